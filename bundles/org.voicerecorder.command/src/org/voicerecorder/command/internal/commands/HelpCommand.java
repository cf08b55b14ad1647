package org.voicerecorder.command.internal.commands;

import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.command.CommandName;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.CommandTree;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Usage;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "help",
        sortOptions = false,
        description = "Shows the help of the program or of a command.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE},
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec help", "  voicerec help record"})
public final class HelpCommand implements Command {
    private final Invocation invocation;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command.")
    private String command;

    public HelpCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        CommandLine program = new CommandTree(invocation).complete();
        if (command == null) {
            return new Usage(invocation).show(program);
        }
        String name = CommandName.of(command)
                .map(CommandName::text)
                .orElseThrow(() -> new VoiceRecorderException(
                        ErrorCode.ERR_USAGE, "Unknown command '%s'".formatted(command), "See 'voicerec help'.", null));
        return new Usage(invocation).show(program.getSubcommands().get(name));
    }
}
