package org.voicerecorder.command.internal.commands.presets;

import java.util.List;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "export",
        sortOptions = false,
        description = "Writes presets into a file, for another library.",
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
final class PresetsExportCommand implements Command {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "FILE", description = "The JSON file to write.")
    private String file;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "NAME",
            description = "Presets to write. Default: all of your own.")
    private List<String> names = List.of();

    @Option(names = "--force", description = "Overwrite the file when it exists.")
    private boolean force;

    PresetsExportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Presets presets = invocation.services().get(Presets.class);
        return PresetCard.tell(
                invocation, "Exported", presets, presets.exportTo(invocation.pathOutside(file), names, force));
    }
}
