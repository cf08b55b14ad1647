package org.voicerecorder.command.internal.playing;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer.Playback;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.PlayOptions;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.command.internal.playing.Keystroke.Move;
import org.voicerecorder.command.internal.playing.Keystroke.Sign;

/**
 * What keys do to a playback; the same keys as in the window. {@link #typed} is called by the thread that reads the keys,
 * everything else by the one that draws.
 */
public final class PlayControls {
    private static final List<Double> SPEEDS = List.of(0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0);
    private static final double VOLUME_STEP = 3;
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration JUMP = Duration.ofSeconds(10);

    /** Who goes back from a marker means the one before it, though playing has gone on a little. */
    private static final Duration JUST_PASSED = Duration.ofSeconds(1);

    private final Playback playback;
    private final Recording recording;
    private final Markers markers;
    private volatile double speed;
    private volatile double volume;
    private volatile boolean skipsSilence;
    private volatile Optional<PlayOptions.Region> region;
    private volatile boolean loops;
    private volatile boolean showsKeys;
    private volatile boolean ended;
    private volatile String notice = "";

    public PlayControls(Playback playback, PlayOptions options, Recording recording, Markers markers) {
        this.playback = playback;
        this.recording = recording;
        this.markers = markers;
        speed = options.speed();
        volume = options.volumeDb();
        skipsSilence = options.skipSilence();
        region = options.region();
        loops = options.loop();
    }

    /** Does what a key says; one that says nothing does nothing. A failure is shown, and playing goes on. */
    public void typed(Keystroke key) {
        notice = "";
        try {
            switch (key) {
                case Sign(char sign) -> typed(Character.toLowerCase(sign));
                case Move move -> moved(move);
            }
        } catch (VoiceRecorderException e) {
            notice = e.getMessage();
        }
    }

    private void moved(Move move) {
        switch (move) {
            case LEFT -> skip(STEP.negated());
            case RIGHT -> skip(STEP);
            case UP -> volume(VOLUME_STEP);
            case DOWN -> volume(-VOLUME_STEP);
            case HOME -> playback.seek(Duration.ZERO);
            case END -> playback.seek(playback.duration());
        }
    }

    private void typed(char sign) {
        switch (sign) {
            case ' ', 'k' -> togglePause();
            case 'j' -> skip(JUMP.negated());
            case 'l' -> skip(JUMP);
            case '0' -> playback.seek(Duration.ZERO);
            case '[' -> speed(faster(false));
            case ']' -> speed(faster(true));
            case '=', '+' -> volume(VOLUME_STEP);
            case '-' -> volume(-VOLUME_STEP);
            case 'm' -> mark();
            case ',' -> toMarker(false);
            case '.' -> toMarker(true);
            case 'r' -> loop();
            case 's' -> {
                skipsSilence = !skipsSilence;
                playback.setSkipSilence(skipsSilence);
            }
            case '?', 'h' -> showsKeys = !showsKeys;
            case 'q', 4 -> ended = true;
            default -> {
                return;
            }
        }
    }

    private void togglePause() {
        if (playback.state() == Playback.State.PAUSED) {
            playback.resume();
        } else {
            playback.pause();
        }
    }

    private void skip(Duration by) {
        Duration to = playback.position().plus(by);
        playback.seek(to.isNegative() ? Duration.ZERO : to);
    }

    private double faster(boolean more) {
        return SPEEDS.stream()
                .filter(s -> more ? s > speed : s < speed)
                .min(Comparator.comparingDouble(s -> Math.abs(s - speed)))
                .orElse(speed);
    }

    private void speed(double wanted) {
        playback.setSpeed(wanted);
        speed = wanted;
    }

    private void volume(double by) {
        double wanted = Math.clamp(volume + by, PlayOptions.QUIETEST, PlayOptions.LOUDEST);
        playback.setVolume(wanted);
        volume = wanted;
    }

    private void loop() {
        playback.setRegion(region, !loops);
        loops = !loops;
    }

    private void mark() {
        AudioProperties audio = recording.audio().orElse(null);
        if (audio == null) {
            notice = "The length of the recording is not known; no marker can be set";
            return;
        }
        long last = frame(audio.duration(), audio);
        Marker marker = Marker.at(Math.min(last, frame(playback.position(), audio)), "");
        int count = markers.add(recording.id(), List.of(marker)).size();
        notice = "Marker set; %d now".formatted(count);
    }

    private static long frame(Duration time, AudioProperties audio) {
        return Math.round(time.toNanos() / 1e9 * audio.sampleRate());
    }

    private void toMarker(boolean forward) {
        int rate = recording.audio().map(AudioProperties::sampleRate).orElse(0);
        Duration now = playback.position();
        Stream<Duration> times = rate == 0
                ? Stream.empty()
                : markers.list(recording.id()).stream().map(m -> AudioProperties.duration(m.frame(), rate));
        Optional<Duration> found = forward
                ? times.filter(t -> t.compareTo(now) > 0).min(Comparator.naturalOrder())
                : times.filter(t -> t.compareTo(now.minus(JUST_PASSED)) < 0).max(Comparator.naturalOrder());
        found.ifPresentOrElse(
                playback::seek, () -> notice = forward ? "No marker comes after this" : "No marker is before this");
    }

    public Playback playback() {
        return playback;
    }

    /** Whether somebody typed that it is enough. */
    public boolean isEnded() {
        return ended;
    }

    boolean showsKeys() {
        return showsKeys;
    }

    /** What the last key led to, where that is not seen; may be empty. */
    String notice() {
        return notice;
    }

    double speed() {
        return speed;
    }

    double volume() {
        return volume;
    }

    boolean loops() {
        return loops;
    }

    boolean skipsSilence() {
        return skipsSilence;
    }
}
