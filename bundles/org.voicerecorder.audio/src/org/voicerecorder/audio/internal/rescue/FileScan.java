package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.audio.rescue.RescuePlan.Piece;

/**
 * What only reading every byte of a file tells: whether there is anything but zeros, blocks of zeros that were never
 * written, headers of WAV files in its middle, and the line ends of a transfer as text. One pass, constant memory.
 */
final class FileScan {
    /** The unit in which file systems lose data. */
    static final int PAGE = 4096;

    private static final int BLOCK = 1 << 20;
    /** More of a kind than this say nothing new. */
    private static final int MOST = 1000;

    private final List<Piece> zeroPages = new ArrayList<>();
    private final List<Long> headers = new ArrayList<>();
    private final byte[] block = new byte[BLOCK];
    private boolean blank = true;
    private long lineFeeds;
    private long pairs;
    private int before;
    private long zerosFrom = -1;
    /** The last four bytes, to find names across the edges of blocks. */
    private int last;

    static FileScan of(FileChannel file, String name, Progress progress, Cancellation cancel) throws IOException {
        FileScan scan = new FileScan();
        long length = file.size();
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
        scan.endZeros(length);
        return scan;
    }

    private void accept(long at, int length) {
        for (int page = 0; page < length; page += PAGE) {
            int end = Math.min(length, page + PAGE);
            if (isZero(page, end)) {
                zerosFrom = zerosFrom < 0 ? at + page : zerosFrom;
                before = 0;
                last = 0;
            } else {
                endZeros(at + page);
                blank = false;
                bytes(at, page, end);
            }
        }
    }

    private void endZeros(long at) {
        if (zerosFrom >= 0 && zeroPages.size() < MOST) {
            zeroPages.add(new Piece(zerosFrom, at - zerosFrom));
        }
        zerosFrom = -1;
    }

    private boolean isZero(int from, int to) {
        return block[from] == 0 && Arrays.equals(block, from, to - 1, block, from + 1, to);
    }

    private void bytes(long at, int from, int to) {
        int window = last;
        int previous = before;
        for (int i = from; i < to; i++) {
            int b = block[i];
            if (b == '\n') {
                lineFeeds++;
                pairs += previous == '\r' ? 1 : 0;
            }
            previous = b;
            window = window << 8 | b & 0xFF;
            // "WAVE"; what stands eight bytes before it is looked at by whoever wants to know.
            if (window == 0x57415645 && headers.size() < MOST) {
                headers.add(at + i - 3 - 8);
            }
        }
        last = window;
        before = previous;
    }

    /** Whether there is nothing but zeros. */
    boolean isBlank() {
        return blank;
    }

    /** Runs of whole zero pages. */
    List<Piece> zeroPages() {
        return zeroPages;
    }

    /** Where headers may begin, the one at the beginning among them; not checked any further. */
    List<Long> headers() {
        return headers;
    }

    /** Whether every line feed follows a carriage return, which audio never does by itself. */
    boolean isTextTransfer() {
        return lineFeeds >= 16 && pairs == lineFeeds;
    }

    /** Line feeds, i.e. the bytes that a transfer as text put in. */
    long lineFeeds() {
        return lineFeeds;
    }
}
