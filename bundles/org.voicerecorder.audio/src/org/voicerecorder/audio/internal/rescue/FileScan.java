package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.audio.rescue.RescuePlan.Piece;

/**
 * What only reading every byte of a file tells: whether there is anything but zeros, long runs of zeros, headers of WAV files in its middle, and the line ends of a transfer as text. One pass, constant memory.
 */
final class FileScan {
    /** The unit in which file systems lose data; shorter runs of zeros are nothing. */
    static final int PAGE = 4096;

    private static final int BLOCK = 1 << 20;
    /** More of a kind than this say nothing new. */
    private static final int MOST = 1000;

    private final List<Piece> zeroRuns = new ArrayList<>();
    private final List<Long> headers = new ArrayList<>();
    private final byte[] block = new byte[BLOCK];
    private final Utf8Scan utf8 = new Utf8Scan();
    private boolean blank = true;
    private long lineFeeds;
    private long pairs;
    private long doubled;
    private long returns;
    private long zerosFrom = -1;
    /** The last four bytes, to find names across the edges of blocks. */
    private int last;

    static FileScan of(Content file, String name, Progress progress, Cancellation cancel) throws IOException {
        FileScan scan = new FileScan();
        long length = file.length();
        for (long at = 0; at < length; ) {
            cancel.throwIfCancelled();
            ByteBuffer buffer = ByteBuffer.wrap(scan.block);
            while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) >= 0) {
                continue;
            }
            if (buffer.position() == 0) {
                break;
            }
            scan.accept(at, buffer.position());
            at += buffer.position();
            progress.report("Reading " + name, at, length, Progress.Unit.BYTES);
        }
        scan.endZeros(length, MOST + 1);
        return scan;
    }

    private void accept(long at, int length) {
        for (int page = 0; page < length; page += PAGE) {
            int end = Math.min(length, page + PAGE);
            if (isZero(page, end)) {
                zerosFrom = zerosFrom < 0 ? at + page : zerosFrom;
                last = 0;
                utf8.acceptZeros();
            } else {
                blank = false;
                utf8.accept(block, page, end);
                bytes(at, page, end);
            }
        }
    }

    private void endZeros(long at, int most) {
        if (zerosFrom >= 0 && at - zerosFrom >= PAGE && zeroRuns.size() < most) {
            zeroRuns.add(new Piece(zerosFrom, at - zerosFrom));
        }
        zerosFrom = -1;
    }

    private boolean isZero(int from, int to) {
        return block[from] == 0 && Arrays.equals(block, from, to - 1, block, from + 1, to);
    }

    private void bytes(long at, int from, int to) {
        int window = last;
        for (int i = from; i < to; i++) {
            int b = block[i];
            if (b == 0) {
                zerosFrom = zerosFrom < 0 ? at + i : zerosFrom;
            } else {
                endZeros(at + i, MOST);
                countLineEnds(b, window);
            }
            window = window << 8 | b & 0xFF;
            // "WAVE"; what stands eight bytes before it is looked at by whoever wants to know.
            if (window == 0x57415645 && headers.size() < MOST) {
                headers.add(at + i - 3 - 8);
            }
        }
        last = window;
    }

    private void countLineEnds(int b, int before) {
        if (b == '\r') {
            returns++;
        } else if (b == '\n') {
            lineFeeds++;
            pairs += (before & 0xFF) == '\r' ? 1 : 0;
            doubled += (before & 0xFFFF) == 0x0D0D ? 1 : 0;
        }
    }

    /** Whether there is nothing but zeros. */
    boolean isBlank() {
        return blank;
    }

    /** Runs of zeros of at least a page, wherever they begin. */
    List<Piece> zeroRuns() {
        return zeroRuns;
    }

    /** Whether it is all text. */
    Utf8Scan utf8() {
        return utf8;
    }

    /** Where headers may begin, the one at the beginning among them; not checked any further. */
    List<Long> headers() {
        return headers;
    }

    /** Line feeds behind a carriage return. */
    long pairs() {
        return pairs;
    }

    /** Line feeds behind two carriage returns. */
    long doubled() {
        return doubled;
    }

    /** Carriage returns. */
    long returns() {
        return returns;
    }

    long lineFeeds() {
        return lineFeeds;
    }
}
