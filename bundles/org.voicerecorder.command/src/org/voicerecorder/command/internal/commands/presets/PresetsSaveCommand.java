package org.voicerecorder.command.internal.commands.presets;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.VoiceActivation;
import org.voicerecorder.api.recorder.WatchStrictness;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
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

    @Option(names = "--device", paramLabel = "DEVICE", description = "Id or name of an input device.")
    private String device;

    @Option(names = "--rate", paramLabel = "HZ", description = "Frames per second.")
    private Integer rate;

    @Option(names = "--channels", paramLabel = "N", description = "1 or 2.")
    private Integer channels;

    @Option(
            names = {"--bits", "--depth"},
            paramLabel = "N",
            description = "16, 24 or 32 bits per sample.")
    private Integer bits;

    @Option(names = "--gain", paramLabel = "DB", description = "Gain of the input, -40 to 40 dB.")
    private Double gain;

    @Option(
            names = {"--seconds", "--duration", "--max"},
            paramLabel = "TIME",
            description = "End after so much audio.")
    private Duration length;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "Title; may hold {preset}, {date}, {time}, {device}, {n} and {part}.")
    private String title;

    @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "Tag; repeated or with commas: several.")
    private List<String> tags;

    @Option(
            names = {"--note", "--description"},
            paramLabel = "TEXT",
            description = "Description.")
    private String note;

    @Option(names = "--split-every", paramLabel = "TIME", description = "Go on in a new file after so much audio.")
    private Duration splitEvery;

    @Option(
            names = "--split-on-silence",
            paramLabel = "TIME",
            description = "Go on in a new file where somebody speaks after so long a silence.")
    private Duration splitSilence;

    @Option(names = "--voice", description = "Record only while somebody speaks.")
    private boolean voice;

    @Option(
            names = "--voice-pause",
            paramLabel = "TIME",
            description = "With --voice: wait again after so long without a voice. Default: 2.")
    private Duration voicePause;

    @Option(names = "--fail-on-silence", description = "End with an error when the input is dead or muted.")
    private boolean failOnSilence;

    @Option(names = "--pre-roll", paramLabel = "TIME", description = "Keep so much from before the start.")
    private Duration preRoll;

    @Option(
            names = "--watch",
            paramLabel = "HOW",
            converter = WatchChoice.class,
            completionCandidates = WatchChoice.class,
            description = "How soon a dead input is told: strict (3 s), relaxed (15 s) or off.")
    private WatchStrictness watch;

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
        if (splitEvery != null && splitSilence != null) {
            throw usage("A take is split either every so often or on silence", "Give one of the two options.");
        }
        if (voicePause != null && !voice) {
            throw usage("--voice-pause goes with --voice", "Give both.");
        }
        if ((export == null) != (exportFolder == null)) {
            throw usage("A copy needs a format and a folder", "Give --export and --export-folder together.");
        }
        Presets presets = invocation.services().get(Presets.class);
        Optional<Preset> base = Optional.ofNullable(from).map(presets::get);
        TakeRequest request = base.map(Preset::request).orElseGet(() -> TakeRequest.of(CaptureFormat.DEFAULT));
        Optional<Preset.Export> copy = export == null
                ? base.flatMap(Preset::export)
                : Optional.of(new Preset.Export(export, invocation.pathOutside(exportFolder)));
        Preset preset = new Preset(name, withCourse(withText(withInput(request))), copy);
        presets.save(preset, force);
        return PresetCard.tell(invocation, "Saved", presets, List.of(preset));
    }

    private TakeRequest withInput(TakeRequest base) {
        CaptureFormat format = base.format();
        TakeRequest request = base.withFormat(new CaptureFormat(
                rate == null ? format.sampleRate() : rate,
                channels == null ? format.channels() : channels,
                bits == null ? format.bitDepth() : bits));
        request = device == null ? request : request.withDevice(device);
        request = gain == null ? request : request.withGain(gain);
        request = failOnSilence ? request.withFailOnSilence(true) : request;
        return watch == null ? request : request.withWatch(watch);
    }

    private TakeRequest withText(TakeRequest base) {
        TakeRequest request = title == null ? base : base.withTitle(title);
        request = note == null ? request : request.withDescription(note);
        return tags == null
                ? request
                : request.withTags(tags.stream()
                        .map(String::strip)
                        .filter(t -> !t.isEmpty())
                        .toList());
    }

    private TakeRequest withCourse(TakeRequest base) {
        TakeRequest request = length == null ? base : base.withLength(length);
        request = splitEvery == null ? request : request.withSplit(new Split.Every(splitEvery));
        request = splitSilence == null ? request : request.withSplit(new Split.OnSilence(splitSilence));
        Duration pause = voicePause == null ? VoiceActivation.DEFAULT.pauseAfter() : voicePause;
        request = voice ? request.withVoice(new VoiceActivation(pause, VoiceActivation.DEFAULT.leadIn())) : request;
        return preRoll == null ? request : request.withPreRoll(preRoll);
    }

    private static VoiceRecorderException usage(String message, String advice) {
        return new VoiceRecorderException(ErrorCode.ERR_USAGE, message, advice, null);
    }
}
