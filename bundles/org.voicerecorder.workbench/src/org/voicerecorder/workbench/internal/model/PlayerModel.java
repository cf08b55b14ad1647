package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.AudioPlayer.Playback;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.OutputDevice;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PlayOptions;

/** Plays the recording that is shown. Lives in the display thread; the output is opened beside it. */
public final class PlayerModel {
    private static final Duration TICK = Duration.ofMillis(33);

    /** What "faster" and "slower" step through. */
    public static final List<Double> SPEEDS = List.of(0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0);

    private static final double VOLUME_STEP_DB = 3;

    /** A part of a recording; {@code from} before {@code to}. */
    public record Part(Duration from, Duration to) {}

    private final ServiceSource services;
    private final Background background;
    private final Listeners listeners = new Listeners();
    private Consumer<VoiceRecorderException> failures = problem -> {};
    private Optional<Recording> recording = Optional.empty();
    /** What is heard in place of the stored audio. */
    private Optional<PcmSource> source = Optional.empty();

    private Optional<Playback> playback = Optional.empty();
    private Optional<Part> part = Optional.empty();
    private Duration cursor = Duration.ZERO;
    private boolean opening;
    private boolean looping;
    /** Speed, volume and the like, kept from one recording to the next. */
    private PlayOptions how = PlayOptions.DEFAULT;

    private boolean ticking;
    private long generation;

    public PlayerModel(ServiceSource services, Background background) {
        this.services = services;
        this.background = background;
    }

    public Listeners listeners() {
        return listeners;
    }

    public void report(Consumer<VoiceRecorderException> onFailure) {
        failures = onFailure;
    }

    public Optional<Recording> recording() {
        return recording;
    }

    /** Shows another recording (or a newer state of the same one). */
    public void show(Optional<Recording> shown) {
        if (!shown.map(Recording::id).equals(recording.map(Recording::id))) {
            stop();
            part = Optional.empty();
            cursor = Duration.ZERO;
        }
        recording = shown;
        source = Optional.empty();
        listeners.tell();
    }

    /** Shows an edit of a recording, or a later state of it. What plays goes on there, from the given place on. */
    public void show(Recording edited, PcmSource audio, Duration at, Optional<Part> selected) {
        boolean goesOn = isPlaying();
        stop();
        recording = Optional.of(edited);
        source = Optional.of(audio);
        cursor = at;
        part = selected;
        listeners.tell();
        if (goesOn) {
            start();
        }
    }

    public Duration length() {
        return source.map(s -> AudioProperties.duration(s.frames(), s.format().sampleRate()))
                .or(() -> recording.flatMap(Recording::audio).map(AudioProperties::duration))
                .orElse(Duration.ZERO);
    }

    public Duration position() {
        return cursor;
    }

    public Optional<Part> part() {
        return part;
    }

    /** What is selected in the waveform; playing keeps to it. */
    public void select(Optional<Part> selected) {
        part = selected;
        keepToPart();
    }

    private void keepToPart() {
        Optional<PlayOptions.Region> region = region();
        boolean loop = looping;
        playback.ifPresent(running -> later(() -> running.setRegion(region, loop)));
        listeners.tell();
    }

    private Optional<PlayOptions.Region> region() {
        return part.map(p -> new PlayOptions.Region(p.from(), p.to()));
    }

    public boolean isLooping() {
        return looping;
    }

    public void setLooping(boolean loop) {
        looping = loop;
        keepToPart();
    }

    public double speed() {
        return how.speed();
    }

    public void setSpeed(double speed) {
        how = how.withSpeed(speed);
        playback.ifPresent(running -> running.setSpeed(speed));
        listeners.tell();
    }

    public void faster() {
        SPEEDS.stream().filter(s -> s > speed()).findFirst().ifPresent(this::setSpeed);
    }

    public void slower() {
        SPEEDS.reversed().stream().filter(s -> s < speed()).findFirst().ifPresent(this::setSpeed);
    }

    /** In dB; 0 is as recorded. */
    public double volume() {
        return how.volumeDb();
    }

    public void setVolume(double decibels) {
        double within = Math.clamp(decibels, PlayOptions.QUIETEST, PlayOptions.LOUDEST);
        how = how.withVolume(within);
        playback.ifPresent(running -> running.setVolume(within));
        listeners.tell();
    }

    public void louder() {
        setVolume(volume() + VOLUME_STEP_DB);
    }

    public void softer() {
        setVolume(volume() - VOLUME_STEP_DB);
    }

    public boolean isSkippingSilence() {
        return how.skipSilence();
    }

