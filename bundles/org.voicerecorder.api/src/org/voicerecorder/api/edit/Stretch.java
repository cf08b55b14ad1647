package org.voicerecorder.api.edit;

import java.util.Optional;

/**
 * Where a stretch of edited audio comes from.
 *
 * @param at its first frame in the edited audio
 * @param frames its length
 * @param source empty for inserted silence
 * @param sourceFrame the frame of the source that is heard at {@code at}
 * @param sourceFrames how many frames of the source are heard: others than {@code frames} where its sample rate is another
 * @param untouched whether its samples are those of the source, bit for bit; crossfades at its ends are not
 */
public record Stretch(
        long at, long frames, Optional<EditSource> source, long sourceFrame, long sourceFrames, boolean untouched) {
    /** Of a source with the sample rate of the edited audio, or of silence. */
    public Stretch(long at, long frames, Optional<EditSource> source, long sourceFrame, boolean untouched) {
        this(at, frames, source, sourceFrame, frames, untouched);
    }

    /** Where a frame of the source is in the edited audio. */
    public long place(long frame) {
        long within = frame - sourceFrame;
        return at + (sourceFrames == frames ? within : Math.round((double) within * frames / sourceFrames));
    }
}
