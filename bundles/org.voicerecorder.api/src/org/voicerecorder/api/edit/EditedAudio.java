package org.voicerecorder.api.edit;

import java.util.List;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.marker.Marker;

/**
 * The audio that an edit list means, without anything being written: any place of it can be heard at once. A snapshot
 * that never changes and holds nothing open; thread-safe.
 */
public interface EditedAudio {
    /** What it was made of; measurements that steps need are filled in. */
    EditList list();

    /** Rate of the source, its channels, and the depth of the deepest source (16 bits at least). */
    CaptureFormat format();

    long frames();

    /** The parts that the result will have, in order; one when nothing was split. */
    List<FrameRange> parts();

    /** Where it comes from, in order, without gaps: with it, places can be mapped both ways. */
    List<Stretch> stretches();

    /**
     * The markers in it, in the order of time: those that its recordings have now, where their sound is, and what steps
     * did to them. One whose beginning was cut out is gone, one whose sound is heard twice is there twice, one that spans
     * a cut is as much shorter. Ids are those of this list alone. Reads the library.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_NOT_FOUND} (a recording is gone), {@code ERR_DATABASE}
     */
    List<Marker> markers();

    /**
     * Opens it from a frame on; begins to give audio at once, wherever that is. Samples that nothing was done to are those
     * of the source. The same frame has the same samples however it was reached; of compressed sources that can only be
     * entered roughly (MP3, AAC, Vorbis) a rendering, which reads them from their beginning, may differ by some frames.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_FILE_MISSING}, {@code ERR_CORRUPT_FILE}, {@code ERR_IO},
     *     here or in reading
     */
    PcmStream read(long fromFrame);

    /**
     * The waveform of a range. From 256 frames per pixel on, of stored peaks where they tell enough: then at edges of
     * stretches a pixel may show up to 255 frames of its neighbourhood, and under noise reduction or a limiter it shows
     * what they get. Below that, from the samples.
     *
     * @param framesPerPixel 1 or more
     */
    Peaks peaks(FrameRange range, int framesPerPixel, Cancellation cancel);
}
