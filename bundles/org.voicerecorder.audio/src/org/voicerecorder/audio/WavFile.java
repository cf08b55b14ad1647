package org.voicerecorder.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.voicerecorder.audio.internal.WavReader;
import org.voicerecorder.audio.io.IoFailures;

/** Reads the headers of WAV, RF64 and BW64 files with uncompressed audio, tolerantly: the file's length decides. */
public final class WavFile {
    private WavFile() {}

    /** Whether a file that begins with these bytes (12 or more) is WAV, RF64 or BW64. */
    public static boolean isWav(ByteBuffer start) {
        return WavReader.isWav(start);
    }

    /**
     * Reads a header; touches a few kilobytes whatever the size of the file.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_CORRUPT_FILE}; {@code ERR_UNSUPPORTED_FORMAT} for
     *     compressed audio; {@code ERR_IO}
     */
    public static WavHeader read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel);
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
    }

    /** As {@link #read(Path)}; the channel's position is not used. */
    public static WavHeader read(FileChannel file) throws IOException {
        return WavReader.read(file);
    }
}
