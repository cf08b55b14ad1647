package org.voicerecorder.product.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.voicerecorder.testkit.VirtualMicrophone;

/** 16-bit noise that is played into a virtual microphone: every piece of it is found again in a recording. */
final class KnownSignal {
    /** So many bytes of noise do not come twice. */
    private static final int NEEDLE = 64;

    private final Path raw;
    private final int rate;
    private final int channels;
    private final byte[] bytes;

    KnownSignal(Path raw, int rate, int channels, int frames) throws IOException {
        this.raw = raw;
        this.rate = rate;
        this.channels = channels;
        bytes = new byte[frames * channels * 2];
        new Random(rate + channels).nextBytes(bytes);
        Files.write(raw, bytes);
    }

    int bytesPerFrame() {
        return channels * 2;
    }

    /** Begins to play into the first sink. */
    Process play(VirtualMicrophone microphone) throws IOException {
        return play(microphone, "vmic");
    }

    /** Begins to play. */
    Process play(VirtualMicrophone microphone, String sink) throws IOException {
        return microphone
                .tool(
                        "paplay",
                        "--raw",
                        "--device=" + sink,
                        "--rate=" + rate,
                        "--format=s16le",
                        "--channels=" + channels,
                        raw.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Whether the last of the signal has come. */
    boolean endIsIn(byte[] recorded) {
        return indexOf(Arrays.copyOfRange(bytes, bytes.length - NEEDLE, bytes.length), recorded) >= 0;
    }

    /** All of it, bit by bit and in one piece, with silence around it. */
    void assertAllIn(byte[] recorded) {
        int at = indexOf(Arrays.copyOf(bytes, NEEDLE), recorded);
        if (at < 0) {
            throw new AssertionError("The beginning of what was played is not in the recording");
        }
        if (recorded.length - at < bytes.length) {
            throw new AssertionError("The recording ends before what was played");
        }
        assertEqual(recorded, at, 0, bytes.length);
        assertSilence(recorded, 0, at);
        assertSilence(recorded, at + bytes.length, recorded.length);
    }

    /** The recording is one piece of the signal and nothing else; silence may lie around it. */
    void assertPiece(byte[] recorded) {
        int at = firstSound(recorded);
        if (recorded.length - at < NEEDLE) {
            return;
        }
        int from = indexOf(Arrays.copyOfRange(recorded, at, at + NEEDLE), bytes);
        if (from < 0) {
            throw new AssertionError("What was recorded was never played");
        }
        int length = Math.min(recorded.length - at, bytes.length - from);
        assertEqual(recorded, at, from, length);
        assertSilence(recorded, at + length, recorded.length);
    }

    private int firstSound(byte[] recorded) {
        for (int i = 0; i < recorded.length; i++) {
            if (recorded[i] != 0) {
                return i - i % bytesPerFrame();
            }
        }
        return recorded.length;
    }

    private void assertEqual(byte[] recorded, int at, int from, int length) {
        int different = Arrays.mismatch(recorded, at, at + length, bytes, from, from + length);
        if (different >= 0) {
            throw new AssertionError("Frame %d of the recording is not what was played, %d frames after its beginning"
                    .formatted((at + different) / bytesPerFrame(), different / bytesPerFrame()));
        }
    }

    private static void assertSilence(byte[] recorded, int from, int to) {
        for (int i = from; i < to; i++) {
            if (recorded[i] != 0) {
                throw new AssertionError("Byte %d was never played".formatted(i));
            }
        }
    }

    private static int indexOf(byte[] needle, byte[] hay) {
        for (int i = 0; i <= hay.length - needle.length; i++) {
            if (hay[i] == needle[0] && Arrays.equals(needle, 0, needle.length, hay, i, i + needle.length)) {
                return i;
            }
        }
        return -1;
    }
}
