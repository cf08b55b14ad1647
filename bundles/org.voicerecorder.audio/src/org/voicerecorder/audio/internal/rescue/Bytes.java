package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import org.voicerecorder.audio.rescue.WaveFormat;

/** What a stretch of bytes looks like at its beginning. */
final class Bytes {
    private static final int LOOK = 4096;

    private Bytes() {}

    static boolean areZero(Source file, long from, long to) throws IOException {
        byte[] bytes = look(file, from, to);
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return bytes.length > 0;
    }

    static boolean areText(Source file, long from, long to) throws IOException {
        byte[] bytes = look(file, from, to);
        int printable = 0;
        for (byte b : bytes) {
            printable += b >= 0x20 && b < 0x7F || b == '\n' || b == '\r' || b == '\t' ? 1 : 0;
        }
        return bytes.length > 0 && printable >= 0.95 * bytes.length;
    }

    private static byte[] look(Source file, long from, long to) throws IOException {
        return file.bytes(from, Math.clamp(to - from, 0, LOOK));
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

    /** What surplus bytes are, for people. */
    static String name(Source file, long from, long to) throws IOException {
        if (file.is(from, "TAG") && to - from == 128) {
            return "an ID3 tag at the end";
        }
        if (areZero(file, from, to)) {
            return "zeros at the end";
        }
        return areText(file, from, to) ? "text at the end" : "something that is no audio at the end";
    }
}
