package org.voicerecorder.api.edit;

import java.util.Objects;
import java.util.Optional;
import org.voicerecorder.api.marker.Marker;

/**
 * One step of an edit. Positions are frames of the audio as the steps before left it, so that a step means the same
 * whatever comes later; nothing is changed but a value.
 *
 * <p>{@code crossfade} takes the click out of a joint: over so many frames, half of them on each side of it, the sound
 * before goes over into the sound after (raised cosine, the gains add up to 1). Where there is audio beyond the joint,
 * as on both sides of a cut, it is used; elsewhere silence. A crossfade changes no length and moves nothing. It is made
 * shorter where the sounds that meet are too short for it. 0 means a hard joint.
 */
public sealed interface EditOperation {
    /** A crossfade that takes the click out of a joint: 5 ms, as a number of frames. */
    static long defaultCrossfade(int sampleRate) {
        return sampleRate / 200;
    }

    /** Keeps the range, drops what is before and after. */
    record Trim(FrameRange range) implements EditOperation {}

    /** Drops the range. */
    record Cut(FrameRange range, long crossfade) implements EditOperation {
        public Cut {
            check(crossfade);
        }
    }

    /** Begins a new part there: the result becomes as many recordings as there are parts. Changes no sample. */
    record Split(long at) implements EditOperation {
        public Split {
            check(at);
        }
    }

    /**
     * Joins another recording, or a part of one, to the audio.
     *
     * @param at where it begins afterwards; {@link FrameRange#END} appends it
     * @param source of another sample rate it is converted to that of the audio; one channel becomes as many as are needed, two become one
     * @param part which part of it; positions of that recording
     */
    record Insert(long at, EditSource source, FrameRange part, long crossfade) implements EditOperation {
        public Insert {
            check(at);
            check(crossfade);
            Objects.requireNonNull(source, "source");
        }
    }

    /**
     * Puts a range of the edit itself in once more, such as it was some steps ago: what was copied, or cut out, and is put
     * elsewhere. Where the copied range begins new parts, the copy does not.
     *
     * @param at where it begins afterwards; {@link FrameRange#END} appends it
     * @param ago as the audio was before so many of the steps that come before this one: 0 for as it is, 1 for as it was
     *     before the last one, such as a cut. Counted backwards, so that it means the same behind other steps.
     * @param part which range of the audio as it was then
     */
    record Copy(long at, int ago, FrameRange part, long crossfade) implements EditOperation {
        public Copy {
            check(at);
            check(ago);
            check(crossfade);
            Objects.requireNonNull(part, "part");
        }
    }

    /** Inserts digital silence. @param at where; {@link FrameRange#END} appends it */
    record InsertSilence(long at, long frames, long crossfade) implements EditOperation {
        public InsertSilence {
            check(at);
            check(frames);
            check(crossfade);
        }
    }

    /** Makes the range silent; the length stays. */
    record Silence(FrameRange range, long crossfade) implements EditOperation {
        public Silence {
            check(crossfade);
        }
    }

    /** From silence to full level over the range; the first frame is silent. */
    record FadeIn(FrameRange range, FadeShape shape) implements EditOperation {}

    /** From full level to silence over the range; the frame after the range would be the first silent one. */
    record FadeOut(FrameRange range, FadeShape shape) implements EditOperation {}

    /** Makes the range louder or quieter. @param decibels -120 to 60 */
    record Gain(FrameRange range, double decibels, long crossfade) implements EditOperation {
        public Gain {
            check(decibels, -120, 60);
            check(crossfade);
        }
    }

    /**
     * One gain for the whole range, so that its largest sample is as large as wanted.
     *
     * @param dbfs -60 to 0
     * @param measured what was found when it was applied; empty until then
     */
    record NormalizePeak(FrameRange range, double dbfs, Optional<Measured> measured) implements EditOperation {
        public NormalizePeak {
            check(dbfs, -60, 0);
        }
    }

    /**
     * One gain for the whole range, so that its integrated loudness (EBU R128, ITU-R BS.1770-4) is as wanted.
     *
     * @param lufs -70 to -5
     * @param truePeak the highest true peak allowed, in dBTP, -20 to 0
     * @param limit whether peaks that would be higher are turned down for a moment (look-ahead limiter, 5 ms); otherwise
     *     the gain is as large as they allow, and the loudness may stay below what was wanted
     * @param measured what was found when it was applied; empty until then
     */
    record NormalizeLoudness(FrameRange range, double lufs, double truePeak, boolean limit, Optional<Measured> measured)
            implements EditOperation {
        public NormalizeLoudness {
            check(lufs, -70, -5);
            check(truePeak, -20, 0);
        }
    }

    /**
     * Turns down what is no louder than the noise, band by band (spectral gate).
     *
     * @param noise a stretch with nothing but the noise, in the audio as it is; empty: found by itself (minimum
     *     statistics)
     * @param decibels by how much the noise is turned down, 0 to 60; 12 leaves speech as good as untouched
     */
    record ReduceNoise(FrameRange range, Optional<FrameRange> noise, double decibels) implements EditOperation {
        public static final double DEFAULT_DECIBELS = 12;

        public ReduceNoise {
            check(decibels, 0, 60);
        }
    }

    /**
     * Sets a marker. Changes no sample.
     *
     * @param at where it begins; at most the length of the audio
     * @param frames how much it spans; 0 for a point
     * @param text one line, at most {@value org.voicerecorder.api.marker.Marker#MAXIMUM_TEXT} characters; may be empty
     */
    record Mark(long at, long frames, String text) implements EditOperation {
        public Mark {
            check(at);
            check(frames);
            check(text);
        }
    }

    /**
     * Removes the marker that begins there and says so; one of several that are alike. Nothing happens when there is none:
     * markers of recordings are not part of the edit and may have been removed there. Changes no sample.
     */
    record Unmark(long at, String text) implements EditOperation {
        public Unmark {
            check(at);
            check(text);
        }
    }

    /**
     * Moves a marker, gives it another text or another length. Changes no sample.
     *
     * @param at where it begins
     * @param text what it says
     * @param to what it becomes; set anew when there is no such marker any more
     */
    record ChangeMark(long at, String text, Mark to) implements EditOperation {
        public ChangeMark {
            check(at);
            check(text);
            Objects.requireNonNull(to, "to");
        }
    }

    /** Whether it may change what is heard; otherwise it changes markers alone. */
    default boolean isHeard() {
        return !(this instanceof Mark || this instanceof Unmark || this instanceof ChangeMark);
    }

    private static void check(String text) {
        if (text.length() > Marker.MAXIMUM_TEXT || !text.equals(Marker.oneLine(text))) {
            throw new IllegalArgumentException("No text of a marker: " + text);
        }
    }

    private static void check(long frames) {
        if (frames < 0) {
            throw new IllegalArgumentException(frames + " frames");
        }
    }

    private static void check(double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("%s is not within %s to %s".formatted(value, least, most));
        }
    }
}
