package org.voicerecorder.command.internal.commands;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.VoiceActivation;
import org.voicerecorder.api.recorder.WatchStrictness;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a take can be asked for on a command line: of one that begins, and of a preset. What is not said stays as it was. */
public final class TakeOptions {
    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "Id or name of an input device, see 'voicerec devices'. Default: the system's.")
    private String device;

    @Option(names = "--rate", paramLabel = "HZ", description = "Frames per second, 8000 to 192000. Usually 48000.")
    private Integer rate;

    @Option(names = "--channels", paramLabel = "N", description = "1 or 2. Usually 1.")
    private Integer channels;

    @Option(
            names = {"--bits", "--depth"},
            paramLabel = "N",
            description = "16, 24 or 32 bits per sample. Usually 16.")
    private Integer bits;

    @Option(
            names = {"--seconds", "--duration", "--max"},
            paramLabel = "TIME",
            description = "End after so much audio: 10, 1:30, 1h30m. Default: at Ctrl-C.")
    private Duration length;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description =
                    "Title; {preset}, {date}, {time}, {device}, {n} and {part} are filled in. Default: Recording, date"
                            + " and time.")
    private String title;

    @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "Tag; repeated or with commas: several.")
    private List<String> tags;

    @Option(
            names = {"--note", "--description"},
            paramLabel = "TEXT",
            description = "Description.")
    private String note;

    @Option(names = "--gain", paramLabel = "DB", description = "Amplify what is heard by so many dB, -40 to 40.")
    private Double gain;

    @ArgGroup
    private Splitting split;

    static final class Splitting {
        @Option(
                names = "--split-every",
                paramLabel = "TIME",
                description = "Go on in a new recording after so much audio, without losing a sample.")
        private Duration every;

        @Option(
                names = "--split-on-silence",
                paramLabel = "TIME",
                description = "Go on in a new recording when nobody has spoken for so long.")
        private Duration silence;
    }

    @Option(
            names = "--voice",
            description = "Record only while somebody speaks, with half a second from before each voice.")
    private boolean voice;

    @Option(
            names = "--voice-pause",
            paramLabel = "TIME",
            description = "With --voice: wait again after so long without a voice. Default: 2.")
    private Duration voicePause;

    @Option(
            names = "--pre-roll",
            paramLabel = "TIME",
            description = "Listen first; ENTER starts, and this much from before it is kept (up to 60 s).")
    private Duration preRoll;

    @Option(
            names = "--fallback",
            description =
                    "Go on with another input device when this one is lost, or when the sound system moves to it.")
    private boolean fallback;

    @Option(
            names = "--device-wait",
            paramLabel = "TIME",
            description = "Wait so long for a lost device, then end; 0 ends at once. Default: 5m.")
    private Duration deviceWait;

    @Option(
            names = "--fail-on-silence",
            description = "End with an error when the input is dead or muted; what was recorded is kept.")
    private boolean failOnSilence;

    @Option(
            names = "--quiet-room",
            description = "Do not take silence for a dead microphone before 15 s: for gated headsets and studios.")
    private boolean quietRoom;

    @Option(
            names = "--watch",
            paramLabel = "HOW",
            converter = WatchChoice.class,
            completionCandidates = WatchChoice.class,
            description = "How soon a dead input is told: strict (3 s), relaxed (15 s, as --quiet-room) or off.")
    private WatchStrictness watch;

    @Option(
            names = "--flac",
            negatable = true,
            fallbackValue = "true",
            description = "Make a FLAC copy beside the take, for exports; the recording itself stays WAV.")
    private Boolean flac;

    /** What is kept from before the start; empty when nothing was said. */
    public Optional<Duration> preRoll() {
        return Optional.ofNullable(preRoll);
    }

    /**
     * What was asked for.
     *
     * @param base what holds where no option says something else
     * @return the device in it is as it was typed: an id, a name or a part of one
     */
    public TakeRequest request(TakeRequest base) {
        if (quietRoom && watch != null) {
            throw new VoiceRecorderException(ErrorCode.ERR_USAGE, "--quiet-room is --watch relaxed: give one of them");
        }
        if (length != null && length.isZero()) {
            throw new VoiceRecorderException(ErrorCode.ERR_USAGE, "A recording of no length");
        }
        TakeRequest request = withInput(base);
        request = tags == null ? request : request.withTags(List.copyOf(FilterOptions.tags(tags)));
        request = length == null ? request : request.withLength(length);
        request = title == null ? request : request.withTitle(title);
        request = note == null ? request : request.withDescription(note);
        request = flac == null ? request : request.withFlac(flac);
        request = preRoll == null ? request : request.withPreRoll(preRoll);
        return withVoice(split == null ? request : request.withSplit(splitting()));
    }

    private TakeRequest withInput(TakeRequest base) {
        CaptureFormat format = base.format();
        TakeRequest request = base.withFormat(new CaptureFormat(
                rate == null ? format.sampleRate() : rate,
                channels == null ? format.channels() : channels,
                bits == null ? format.bitDepth() : bits));
        request = device == null ? request : request.withDevice(device);
        request = gain == null ? request : request.withGain(gain);
        request = fallback ? request.withOtherDevice(true) : request;
        request = failOnSilence ? request.withFailOnSilence(true) : request;
        request = quietRoom ? request.withWatch(WatchStrictness.RELAXED) : request;
        request = watch == null ? request : request.withWatch(watch);
        return deviceWait == null ? request : request.withDeviceWait(deviceWait);
    }

    private Split splitting() {
        return split.every != null ? new Split.Every(split.every) : new Split.OnSilence(split.silence);
    }

    private TakeRequest withVoice(TakeRequest request) {
        if (!voice && voicePause != null) {
            throw new VoiceRecorderException(ErrorCode.ERR_USAGE, "--voice-pause goes with --voice");
        }
        VoiceActivation usual = VoiceActivation.DEFAULT;
        return voice
                ? request.withVoice(voicePause == null ? usual : new VoiceActivation(voicePause, usual.leadIn()))
                : request;
    }
}
