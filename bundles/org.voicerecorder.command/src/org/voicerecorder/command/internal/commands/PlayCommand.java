package org.voicerecorder.command.internal.commands;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.AudioPlayer.Playback;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Outcome;
import org.voicerecorder.command.internal.text.Escapes;
import org.voicerecorder.command.internal.text.HumanTime;
import org.voicerecorder.command.internal.text.TextWidth;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "play",
        sortOptions = false,
        description = "Plays a recording on the system's default output. Ctrl-C ends it and is success.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY,
            ExitCodes.DEVICE
        },
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec play last", "  voicerec play 3f2a9c1e --from 1:30"})
public final class PlayCommand implements Command {
    private static final long REDRAW_MILLIS = 100;

    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private String id;

    @Option(names = "--from", paramLabel = "TIME", description = "Begin there: 90, 1:30, 1h2m.")
    private Duration from = Duration.ZERO;

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
        try (Playback playback = player.play(recording.path(), from)) {
            follow(playback, recording, cancelled);
            if (playback.state() == Playback.State.FAILED) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_DEVICE_UNAVAILABLE, "Playing stopped: the output failed");
            }
        } finally {
            invocation.console().clearStatus();
        }
        return invocation.isJson() || invocation.isQuiet()
                ? Outcome.show(invocation, "Played", java.util.List.of(recording))
                : ExitStatus.OK;
    }

    private void follow(Playback playback, Recording recording, CountDownLatch cancelled) {
        int columns = invocation.request().terminal().columns();
        boolean live = invocation.request().terminal().errIsTerminal() && !invocation.isQuiet();
        invocation.note("Playing %s; Ctrl-C ends it.".formatted(Escapes.visible(recording.title())));
        try {
            while (playback.state() == Playback.State.PLAYING || playback.state() == Playback.State.PAUSED) {
                if (live) {
                    invocation.console().status(line(playback, columns));
                }
                if (cancelled.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(Playback playback, int columns) {
        Duration position = playback.position();
        Duration duration = playback.duration();
        String time = "%s / %s".formatted(HumanTime.clock(position.toSeconds()), HumanTime.clock(duration.toSeconds()));
        int width = Math.clamp(columns - 5L - time.length(), 0, 60);
        double part = duration.isZero() ? 0 : Math.clamp((double) position.toMillis() / duration.toMillis(), 0, 1);
        int filled = (int) (part * width);
        return TextWidth.fit(time + " [" + "=".repeat(filled) + ".".repeat(width - filled) + "]", columns - 1);
    }
}
