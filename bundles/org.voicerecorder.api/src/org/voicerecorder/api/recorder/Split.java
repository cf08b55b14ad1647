package org.voicerecorder.api.recorder;

import java.time.Duration;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * When a take goes on in a new file. Each part becomes a recording of its own; not a frame is lost or doubled between
 * two of them.
 */
public sealed interface Split {
    /** Parts shorter than this are none. */
    Duration SHORTEST = Duration.ofSeconds(1);

    /**
     * After so much audio.
     *
     * @param length at least {@link #SHORTEST}
     */
    record Every(Duration length) implements Split {
        public Every {
            require(length, "A part");
        }
    }

    /**
     * Once nobody has spoken for so long; what comes then, be it more silence, begins the new part.
     *
     * @param silence at least {@link #SHORTEST}
     */
    record OnSilence(Duration silence) implements Split {
        public OnSilence {
            require(silence, "The silence between two parts");
        }
    }

    private static void require(Duration length, String what) {
        if (length.compareTo(SHORTEST) < 0) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "%s lasts a second or longer, not %s ms".formatted(what, length.toMillis()));
        }
    }
}