    public void setSkippingSilence(boolean skip) {
        how = how.withSkipSilence(skip);
        playback.ifPresent(running -> running.setSkipSilence(skip));
        listeners.tell();
    }

    /** Id of the device that is wished; empty for the system's default. */
    public Optional<String> output() {
        return how.outputDevice();
    }

    public void setOutput(Optional<String> deviceId) {
        how = how.withOutputDevice(deviceId);
        playback.ifPresent(running -> running.setOutput(deviceId));
        listeners.tell();
    }

    /** The devices there are now; asks the system, so not in the display thread. */
    public List<OutputDevice> outputs() {
        return services.require(AudioPlayer.class).outputs();
    }

    /** Whether the output went away and playing goes on when there is another. */
    public boolean isWaiting() {
        return playback.filter(p -> p.state() == Playback.State.WAITING).isPresent();
    }

    public boolean isPlaying() {
        return opening
                || playback.filter(p -> p.state() == Playback.State.PLAYING || p.state() == Playback.State.WAITING)
                        .isPresent();
    }

    public boolean isAvailable() {
        return services.has(AudioPlayer.class);
    }

    public void toggle() {
        if (recording.isEmpty() || opening) {
            return;
        }
        playback.ifPresentOrElse(
                running -> {
                    switch (running.state()) {
                        case PLAYING, WAITING -> later(running::pause);
                        case PAUSED -> later(running::resume);
                        case ENDED, FAILED -> start();
                    }
                    tick();
                },
                this::start);
    }

    private void start() {
        stop();
        Duration from = begin();
        cursor = from;
        long asked = ++generation;
        opening = true;
        Recording wanted = recording.orElseThrow();
        Optional<PcmSource> edited = source;
        PlayOptions options = how.withFrom(from).withRegion(region(), looping);
        background.fetch(
                () -> {
                    AudioPlayer player = services.require(AudioPlayer.class);
                    return edited.isPresent()
                            ? player.play(edited.get(), options)
                            : player.play(wanted.path(), options);
                },
                opened -> {
                    if (asked != generation) {
                        later(opened::close);
                        return;
                    }
                    opening = false;
                    playback = Optional.of(opened);
                    tick();
                },
                problem -> {
                    if (asked == generation) {
                        opening = false;
                        listeners.tell();
                        failures.accept(problem);
                    }
                });
        listeners.tell();
    }

    /** Where playing begins: at the cursor, unless that is at the end or outside the selected part. */
    private Duration begin() {
        if (part.isPresent()) {
            Part p = part.get();
            boolean inside = cursor.compareTo(p.from()) >= 0 && cursor.compareTo(p.to()) < 0;
            return inside ? cursor : p.from();
        }
        boolean atEnd = cursor.plusMillis(50).compareTo(length()) >= 0;
        return atEnd ? Duration.ZERO : cursor;
    }

    public void stop() {
        generation++;
        opening = false;
        playback.ifPresent(running -> later(running::close));
        playback = Optional.empty();
        listeners.tell();
    }

    public void seek(Duration wanted) {
        Duration end = length();
        cursor = wanted.isNegative() ? Duration.ZERO : wanted.compareTo(end) > 0 ? end : wanted;
        Duration to = cursor;
        playback.ifPresent(running -> {
            if (running.state().isOver()) {
                stop();
            } else {
                later(() -> running.seek(to));
            }
        });
        listeners.tell();
    }

    public void skip(Duration by) {
        seek(cursor.plus(by));
    }

    private void later(Runnable work) {
        background.fetch(
                () -> {
                    work.run();
                    return work;
                },
                done -> tick(),
                failures);
    }

    /** Follows the sound as long as there is any. */
    private void tick() {
        if (!ticking && playback.isPresent()) {
            ticking = true;
            background.later(TICK, this::follow);
        }
        listeners.tell();
    }

    private void follow() {
        ticking = false;
        playback.ifPresent(running -> {
            switch (running.state()) {
                case PLAYING, WAITING -> {
                    cursor = running.position();
                    tick();
                }
                case PAUSED -> listeners.tell();
                case ENDED -> ended(running);
                case FAILED -> {
                    stop();
                    failures.accept(running.failure()
                            .orElseGet(() -> new VoiceRecorderException(
                                    ErrorCode.ERR_DEVICE_UNAVAILABLE, "The recording could not be played to its end")));
                }
            }
        });
    }

    private void ended(Playback running) {
        cursor = running.position();
        playback = Optional.empty();
        later(running::close);
        listeners.tell();
    }
}
