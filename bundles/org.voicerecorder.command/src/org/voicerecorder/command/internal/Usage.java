package org.voicerecorder.command.internal;

import org.voicerecorder.api.ExitStatus;
import picocli.CommandLine;

/** Shows the help of a command, or of the program. */
public final class Usage {
    private final Invocation invocation;

    public Usage(Invocation invocation) {
        this.invocation = invocation;
    }

    public ExitStatus show(CommandLine commandLine) {
        String text = commandLine.getUsageMessage(commandLine.getColorScheme());
        if (invocation.isJson()) {
            invocation.emit(json -> json.beginObject().name("help").value(text).endObject());
        } else {
            invocation.console().print(text);
        }
        return ExitStatus.OK;
    }
}
