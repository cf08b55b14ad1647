package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import org.voicerecorder.audio.rescue.WaveFormat;

/** What a stretch of bytes looks like, all of it. Read block by block, and no further than the answer takes. */
final class Bytes {
    private static final int BLOCK = 1 << 16;
    /** So many blocks, spread evenly, stand for all. */
    private static final int SAMPLED = 32;
    /** Of text, everything but a little. */
    private static final double PRINTABLE = 0.95;
    /** Archives (0.02) are far below it, white noise is above it up to -3 dBFS (0.4). Other files are told by how they begin. */
    private static final double EVEN = 0.2;

    private static final int VALUES = 256;

    private Bytes() {}

    static boolean areZero(Source file, long from, long to) throws IOException {
        return from < to && afterZeros(file, from, to) == to;
    }

    /** The first place that holds no zero; {@code to} when there is none. */
    static long afterZeros(Source file, long from, long to) throws IOException {
        for (long at = from; at < to; at += BLOCK) {
            byte[] block = block(file, at, to);
            for (int i = 0; i < block.length; i++) {
                if (block[i] != 0) {
                    return at + i;
                }
            }
        }
        return to;
    }

    /** Behind the last place that holds no zero; {@code from} when there is none. */
    static long beforeZeros(Source file, long from, long to) throws IOException {
        for (long end = to; end > from; end -= BLOCK) {
            byte[] block = block(file, Math.max(from, end - BLOCK), end);
            for (int i = block.length; i > 0; i--) {
                if (block[i - 1] != 0) {
                    return Math.max(from, end - BLOCK) + i;
                }
            }
        }
        return from;
    }

    static boolean areText(Source file, long from, long to) throws IOException {
        double spare = (1 - PRINTABLE) * (to - from);
        long others = 0;
        for (long at = from; at < to && others <= spare; at += BLOCK) {
            for (byte b : block(file, at, to)) {
                others += b >= 0x20 && b < 0x7F || b == '\n' || b == '\r' || b == '\t' ? 0 : 1;
            }
        }
        return from < to && others <= spare;
    }

    /**
     * Whether every value of a byte is about as frequent as every other, which compression and encryption strive for. The
     * high bytes of samples are far from it (Pearson's chi-squared test against even frequencies, for each place within a
     * sample).
     */
    static boolean arePacked(Source file, long from, long to, int sample) throws IOException {
        long[][] counts = new long[sample][VALUES];
        long blocks = Math.clamp((to - from) / BLOCK, 1, SAMPLED);
        for (long i = 0; i < blocks; i++) {
            long first = (to - from - Math.min(to - from, BLOCK)) * i / Math.max(1, blocks - 1);
            int place = (int) (first % sample);
            for (byte b : block(file, from + first, to)) {
                counts[place][b & 0xFF]++;
                place = (place + 1) % sample;
            }
        }
        for (long[] count : counts) {
            if (unevenness(count) >= EVEN) {
                return false;
            }
        }
        return true;
    }

    /** 0 when the differences are those of chance, whatever the number; 1 when only half of the values occur. */
    private static double unevenness(long... counts) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        double even = (double) all / counts.length;
        double sum = 0;
        for (long count : counts) {
            sum += (count - even) * (count - even);
        }
        return all == 0 ? 0 : (sum / even - (counts.length - 1)) / all;
    }

    private static byte[] block(Source file, long at, long to) throws IOException {
        return file.bytes(at, (int) Math.min(BLOCK, to - at));
    }

    /** How the samples of a format are read; null when they are compressed. */
    static Samples samples(WaveFormat format) {
        if (format.tag() == WaveFormat.FLOAT) {
            return format.bits() == 64 ? Samples.F64 : Samples.F32;
        }
        if (format.tag() != WaveFormat.PCM) {
            return null;
        }
        return switch (format.bytesPerSample()) {
            case 1 -> Samples.U8;
            case 2 -> Samples.S16;
            case 3 -> Samples.S24;
            default -> Samples.S32;
        };
    }
}
