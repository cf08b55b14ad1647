package org.voicerecorder.command.internal.commands.presets;

import java.util.List;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "remove",
        sortOptions = false,
        description = "Removes a preset of your own.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.INVALID_INPUT,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY
        })
final class PresetsRemoveCommand implements Command {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of a preset.")
    private String name;

    PresetsRemoveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Presets presets = invocation.services().get(Presets.class);
        Preset preset = presets.get(name);
        presets.remove(preset.name());
        return PresetCard.tell(invocation, "Removed", presets, List.of(preset));
    }
}
