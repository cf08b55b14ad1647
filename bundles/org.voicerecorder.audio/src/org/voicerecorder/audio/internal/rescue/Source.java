package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file read here and there through a window of 64 KiB. What lies behind its end reads as zeros or as nothing. */
final class Source {
    private static final int WINDOW = 1 << 16;
    private static final int LONGEST = 64;

    private final Content file;
    private final long length;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW);
    private long windowAt = -1;

    Source(Content file) throws IOException {
        this.file = file;
        this.length = file.length();
    }

    long length() {
        return length;
    }

    /** @return 0 behind the end */
    int u8(long at) throws IOException {
        return at < 0 || at >= length || !load(at) ? 0 : window.get((int) (at - windowAt)) & 0xFF;
    }

    int u16(long at, boolean bigEndian) throws IOException {
        return (int) number(at, 2, bigEndian);
    }

    long u32(long at, boolean bigEndian) throws IOException {
        return number(at, 4, bigEndian);
    }

    long u64(long at) throws IOException {
        return number(at, 8, false);
    }

    private long number(long at, int bytes, boolean bigEndian) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | u8(bigEndian ? at + i : at + bytes - 1 - i);
        }
        return value;
    }

    /** Whether these characters stand there. */
    boolean is(long at, String text) throws IOException {
        if (at < 0 || at + text.length() > length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (u8(at + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String id(long at) throws IOException {
        return new String(bytes(at, 4), StandardCharsets.ISO_8859_1);
    }

    /** So many bytes, fewer at the end of the file. */
    byte[] bytes(long at, int count) throws IOException {
        int there = Math.clamp(length - at, 0, count);
        byte[] bytes = new byte[there];
        if (there <= LONGEST) {
            for (int i = 0; i < there; i++) {
                bytes[i] = (byte) u8(at + i);
            }
            return bytes;
        }
        ByteBuffer target = ByteBuffer.wrap(bytes);
        while (target.hasRemaining()) {
            if (file.read(target, at + target.position()) < 0) {
                return Arrays.copyOf(bytes, target.position());
            }
        }
        return bytes;
    }

    /** The first place at or behind {@code from} and before {@code to} that the condition likes; -1 when there is none. */
    long find(long from, long to, Condition condition) throws IOException {
        long end = Math.min(to, length);
        for (long at = Math.max(0, from); at < end; at++) {
            if (condition.holds(at)) {
                return at;
            }
        }
        return -1;
    }

    /** Something about a place in the file. */
    @FunctionalInterface
    interface Condition {
        boolean holds(long at) throws IOException;
    }

    /** @return false when the file has become shorter meanwhile */
    private boolean load(long at) throws IOException {
        if (windowAt >= 0 && at >= windowAt && at < windowAt + window.limit()) {
            return true;
        }
        // A little before it too: walks go forward, but look back a few bytes.
        windowAt = Math.max(0, at - LONGEST);
        window.clear();
        while (window.hasRemaining() && file.read(window, windowAt + window.position()) >= 0) {
            continue;
        }
        window.flip();
        return at < windowAt + window.limit();
    }
}
