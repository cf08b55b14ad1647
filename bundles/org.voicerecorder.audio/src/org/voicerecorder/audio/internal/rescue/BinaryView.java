package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A file that was transferred as text as it was before: without the carriage return before each line feed. Where a place
 * lies in the file is remembered every so many bytes, the more rarely the longer the file is: memory is constant. Used by
 * one thread.
 */
final class BinaryView implements Content {
    private static final int BLOCK = 1 << 16;
    private static final int MOST = 1 << 12;

    private final FileChannel file;
    private final long length;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private long blockAt;
    /** Where in the file every byte lies whose place is a multiple of the spacing, as far as it was read so far. */
    private final long[] origins = new long[MOST];

    private int known = 1;
    private long spacing = BLOCK;
    private long position;
    private long origin;

    /** @param length without those carriage returns */
    BinaryView(FileChannel file, long length) {
        this.file = file;
        this.length = length;
        block.limit(0);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read(ByteBuffer target, long at) throws IOException {
        seek(at);
        int before = target.position();
        while (target.hasRemaining() && position < length) {
            int b = next();
            if (b < 0) {
                break;
            }
            target.put((byte) b);
        }
        return target.position() > before ? target.position() - before : -1;
    }

    /** Where in the file a place lies. */
    long origin(long at) throws IOException {
        seek(at);
        return origin;
    }

    private void seek(long at) throws IOException {
        int nearest = (int) Math.min(known - 1L, at / spacing);
        if (at < position || nearest * spacing > position) {
            position = nearest * spacing;
            origin = origins[nearest];
        }
        while (position < at && next() >= 0) {
            continue;
        }
    }

    private int next() throws IOException {
        if (position == known * spacing) {
            remember();
        }
        int b = raw(origin);
        if (b < 0) {
            return b;
        }
        if (b == '\r' && raw(origin + 1) == '\n') {
            origin++;
            b = '\n';
        }
        origin++;
        position++;
        return b;
    }

    private void remember() {
        if (known == MOST) {
            for (int i = 0; i < MOST / 2; i++) {
                origins[i] = origins[2 * i];
            }
            known = MOST / 2;
            spacing *= 2;
        }
        origins[known++] = origin;
    }

    /** @return -1 at the end of the file */
    private int raw(long at) throws IOException {
        if (at < blockAt || at >= blockAt + block.limit()) {
            blockAt = at;
            block.clear();
            while (block.hasRemaining() && file.read(block, at + block.position()) >= 0) {
                continue;
            }
            block.flip();
        }
        return block.limit() == 0 ? -1 : block.get((int) (at - blockAt)) & 0xFF;
    }
}
