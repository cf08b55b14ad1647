package org.voicerecorder.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.audio.SampleStream;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.internal.AiffReader;
import org.voicerecorder.audio.internal.FloatSamples;
import org.voicerecorder.audio.internal.PcmFileStream;
import org.voicerecorder.audio.internal.PcmLayout;
import org.voicerecorder.audio.internal.WavReader;
import org.voicerecorder.audio.io.IoFailures;

/** Files with uncompressed audio, which need no other program to be read: WAV, RF64, BW64, AIFF, AIFF-C. */
public final class PcmFiles {
    private static final int MAGIC = 12;

    private PcmFiles() {}

    /**
     * What the file is.
     *
     * @return empty when it is another format, or holds compressed audio
     * @throws VoiceRecorderException {@code ERR_CORRUPT_FILE}, {@code ERR_IO}, {@code ERR_FILE_NOT_FOUND}
     */
    public static Optional<AudioContent> inspect(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer start = magic(channel);
            boolean wav = WavReader.isWav(start);
            Optional<PcmLayout> found = layout(channel, start);
            List<Marker> markers =
                    wav && found.isPresent() ? WavMarkers.read(channel).markers() : List.of();
            return found.map(layout -> content(layout, wav, markers));
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
    }

    /**
     * Opens its audio from a frame on.
     *
     * @return empty when it is another format, or holds compressed audio
     * @throws VoiceRecorderException as {@link #inspect}
     */
    public static Optional<PcmStream> open(Path file, long startFrame) {
        return open(file, _ -> true, (channel, layout) -> new PcmFileStream(channel, layout, startFrame));
    }

    /**
     * Opens floating-point audio from a frame on, as it is.
     *
     * @return empty when it is another format, or its samples are integers
     * @throws VoiceRecorderException as {@link #inspect}
     */
    public static Optional<SampleStream> floats(Path file, long startFrame) {
        return open(
                file,
                layout -> layout.format().encoding().isFloat(),
                (channel, layout) -> new FloatSamples(channel, layout, startFrame));
    }

    /** @param reading made of a file that is wanted; closes the channel */
    @SuppressWarnings("resource")
    private static <T> Optional<T> open(
            Path file, Predicate<PcmLayout> wanted, BiFunction<FileChannel, PcmLayout, T> reading) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            Optional<PcmLayout> found = Optional.empty();
            try {
                found = layout(channel, magic(channel)).filter(wanted);
            } finally {
                if (found.isEmpty()) {
                    channel.close();
                }
            }
            return found.map(layout -> reading.apply(channel, layout));
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
    }

    private static ByteBuffer magic(FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(MAGIC);
        while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
            continue;
        }
        return start.flip();
    }

    private static Optional<PcmLayout> layout(FileChannel channel, ByteBuffer start) throws IOException {
        try {
            if (WavReader.isWav(start)) {
                return Optional.of(PcmLayout.of(WavReader.read(channel)));
            }
            return AiffReader.isAiff(start) ? Optional.of(AiffReader.read(channel)) : Optional.empty();
        } catch (VoiceRecorderException e) {
            if (e.code() == ErrorCode.ERR_UNSUPPORTED_FORMAT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static AudioContent content(PcmLayout found, boolean wav, List<Marker> markers) {
        return new AudioContent(
                wav ? "audio/wav" : "audio/aiff",
                wav ? "wav" : "aiff",
                found.format().properties(found.frames()),
                found.tags(),
                markers,
                found.problem());
    }
}
