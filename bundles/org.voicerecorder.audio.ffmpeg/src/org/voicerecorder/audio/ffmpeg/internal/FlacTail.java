package org.voicerecorder.audio.ffmpeg.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Whether a FLAC file reaches as far as its STREAMINFO says: its last frame is looked for and checked. Source: RFC 9639,
 * sections 8.2 and 9.
 */
final class FlacTail {
    /** Holds the last frame of any sane file. */
    private static final int WINDOW = 1 << 20;

    private static final int STREAMINFO = 34;
    /** "fLaC". */
    private static final int FLAC = 0x664C6143;

    private final ByteBuffer tail;
    private final int fixedBlock;
    private final long totalSamples;

    private FlacTail(ByteBuffer tail, int fixedBlock, long totalSamples) {
        this.tail = tail;
        this.fixedBlock = fixedBlock;
        this.totalSamples = totalSamples;
    }

    /** True also when the file does not say how long it is. */
    static boolean isComplete(FileChannel file) throws IOException {
        ByteBuffer start = Completeness.read(file, 0, 8 + STREAMINFO);
        if (start.limit() < 8 + STREAMINFO) {
            return false;
        }
        if (start.getInt(0) != FLAC) {
            // An ID3 tag goes before: rare, and left to the decoder.
            return true;
        }
        int fixedBlock = start.getShort(8) & 0xFFFF;
        long total = start.getLong(8 + 10) & 0xF_FFFF_FFFFL;
        if (total == 0) {
            return true;
        }
        long from = Math.max(0, file.size() - WINDOW);
        return new FlacTail(Completeness.read(file, from, WINDOW), fixedBlock, total).endsAsPromised();
    }

    private boolean endsAsPromised() {
        for (int at = tail.limit() - 10; at >= 0; at--) {
            if ((tail.getShort(at) & 0xFFFE) == 0xFFF8 && endOfFrame(at) == totalSamples) {
                return crc16(at, tail.limit()) == 0 || tagFollows(at);
            }
        }
        return false;
    }

    /** ID3v1 at the end of a FLAC file is against the rules, and common. */
    private boolean tagFollows(int frame) {
        int end = tail.limit() - 128;
        return end > frame && (tail.getInt(end) >>> 8) == 0x544147 && crc16(frame, end) == 0;
    }

    /** The sample after the frame whose header is at a position; -1 when there is none. */
    private long endOfFrame(int at) {
        boolean variable = (tail.get(at + 1) & 1) != 0;
        int blockCode = tail.get(at + 2) >>> 4 & 15;
        int rateCode = tail.get(at + 2) & 15;
        int numberAt = at + 4;
        int first = tail.get(numberAt) & 0xFF;
        int more = first < 0x80 ? 0 : Integer.numberOfLeadingZeros(~(first << 24)) - 1;
        int rest = numberAt + 1 + more;
        int blockBytes = blockCode == 6 ? 1 : blockCode == 7 ? 2 : 0;
        int rateBytes = rateCode == 12 ? 1 : rateCode == 13 || rateCode == 14 ? 2 : 0;
        int crcAt = rest + blockBytes + rateBytes;
        if (blockCode == 0 || rateCode == 15 || more > 6 || crcAt >= tail.limit() || crc8(at, crcAt + 1) != 0) {
            return -1;
        }
        long number = more == 0 ? first : first & 0x3F >> more;
        for (int i = 1; i <= more; i++) {
            number = number << 6 | tail.get(numberAt + i) & 0x3F;
        }
        int block = blockSize(blockCode, rest);
        return (variable ? number : number * fixedBlock) + block;
    }

    private int blockSize(int code, int at) {
        return switch (code) {
            case 1 -> 192;
            case 2, 3, 4, 5 -> 144 << code;
            case 6 -> (tail.get(at) & 0xFF) + 1;
            case 7 -> (tail.getShort(at) & 0xFFFF) + 1;
            default -> 1 << code;
        };
    }

    /** Polynomial x⁸+x²+x+1, over data and its own checksum: 0 when right. */
    private int crc8(int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= tail.get(i) & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) != 0 ? crc << 1 ^ 0x107 : crc << 1;
            }
        }
        return crc;
    }

    /** Polynomial x¹⁶+x¹⁵+x²+1. */
    private int crc16(int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= (tail.get(i) & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x18005 : crc << 1;
            }
        }
        return crc;
    }
}
