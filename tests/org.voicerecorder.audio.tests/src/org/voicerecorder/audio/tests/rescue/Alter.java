package org.voicerecorder.audio.tests.rescue;

import java.util.Arrays;
import java.util.Random;

/** What mishaps do to bytes. */
final class Alter {
    private Alter() {}

    static byte[] noise(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    static byte[] from(byte[] bytes, int start) {
        return Arrays.copyOfRange(bytes, start, bytes.length);
    }

    static byte[] patch(byte[] bytes, int at, byte... patch) {
        System.arraycopy(patch, 0, bytes, at, patch.length);
        return bytes;
    }

    static byte[] zeroed(byte[] bytes, int from, int to) {
        Arrays.fill(bytes, from, to, (byte) 0);
        return bytes;
    }

    /** Two pages of zeros that lie neither as pages of the file nor as blocks of the audio do. */
    static byte[] holed(byte[] bytes) {
        return zeroed(bytes, 10_103, 10_103 + 8192);
    }

    /** As {@code dd conv=swab} does. */
    static byte[] swab(byte[] bytes) {
        byte[] swapped = bytes.clone();
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            swapped[i] = bytes[i + 1];
            swapped[i + 1] = bytes[i];
        }
        return swapped;
    }

    /** A carriage return before each line feed. */
    static byte[] asText(byte[] bytes) {
        Riff text = Riff.nothing();
        for (byte b : bytes) {
            if (b == '\n') {
                text.bytes((byte) '\r');
            }
            text.bytes(b);
        }
        return text.get();
    }

    static byte[] twice(byte[] bytes) {
        return Riff.nothing().bytes(bytes).bytes(bytes).get();
    }
}
