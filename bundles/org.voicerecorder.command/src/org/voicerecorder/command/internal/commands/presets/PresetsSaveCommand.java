package org.voicerecorder.command.internal.commands.presets;

import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.commands.TakeOptions;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "save",
        sortOptions = false,
        description = "Saves a preset under a name.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.INVALID_INPUT,
            ExitCodes.STORAGE,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec presets save Choir --from Music --rate 96000 --split-on-silence 5s",
            "  voicerec presets save Minutes --voice --title \"{preset} {date} no. {n}\" --watch relaxed",
            "  voicerec presets save Podcast2 --from Podcast --export mp3 --export-folder ~/Podcast --force"
        })
final class PresetsSaveCommand implements Command {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "NAME", description = "1 to 60 characters.")
    private String name;

    @Option(names = "--from", paramLabel = "PRESET", description = "Begin with the values of this preset.")
    private String from;

    @Option(names = "--force", description = "Replace the preset when there is one of that name.")
    private boolean force;

    @Mixin
    private TakeOptions options = new TakeOptions();

    @Option(
            names = "--export",
            paramLabel = "FORMAT",
            converter = FormatChoice.class,
            completionCandidates = FormatChoice.class,
            description = "Make a copy of every take: wav, flac, mp3, m4a or opus.")
    private ExportFormat export;

    @Option(names = "--export-folder", paramLabel = "DIR", description = "Where the copies go.")
    private String exportFolder;

    PresetsSaveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        if ((export == null) != (exportFolder == null)) {
            throw usage("A copy needs a format and a folder", "Give --export and --export-folder together.");
        }
        Presets presets = invocation.services().get(Presets.class);
        Optional<Preset> base = Optional.ofNullable(from).map(presets::get);
        TakeRequest request = base.map(Preset::request).orElseGet(() -> TakeRequest.of(CaptureFormat.DEFAULT));
        Optional<Preset.Export> copy = export == null
                ? base.flatMap(Preset::export)
                : Optional.of(new Preset.Export(export, invocation.pathOutside(exportFolder)));
        Preset preset = new Preset(name, options.request(request), copy);
        presets.save(preset, force);
        return PresetCard.tell(invocation, "Saved", presets, java.util.List.of(preset));
    }

    private static VoiceRecorderException usage(String message, String advice) {
        return new VoiceRecorderException(ErrorCode.ERR_USAGE, message, advice, null);
    }
}
