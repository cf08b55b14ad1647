package org.voicerecorder.audio.ffmpeg.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Whether an Ogg file ends with the last page of its stream: complete to the last byte, and flagged as the last. Source:
 * RFC 3533, section 6.
 */
final class OggTail {
    private static final int HEADER = 27;
    private static final int MAX_SEGMENTS = 255;
    /** Holds any page: header, 255 segment lengths, 255 segments of 255 bytes; and what some append after the last. */
    private static final int WINDOW = 1 << 17;
    /** "OggS". */
    private static final int CAPTURE_PATTERN = 0x4F676753;

    private static final int END_OF_STREAM = 0x04;

    private OggTail() {}

    /** Looks for the last page from the end; what follows it is none and does not count. */
    static boolean isComplete(FileChannel file) throws IOException {
        long from = Math.max(0, file.size() - WINDOW);
        ByteBuffer tail = Completeness.read(file, from, WINDOW);
        for (int at = tail.limit() - HEADER; at >= 0; at--) {
            if (tail.getInt(at) == CAPTURE_PATTERN && tail.get(at + 4) == 0) {
                return (tail.get(at + 5) & END_OF_STREAM) != 0 && end(tail, at) <= tail.limit();
            }
        }
        return false;
    }

    private static long end(ByteBuffer in, int page) {
        int segments = in.get(page + HEADER - 1) & MAX_SEGMENTS;
        int body = page + HEADER + segments;
        if (body > in.limit()) {
            return Long.MAX_VALUE;
        }
        long end = body;
        for (int i = page + HEADER; i < body; i++) {
            end += in.get(i) & 0xFF;
        }
        return end;
    }
}
