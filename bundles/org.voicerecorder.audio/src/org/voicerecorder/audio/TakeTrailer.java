package org.voicerecorder.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.voicerecorder.audio.io.WritableFile;

/**
 * The chunks after a take's audio. A file's length tells how much audio a take holds until it is finished; from the
 * moment on in which something follows the audio it does not any more. So where the audio ends is made durable first,
 * outside of the file.
 *
 * @param chunks whole chunks, an even number of bytes
 * @param end called before the first byte of them is written
 */
public record TakeTrailer(byte[] chunks, End end) {
    public static final TakeTrailer NONE = new TakeTrailer(new byte[0], frames -> {});

    /** Keeps where the audio ends. */
    @FunctionalInterface
    public interface End {
        /** Returns when it is on the disk. @param bytes length of the audio */
        void keep(long bytes) throws IOException;
    }

    public int length() {
        return chunks.length;
    }

    /** Pads the audio and writes the chunks; forces nothing. */
    void append(WritableFile file, int header, long data) throws IOException {
        if (chunks.length == 0) {
            if (data % 2 == 1) {
                file.append(ByteBuffer.allocate(1));
            }
            return;
        }
        end.keep(data);
        try {
            ByteBuffer all = ByteBuffer.allocate((int) (data % 2) + chunks.length);
            all.position((int) (data % 2));
            file.append(all.put(chunks).flip());
        } catch (IOException e) {
            cutOff(file, header + data, e);
            throw e;
        }
    }

    /** A full disk leaves a part of the chunks: nobody may take it for audio. */
    private static void cutOff(WritableFile file, long end, IOException cause) {
        try {
            file.truncate(end);
        } catch (IOException second) {
            cause.addSuppressed(second);
        }
    }
}
