package org.voicerecorder.command.internal.commands.presets;

import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "show",
        sortOptions = false,
        description = "Shows all that a preset says.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.NOT_FOUND, ExitCodes.DAMAGED, ExitCodes.BUSY})
final class PresetsShowCommand implements Command {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of a preset.")
    private String name;

    PresetsShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Presets presets = invocation.services().get(Presets.class);
        Preset preset = presets.get(name);
        if (invocation.isJson()) {
            invocation.emit(json -> json.jsonValue(presets.toJson(preset)));
        } else if (invocation.isQuiet()) {
            invocation.console().printLine(preset.name());
        } else {
            PresetCard.print(invocation, preset);
        }
        return ExitStatus.OK;
    }
}
