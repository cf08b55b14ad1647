package org.voicerecorder.command.internal.commands;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.audio.OutputDevice;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.audio.PlayOptions;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.LevelTest;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.audio.PcmInMemory;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.taking.LevelLine;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "level",
        sortOptions = false,
        description = {
            "Tests a microphone: shows its level, says what is wrong with it, and plays back what was heard. Keeps nothing.",
            "",
            "In a terminal what was heard is played back, elsewhere with --playback only. Ctrl-C ends the listening."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.BUSY, ExitCodes.DEVICE},
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec level",
            "  voicerec level --device \"USB Audio\" --seconds 10",
            "  voicerec level --no-playback --json && voicerec record --fail-on-silence"
        })
public final class LevelCommand implements Command {
    private static final long REDRAW_MILLIS = 50;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Invocation invocation;
    private final CountDownLatch ended = new CountDownLatch(1);

    @Option(names = "--device", order = 1, paramLabel = "ID", description = "Which: an id or a part of a name.")
    private String device;

    @Option(
            names = {"--seconds", "--duration"},
            order = 2,
            paramLabel = "TIME",
            defaultValue = "5",
            description = "Listen for so long, up to 10; in less than 3 silence cannot be judged. Default: 5.")
    private Duration length;

    @Option(names = "--rate", order = 3, paramLabel = "HZ", description = "Sample rate. Usually 48000.")
    private Integer rate;

    @Option(names = "--channels", order = 4, paramLabel = "N", description = "1 or 2. Usually 1.")
    private Integer channels;

    @Option(
            names = "--playback",
            order = 5,
            negatable = true,
            description = "Play back what was heard (or not). Default: in a terminal.")
    private Boolean playback;

    @Option(names = "--output", order = 6, paramLabel = "ID", description = "Where to play it back.")
    private String output;

    public LevelCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT, "A test lasts up to %d seconds".formatted(LONGEST.toSeconds()));
        }
        invocation.cancel().onCancel(ended::countDown);
        boolean live = invocation.request().terminal().errIsTerminal() && !invocation.isQuiet();
        List<InputDevice> devices = DevicesCommand.devices(invocation);
        Optional<InputDevice> chosen = device == null
                ? devices.stream().filter(InputDevice::isDefault).findFirst()
                : Optional.of(InputChoice.of(device, devices));
        Optional<String> player = output == null ? Optional.empty() : Optional.of(outputId());
        TakeRequest request = TakeRequest.of(format()).withDevice(chosen.map(InputDevice::id));
        String name = chosen.map(InputDevice::name).orElse("the default input");
        invocation.note("Listening to %s for %s s. Speak as you will.".formatted(name, length.toMillis() / 1000.0));
        try (LevelTest test = invocation.services().get(Recorder.class).test(request)) {
            Heard heard = listen(test, live);
            tell(heard, name);
            if (Optional.ofNullable(playback).orElse(live && !invocation.isJson())) {
                playBack(test, player);
            }
            // The text says it already; whoever reads the status must know, too.
            return heard.condition().isSilent() ? ErrorCode.ERR_INPUT_SILENT.exitStatus() : ExitStatus.OK;
        } finally {
            invocation.console().clearStatus();
        }
    }

    private CaptureFormat format() {
        CaptureFormat usual = CaptureFormat.DEFAULT;
        return new CaptureFormat(
                Optional.ofNullable(rate).orElse(usual.sampleRate()),
                Optional.ofNullable(channels).orElse(usual.channels()),
                usual.bitDepth());
    }

    private String outputId() {
        List<OutputDevice> outputs =
                invocation.services().get(AudioPlayer.class).outputs();
        return OutputDevices.find(output, outputs).id();
    }

    /** @param peaks of each channel, the highest in dBFS */
    private record Heard(List<Double> peaks, InputCondition condition) {}

    private Heard listen(LevelTest test, boolean live) {
        var line = new LevelLine(invocation.request().terminal().columns(), invocation.errorStyle());
        var peaks = new ArrayList<Double>();
        long end = System.nanoTime() + length.toNanos();
        try {
            while (System.nanoTime() < end && !ended.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
                Levels levels = test.levels();
                for (int i = 0; i < levels.peak().size(); i++) {
                    if (i == peaks.size()) {
                        peaks.add(Levels.FLOOR);
                    }
                    peaks.set(i, Math.max(peaks.get(i), levels.peak().get(i)));
                }
                if (live) {
                    invocation.console().status(line.of(levels, test.condition()));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        invocation.console().clearStatus();
        return new Heard(peaks, test.condition());
    }

    private void tell(Heard heard, String name) {
        if (invocation.isJson()) {
            invocation.emit(json -> {
                json.beginObject().name("device").value(name).name("peakDbfs").beginArray();
                for (double peak : heard.peaks()) {
                    json.value(Math.round(peak * 10) / 10.0);
                }
                json.endArray();
                json.name("condition").value(heard.condition().kind().name().toLowerCase(Locale.ROOT));
                json.name("silent").value(heard.condition().isSilent()).endObject();
            });
            return;
        }
        String peaks = heard.peaks().stream()
                .map(peak -> peak <= Levels.FLOOR ? "silence" : String.format(Locale.ROOT, "%.1f dBFS", peak))
                .collect(Collectors.joining(", "));
        String sentence = heard.condition().sentence();
        invocation.console().printLine("Peak %s. %s.".formatted(peaks, sentence.isEmpty() ? verdict(heard) : sentence));
    }

    private static String verdict(Heard heard) {
        return heard.condition().kind() == InputCondition.Kind.OK
                ? "The input is live"
                : "It was too short to judge the input";
    }

    private void playBack(LevelTest test, Optional<String> outputDevice) {
        test.close();
        PcmInMemory heard;
        try (PcmStream stream = test.heard()) {
            heard = PcmInMemory.of(stream);
        } catch (IOException e) {
            throw IoFailures.of(e, "read", invocation.request().workingDirectory());
        }
        if (heard.frames() == 0 || invocation.cancel().isCancelled()) {
            return;
        }
        invocation.note("This is what was heard.");
        PlayOptions options = PlayOptions.DEFAULT.withOutputDevice(outputDevice);
        try (var playing = invocation.services().get(AudioPlayer.class).play(heard, options)) {
            boolean enough = false;
            while (!enough && !playing.state().isOver()) {
                enough = ended.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS);
            }
            playing.failure().ifPresent(problem -> {
                throw problem;
            });
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
