package org.voicerecorder.command.internal.commands;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.AudioPlayer.Playback;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.PlayOptions;
import org.voicerecorder.api.command.CommandRequest.Terminal;
import org.voicerecorder.api.command.Keys;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Outcome;
import org.voicerecorder.command.internal.playing.KeyDecoder;
import org.voicerecorder.command.internal.playing.PlayControls;
import org.voicerecorder.command.internal.playing.PlayScreen;
import org.voicerecorder.command.internal.text.Escapes;
import org.voicerecorder.command.internal.text.HumanTime;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "play",
        sortOptions = false,
        description = {
            "Plays a recording. Ctrl-C ends it and is success.",
            "",
            "In a terminal, keys work: space pauses and goes on, arrows move by 5 s, [ and ] change the speed, + and -"
                    + " the volume, m sets a marker, r repeats, q ends; ? shows all of them."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.INVALID_INPUT,
            ExitCodes.NOT_FOUND,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY,
            ExitCodes.DEVICE
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec play last",
            "  voicerec play 3f2a9c1e --from 1:30 --to 2:10 --loop",
            "  voicerec play 3f2a9c1e --speed 1.5 --skip-silence"
        })
public final class PlayCommand implements Command {
    private static final long REDRAW_MILLIS = 100;

    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private String id;

    @Option(names = "--from", paramLabel = "TIME", description = "Begin there: 90, 1:30, 1h2m.")
    private Duration from = Duration.ZERO;

    @Option(names = "--to", paramLabel = "TIME", description = "End there.")
    private Duration to;

    @Option(names = "--loop", description = "Begin anew at the end, until Ctrl-C.")
    private boolean loop;

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            description = "0.5 to 3; the pitch stays as it is. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private double speed;

    @Option(names = "--skip-silence", description = "Shorten pauses to a fifth of a second.")
    private boolean skipSilence;

    @Option(
            names = "--volume",
            paramLabel = "DB",
            description = "-60 (silence) to 20 dB. Default: ${DEFAULT-VALUE}, the samples as they are.",
            defaultValue = "0")
    private double volume;

    @Option(
            names = "--output",
            paramLabel = "DEVICE",
            description = "Id or name of an output device, see 'voicerec devices --outputs'. Default: the system's.")
    private String output;

    public PlayCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Recording recording = invocation.recordings().resolve(id);
        if (!Files.isRegularFile(recording.path())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FILE_MISSING, "The stored audio is gone: " + recording.path());
        }
        AudioPlayer player = invocation.services().get(AudioPlayer.class);
        CountDownLatch cancelled = new CountDownLatch(1);
        invocation.cancel().onCancel(cancelled::countDown);
        PlayOptions options = options(player, recording);
        try (Playback playback = player.play(recording.path(), options)) {
            follow(playback, options, recording, cancelled);
            playback.failure().ifPresent(why -> {
                throw why;
            });
        } finally {
            invocation.console().clearStatus();
        }
        return invocation.isJson() || invocation.isQuiet()
                ? Outcome.show(invocation, "Played", List.of(recording))
                : ExitStatus.OK;
    }

    private PlayOptions options(AudioPlayer player, Recording recording) {
        Optional<String> device = Optional.ofNullable(output)
                .map(wanted -> OutputDevices.find(wanted, player.outputs()).id());
        return new PlayOptions(from, region(recording), loop, speed, skipSilence, volume, device);
    }

    /** From {@code --from}, which is also where a loop begins anew, to {@code --to} or the end. */
    private Optional<PlayOptions.Region> region(Recording recording) {
        Optional<Duration> length = recording.audio().map(AudioProperties::duration);
        if (length.filter(l -> from.compareTo(l) >= 0).isPresent()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "The recording is only %s long"
                            .formatted(HumanTime.clock(length.get().toSeconds())));
        }
        if (to != null && to.compareTo(from) <= 0) {
            throw new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, "--to must be after --from");
        }
        if (to != null) {
            return Optional.of(new PlayOptions.Region(from, to));
        }
        return loop && !from.isZero() ? length.map(end -> new PlayOptions.Region(from, end)) : Optional.empty();
    }

    /** Shows the playback until it is over, or somebody has had enough. */
    private void follow(Playback playback, PlayOptions options, Recording recording, CountDownLatch cancelled) {
        Terminal terminal = invocation.request().terminal();
        boolean live = terminal.errIsTerminal() && !invocation.isQuiet();
        boolean keys = live && terminal.inIsTerminal();
        var screen = new PlayScreen(terminal.columns(), terminal.rows(), invocation.errorStyle());
        var controls = new PlayControls(
                playback, options, recording, invocation.services().get(Markers.class));
        String how = keys ? "" : "; Ctrl-C ends it";
        invocation.note("Playing %s%s.".formatted(Escapes.visible(recording.title()), how));
        var decoder = new KeyDecoder(controls::typed);
        try (Keys.Listening _ = keys ? invocation.request().keys().listen(decoder) : () -> {}) {
            Optional<VoiceRecorderException> told = Optional.empty();
            while (!playback.state().isOver() && !controls.isEnded()) {
                told = tell(playback, told);
                if (live) {
                    invocation.console().status(keys ? screen.lines(controls) : List.of(screen.line(playback)));
                }
                if (cancelled.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** That the output changed under the playback. @return what has been told */
    private Optional<VoiceRecorderException> tell(Playback playback, Optional<VoiceRecorderException> told) {
        Optional<VoiceRecorderException> problem = playback.outputProblem();
        boolean goesOn = playback.state() == Playback.State.PLAYING;
        if (problem.isEmpty() || problem.equals(told) || !goesOn) {
            return told;
        }
        invocation.console().clearStatus();
        invocation.note("%s; playing goes on%s."
                .formatted(
                        problem.get().getMessage(),
                        playback.output().map(o -> " on " + o.name()).orElse("")));
        return problem;
    }
}
