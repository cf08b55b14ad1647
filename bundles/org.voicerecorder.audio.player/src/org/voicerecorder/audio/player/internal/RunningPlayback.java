package org.voicerecorder.audio.player.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer.Playback;
import org.voicerecorder.api.audio.OutputDevice;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PlayOptions;

/** A playback as its users see it: turns times into frames and leaves wishes for the {@link PlaybackThread}. */
final class RunningPlayback implements Playback {
    private static final Logger LOG = LoggerFactory.getLogger(RunningPlayback.class);

    private final PcmSource source;
    private final AutoCloseable resource;
    private final Frames frames;
    private final Controls controls;
    private final PlaybackThread playing;
    private final Thread thread;
    private volatile State end;
    private volatile Optional<VoiceRecorderException> failure = Optional.empty();

    /**
     * @param output closed with the playback
     * @param resource closed with the playback
     */
    RunningPlayback(
            PcmSource source, OutputChoice outputs, PlayOptions options, OpenOutput output, AutoCloseable resource) {
        this.source = source;
        this.resource = resource;
        this.frames = new Frames(source.format().sampleRate(), source.frames());
        this.controls = new Controls(frames.settings(options));
        this.playing = new PlaybackThread(source, outputs, controls, output, frames.frame(options.from()));
        this.thread = Thread.ofPlatform().daemon().name("playback").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        State how = State.FAILED;
        try (resource) {
            playing.run();
            how = State.ENDED;
        } catch (VoiceRecorderException e) {
            failure = Optional.of(e);
        } catch (IOException e) {
            failure = Optional.of(new VoiceRecorderException(
                    ErrorCode.ERR_IO, "Could not read %s: %s".formatted(source, e.getMessage()), e));
        } catch (Exception e) {
            failure = Optional.of(new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "Playing failed: " + e, e));
        } finally {
            failure.ifPresent(why ->
                    LOG.atError().setCause(why).addKeyValue("source", source).log("Playback failed"));
            end = how;
        }
    }

    @Override
    public State state() {
        if (end != null) {
            return end;
        }
        if (controls.look().paused()) {
            return State.PAUSED;
        }
        return playing.isWaiting() ? State.WAITING : State.PLAYING;
    }

    @Override
    public Optional<VoiceRecorderException> failure() {
        return failure;
    }

    @Override
    public Duration position() {
        Controls.Wishes wishes = controls.look();
        boolean onItsWay = end == null && wishes.seek() != Controls.NOWHERE;
        return frames.time(onItsWay ? wishes.seek() : playing.heard().now());
    }

    @Override
    public Duration duration() {
        return frames.time(source.frames());
    }

    @Override
    public void pause() {
        controls.setPaused(true);
    }

    @Override
    public void resume() {
        controls.setPaused(false);
    }

    @Override
    public void seek(Duration position) {
        if (end == null) {
            controls.seek(frames.frame(position));
        }
    }

    @Override
    public void setSpeed(double speed) {
        PlayOptions.checkSpeed(speed);
        controls.set(settings -> settings.withSpeed(speed));
    }

    @Override
    public void setVolume(double decibels) {
        PlayOptions.checkVolume(decibels);
        controls.set(settings -> settings.withVolume(decibels));
    }

    @Override
    public void setRegion(Optional<PlayOptions.Region> region, boolean loop) {
        Span span = frames.span(region, loop);
        controls.set(settings -> settings.withSpan(span));
    }

    @Override
    public void setSkipSilence(boolean skip) {
        controls.set(settings -> settings.withSkipSilence(skip));
    }

    @Override
    public void setOutput(Optional<String> deviceId) {
        controls.set(settings -> settings.withOutput(deviceId));
    }

    @Override
    public Optional<OutputDevice> output() {
        return playing.output().device();
    }

    @Override
    public Optional<VoiceRecorderException> outputProblem() {
        return playing.outputProblem();
    }

    @Override
    public void await() throws InterruptedException {
        thread.join();
    }

    @Override
    public void close() {
        controls.setClosing();
        // Ends a wait for a device that takes nothing.
        playing.output().line().close();
        boolean interrupted = false;
        while (thread.isAlive() && Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
