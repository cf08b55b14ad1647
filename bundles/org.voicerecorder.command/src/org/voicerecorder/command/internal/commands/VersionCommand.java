package org.voicerecorder.command.internal.commands;

import org.osgi.framework.Version;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.library.LibraryOpener;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;

@CommandLine.Command(
        name = "version",
        sortOptions = false,
        description = "Shows the version of the program, of its Java, and of the libraries it writes.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE},
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec version", "  voicerec version --json"})
public final class VersionCommand implements Command {
    private final Invocation invocation;

    public VersionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Version bundle = invocation.services().version();
        String version = "%d.%d.%d".formatted(bundle.getMajor(), bundle.getMinor(), bundle.getMicro());
        String java = System.getProperty("java.runtime.version", System.getProperty("java.version"));
        String system = "%s %s %s"
                .formatted(
                        System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
        if (invocation.isJson()) {
            invocation.emit(json -> {
                json.beginObject().name("version").value(version);
                json.name("build").value(bundle.getQualifier());
                json.name("java").value(java).name("system").value(system);
                json.name("libraryFormat").value(LibraryOpener.FORMAT_VERSION).endObject();
            });
        } else if (invocation.isQuiet()) {
            invocation.console().printLine(version);
        } else {
            invocation.console().printLine("Voice Recorder Pro " + version);
            invocation.console().printLine("Java " + java + ", " + system);
            invocation.console().printLine("Library format " + LibraryOpener.FORMAT_VERSION);
        }
        return ExitStatus.OK;
    }
}
