package org.voicerecorder.api.audio;

import java.time.Duration;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * How something is played.
 *
 * @param from where it begins; past the end there is nothing to hear
 * @param region what playing keeps to; empty for everything
 * @param loop whether playing begins anew at the end of the region (or of everything)
 * @param speed {@value #SLOWEST} to {@value #FASTEST}; the pitch stays as it is
 * @param skipSilence whether pauses are shortened
 * @param volumeDb {@value #QUIETEST} (silence) to {@value #LOUDEST} dB; 0 leaves the samples as they are
 * @param outputDevice id of an {@link OutputDevice}; empty for the system's default
 */
public record PlayOptions(
        Duration from,
        Optional<Region> region,
        boolean loop,
        double speed,
        boolean skipSilence,
        double volumeDb,
        Optional<String> outputDevice) {
    public static final double SLOWEST = 0.5;
    public static final double FASTEST = 3;
    /** Heard as silence. */
    public static final double QUIETEST = -60;

    public static final double LOUDEST = 20;

    public static final PlayOptions DEFAULT =
            new PlayOptions(Duration.ZERO, Optional.empty(), false, 1, false, 0, Optional.empty());

    /**
     * A part of the audio.
     *
     * @param to after {@code from}; the frame there is not heard
     */
    public record Region(Duration from, Duration to) {
        public Region {
            if (from.isNegative() || to.compareTo(from) <= 0) {
                throw invalid("A part from %s to %s has no audio".formatted(from, to));
            }
        }
    }

    /** @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} for what cannot be played */
    public PlayOptions {
        if (from.isNegative()) {
            throw invalid("Playing cannot begin before the beginning");
        }
        checkSpeed(speed);
        checkVolume(volumeDb);
    }

    public static void checkSpeed(double speed) {
        if (!(speed >= SLOWEST && speed <= FASTEST)) {
            throw invalid("The speed is %s to %s, not %s".formatted(SLOWEST, FASTEST, speed));
        }
    }

    public static void checkVolume(double volumeDb) {
        if (!(volumeDb >= QUIETEST && volumeDb <= LOUDEST)) {
            throw invalid("The volume is %s to %s dB, not %s".formatted(QUIETEST, LOUDEST, volumeDb));
        }
    }

    private static VoiceRecorderException invalid(String message) {
        return new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, message);
    }

    public PlayOptions withFrom(Duration wanted) {
        return new PlayOptions(wanted, region, loop, speed, skipSilence, volumeDb, outputDevice);
    }

    public PlayOptions withRegion(Optional<Region> wanted, boolean looping) {
        return new PlayOptions(from, wanted, looping, speed, skipSilence, volumeDb, outputDevice);
    }

    public PlayOptions withSpeed(double wanted) {
        return new PlayOptions(from, region, loop, wanted, skipSilence, volumeDb, outputDevice);
    }

    public PlayOptions withSkipSilence(boolean wanted) {
        return new PlayOptions(from, region, loop, speed, wanted, volumeDb, outputDevice);
    }

    public PlayOptions withVolume(double wantedDb) {
        return new PlayOptions(from, region, loop, speed, skipSilence, wantedDb, outputDevice);
    }

    public PlayOptions withOutputDevice(Optional<String> wanted) {
        return new PlayOptions(from, region, loop, speed, skipSilence, volumeDb, wanted);
    }
}
