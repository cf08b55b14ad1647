package org.voicerecorder.command.internal.commands.presets;

import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "import",
        sortOptions = false,
        description = "Takes the presets of a file that 'presets export' wrote, all or none of them.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.INVALID_INPUT,
            ExitCodes.STORAGE,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY
        })
final class PresetsImportCommand implements Command {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "FILE", description = "The JSON file to read.")
    private String file;

    @Option(names = "--force", description = "Replace presets of your own that have the same names.")
    private boolean force;

    PresetsImportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Presets presets = invocation.services().get(Presets.class);
        return PresetCard.tell(invocation, "Imported", presets, presets.importFrom(invocation.path(file), force));
    }
}
