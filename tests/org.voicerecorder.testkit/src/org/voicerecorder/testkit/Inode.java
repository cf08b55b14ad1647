package org.voicerecorder.testkit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.voicerecorder.testkit.FaultyFileIo.Loss;

/** A file's content as far as it was forced, and what was done to it since. */
final class Inode {
    private static final int SECTOR = 512;
    private static final int SHRED = 7;

    /** Bytes written at a position; or, without bytes, a truncation to it. */
    private record Change(long position, byte[] bytes) {}

    private final List<Change> unforced = new ArrayList<>();
    private byte[] forced;

    Inode() {
        this(new byte[0]);
    }

    Inode(byte[] forced) {
        this.forced = forced;
    }

    void write(long position, ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        unforced.add(new Change(position, bytes));
    }

    void truncate(long length) {
        unforced.add(new Change(length, new byte[0]));
    }

    void force() {
        for (Change change : unforced) {
            forced = apply(forced, change);
        }
        unforced.clear();
    }

    /** What was not forced will never be on the disk, though everybody reads it. */
    void forget() {
        unforced.clear();
    }

    int forcedLength() {
        return forced.length;
    }

    byte[] afterPowerLoss(Loss loss, Random random) {
        byte[] content = forced;
        for (Change change : unforced) {
            if (loss == Loss.DROP) {
                continue;
            }
            if (loss == Loss.KILL) {
                content = apply(content, change);
            } else if (change.bytes().length == 0) {
                content = random.nextBoolean() ? apply(content, change) : content;
            } else {
                content = tear(content, change, loss == Loss.SHRED ? SHRED : SECTOR, random);
            }
        }
        return content;
    }

    /** Keeps some of the pieces into which the borders of sectors cut a write. */
    private static byte[] tear(byte[] content, Change change, int piece, Random random) {
        long at = change.position();
        long end = at + change.bytes().length;
        byte[] torn = Arrays.copyOf(content, (int) Math.max(content.length, end));
        long length = content.length;
        while (at < end) {
            long next = Math.min(end, (at / piece + 1) * piece);
            if (random.nextBoolean()) {
                System.arraycopy(change.bytes(), (int) (at - change.position()), torn, (int) at, (int) (next - at));
                length = Math.max(length, next);
            }
            at = next;
        }
        return Arrays.copyOf(torn, (int) length);
    }

    private static byte[] apply(byte[] content, Change change) {
        if (change.bytes().length == 0) {
            return content.length > change.position() ? Arrays.copyOf(content, (int) change.position()) : content;
        }
        int end = (int) change.position() + change.bytes().length;
        byte[] result = Arrays.copyOf(content, Math.max(content.length, end));
        System.arraycopy(change.bytes(), 0, result, (int) change.position(), change.bytes().length);
        return result;
    }
}
