package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.AudioPlayer.Playback;

/** Plays the recording that is shown. Lives in the display thread; the output is opened beside it. */
public final class PlayerModel {
    private static final Duration TICK = Duration.ofMillis(33);

    /** A part of a recording; {@code from} before {@code to}. */
    public record Part(Duration from, Duration to) {}

    private final ServiceSource services;
    private final Background background;
    private final Listeners listeners = new Listeners();
    private Consumer<VoiceRecorderException> failures = problem -> {};
    private Optional<Recording> recording = Optional.empty();
    private Optional<Playback> playback = Optional.empty();
    private Optional<Part> part = Optional.empty();
    private Duration cursor = Duration.ZERO;
    private boolean opening;
    private boolean looping;
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
        listeners.tell();
    }

    public Duration length() {
        return recording.flatMap(Recording::audio).map(a -> a.duration()).orElse(Duration.ZERO);
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
        listeners.tell();
    }

    public boolean isLooping() {
        return looping;
    }

    public void setLooping(boolean loop) {
        looping = loop;
        listeners.tell();
    }

    public boolean isPlaying() {
        return opening
                || playback.filter(p -> p.state() == Playback.State.PLAYING).isPresent();
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
                        case PLAYING -> later(running::pause);
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
        background.fetch(
                () -> services.require(AudioPlayer.class).play(wanted.path(), from),
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
            if (running.state() == Playback.State.ENDED || running.state() == Playback.State.FAILED) {
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
                case PLAYING -> {
                    cursor = running.position();
                    keepToPart(running);
                    tick();
                }
                case PAUSED -> listeners.tell();
                case ENDED -> ended();
                case FAILED -> {
                    stop();
                    failures.accept(new VoiceRecorderException(
                            ErrorCode.ERR_DEVICE_UNAVAILABLE, "The recording could not be played to its end"));
                }
            }
        });
    }

    private void keepToPart(Playback running) {
        part.filter(p -> cursor.compareTo(p.to()) >= 0).ifPresent(p -> {
            if (looping) {
                later(() -> running.seek(p.from()));
            } else {
                stop();
                cursor = p.to();
            }
        });
    }

    private void ended() {
        cursor = length();
        playback.ifPresent(running -> later(running::close));
        playback = Optional.empty();
        if (looping) {
            start();
        } else {
            listeners.tell();
        }
    }
}
