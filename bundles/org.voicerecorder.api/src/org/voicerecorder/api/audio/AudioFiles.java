package org.voicerecorder.api.audio;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.marker.Marker;

/** Reads and writes audio files of every supported format. Thread-safe; hostile files cannot harm the process. */
public interface AudioFiles {
    /**
     * Tells by the first bytes, at most a few blocks, what a file is said to be; {@link #inspect} may still find that it
     * is not. What is refused here is refused there for the same reason.
     *
     * @return the MIME type
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_UNSUPPORTED_FORMAT}, {@code ERR_CORRUPT_FILE},
     *     {@code ERR_EMPTY_FILE}, {@code ERR_FILE_NOT_FOUND}, {@code ERR_PERMISSION}, {@code ERR_IO}
     */
    String mimeType(Path file);

    /**
     * Finds out by its content what a file is.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_UNSUPPORTED_FORMAT}, {@code ERR_CORRUPT_FILE},
     *     {@code ERR_EMPTY_FILE}, {@code ERR_TIMEOUT}, {@code ERR_IO}
     */
    AudioContent inspect(Path file);

    /**
     * Opens the decoded audio from a frame on. PCM WAV, RF64 and AIFF keep their depth; lossy formats come as 16 bit.
     *
     * @param startFrame the first frame to deliver
     */
    PcmStream decode(Path file, long startFrame);

    /**
     * Opens the decoded audio from a frame on, as numbers that are not clipped at full scale. Integer audio has the values
     * that {@link #decode} gives.
     *
     * @param startFrame the first frame to deliver
     */
    default SampleStream samples(Path file, long startFrame) {
        return new IntegerSamples(decode(file, startFrame));
    }

    /**
     * Opens the decoded audio to find out whether it is whole. As {@link #decode} from the beginning, which leaves out what
     * cannot be decoded and goes on; here reading fails with {@code ERR_CORRUPT_FILE} where that is so.
     */
    PcmStream examine(Path file);

    /**
     * Writes a copy in another format. The target appears only when it is complete. FLAC to FLAC keeps the encoded audio as
     * it is.
     *
     * @return markers that the format has no place for
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_EMPTY_FILE} when there is no audio and the
     *     format is not WAV; {@code ERR_EXISTS} is the caller's business: an existing target is replaced
     */
    List<Marker> convert(
            Path source,
            Path target,
            Encoding encoding,
            Annotations annotations,
            Progress progress,
            Cancellation cancel);

    /** Writes a copy in another format, with tags: title, artist, date, comment. */
    default void convert(
            Path source,
            Path target,
            ExportFormat format,
            Map<String, String> tags,
            Progress progress,
            Cancellation cancel) {
        convert(source, target, Encoding.of(format), Annotations.tags(tags), progress, cancel);
    }
}
