package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file whose bytes were exchanged in pairs, as some transfers and tools for tapes and cards do, as it was before. An odd
 * byte at the end stayed where it was.
 */
final class SwappedView implements Content {
    private final Content file;

    SwappedView(Content file) {
        this.file = file;
    }

    /** Whether it begins as a WAV file does only when its bytes are exchanged again. */
    static boolean isNeeded(Content file) throws IOException {
        return Start.at(new Source(file), 0).isEmpty()
                && Start.at(new Source(new SwappedView(file)), 0).isPresent();
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public int read(ByteBuffer target, long at) throws IOException {
        long from = at / 2 * 2;
        ByteBuffer pairs = ByteBuffer.allocate(target.remaining() / 2 * 2 + 4);
        while (pairs.hasRemaining() && file.read(pairs, from + pairs.position()) >= 0) {
            continue;
        }
        byte[] bytes = pairs.array();
        for (int i = 0; i + 1 < pairs.position(); i += 2) {
            byte first = bytes[i];
            bytes[i] = bytes[i + 1];
            bytes[i + 1] = first;
        }
        int skipped = (int) (at - from);
        int count = Math.min(target.remaining(), pairs.position() - skipped);
        if (count <= 0) {
            return -1;
        }
        target.put(bytes, skipped, count);
        return count;
    }
}
