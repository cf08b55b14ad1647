package org.voicerecorder.audio.rescue;

import java.util.OptionalInt;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.SampleFormat;

/**
 * What the caller knows of the format; it goes before what the file says.
 *
 * @param rate frames per second
 * @param bits of a sample as it lies in the file: 8, 16, 24, 32 or 64 (floating point)
 */
public record FormatHint(OptionalInt rate, OptionalInt channels, OptionalInt bits) {
    public static final FormatHint NONE = new FormatHint(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    private static final int MAX_RATE = 768_000;

    /** @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} */
    public FormatHint {
        check(rate, rate.orElse(1) >= 1 && rate.orElse(1) <= MAX_RATE, "rate", "1 to 768000 frames per second");
        int count = channels.orElse(1);
        check(channels, count >= 1 && count <= SampleFormat.MAX_CHANNELS, "channels", "1 to 32 channels");
        int depth = bits.orElse(8);
        check(bits, depth % 8 == 0 && depth >= 8 && depth <= 32 || depth == 64, "bits", "8, 16, 24, 32 or 64 bits");
    }

    private static void check(OptionalInt value, boolean possible, String what, String range) {
        if (!possible) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "--%s %d is not possible".formatted(what, value.getAsInt()),
                    "It takes %s.".formatted(range),
                    null);
        }
    }

    public boolean isEmpty() {
        return rate.isEmpty() && channels.isEmpty() && bits.isEmpty();
    }

    /** Whether nothing is left to be guessed. */
    public boolean isComplete() {
        return rate.isPresent() && channels.isPresent() && bits.isPresent();
    }
}
