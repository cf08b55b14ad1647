package org.voicerecorder.product.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The samples of a WAV file, read without the product. */
final class WavData {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;

    private WavData() {}

    /** The bytes that the header promises; they must be there. */
    static byte[] of(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int start = start(all);
        long length = Integer.toUnsignedLong(
                ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getInt(start - 4));
        if (start + length > all.length) {
            throw new AssertionError("%s promises %d bytes and holds %d".formatted(file, length, all.length - start));
        }
        return Arrays.copyOfRange(all, start, (int) (start + length));
    }

    /** The bytes of a take under way: its file's length is the truth. */
    static byte[] underWay(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        return Arrays.copyOfRange(all, start(all), all.length);
    }

    /** Where the samples begin. */
    static int start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return start(in.readNBytes(1 << 12));
        }
    }

    private static int start(byte[] all) {
        var bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        int at = FIRST_CHUNK;
        while (at + CHUNK_HEADER <= all.length) {
            int name = bytes.getInt(at);
            if (name
                    == ByteBuffer.wrap("data".getBytes())
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getInt()) {
                return at + CHUNK_HEADER;
            }
            int length = bytes.getInt(at + 4);
            at += CHUNK_HEADER + length + length % 2;
        }
        throw new AssertionError("No audio in the file");
    }
}
