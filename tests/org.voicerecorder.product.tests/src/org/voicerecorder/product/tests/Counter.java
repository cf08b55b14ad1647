package org.voicerecorder.product.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.testkit.VirtualMicrophone;

/**
 * A signal of any length, mono, 32 bits, whose samples are a count: each frame that was lost, doubled or changed is seen.
 * The count is multiplied so that it fills all bits; it is never 0, so silence is none of it.
 */
final class Counter implements AutoCloseable {
    private static final int SPREAD = 0x9E3779B1;
    /** {@code SPREAD * BACK == 1} in 32 bits. */
    private static final int BACK = inverse(SPREAD);

    private static final int BLOCK_FRAMES = 4_800;
    private static final int AHEAD_MILLIS = 10_000;

    private final Process player;

    /** Newton's iteration: each step doubles the bits that are right. */
    private static int inverse(int odd) {
        int x = odd;
        for (int i = 0; i < 5; i++) {
            x *= 2 - odd * x;
        }
        return x;
    }

    /** Plays until it is closed; the server always has seconds of it ahead. */
    Counter(VirtualMicrophone microphone, String sink, int rate) throws IOException {
        player = microphone
                .tool(
                        "pacat",
                        "--playback",
                        "--raw",
                        "--device=" + sink,
                        "--latency-msec=" + AHEAD_MILLIS,
                        "--rate=" + rate,
                        "--format=s32le",
                        "--channels=1")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread.ofPlatform().daemon().name("counter").start(this::feed);
    }

    private void feed() {
        ByteBuffer block = ByteBuffer.allocate(BLOCK_FRAMES * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream out = player.getOutputStream()) {
            for (int count = 1; player.isAlive(); ) {
                block.clear();
                while (block.hasRemaining()) {
                    block.putInt(SPREAD * count++);
                }
                out.write(block.array());
            }
        } catch (IOException e) {
            // The pipe of a player that was ended breaks; of any other, too, and then the recording lacks its frames.
            System.out.println("The player has ended: " + e.getMessage());
        }
    }

    /**
     * What a recording holds.
     *
     * @param silent frames before the first of the signal
     * @param counted frames of it, one after the other
     * @param next the number of the one that would follow
     */
    record Heard(long silent, long counted, int next) {}

    /**
     * Counts the frames of a recording.
     *
     * @throws AssertionError where one is lost, doubled or changed
     */
    static Heard check(Path wav) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        long silent = 0;
        long counted = 0;
        int next = 0;
        try (FileChannel file = FileChannel.open(wav)) {
            file.position(WavData.start(wav));
            while (file.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.remaining() >= Integer.BYTES) {
                    int sample = buffer.getInt();
                    if (sample == 0 && counted == 0) {
                        silent++;
                        continue;
                    }
                    int count = sample * BACK;
                    if (counted > 0 && count != next) {
                        throw new AssertionError("After %d frames of the signal comes %d instead of %d"
                                .formatted(counted, Integer.toUnsignedLong(count), Integer.toUnsignedLong(next)));
                    }
                    next = count + 1;
                    counted++;
                }
                buffer.compact();
            }
        }
        return new Heard(silent, counted, next);
    }

    /**
     * A piece of the signal, in which no frame is lost, doubled or changed.
     *
     * @param from where it begins in the recording
     * @param first the number of its first frame
     * @param frames how many frames it has
     */
    record Piece(long from, int first, long frames) {
        long to() {
            return from + frames;
        }

        /** The number of the frame that would follow. */
        int next() {
            return first + (int) frames;
        }
    }

    /** The pieces of the signal that a short recording holds, in their order; silence may lie around them. */
    static List<Piece> pieces(Path wav) throws IOException {
        return pieces(WavData.of(wav));
    }

    /** Those that the file of a take under way holds so far. */
    static List<Piece> piecesUnderWay(Path take) throws IOException {
        return pieces(WavData.underWay(take));
    }

    private static List<Piece> pieces(byte[] data) {
        IntBuffer samples = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        List<Piece> pieces = new ArrayList<>();
        for (int at = 0; at < samples.limit(); at++) {
            Piece last = pieces.isEmpty() ? new Piece(0, 0, 0) : pieces.getLast();
            int count = samples.get(at) * BACK;
            if (count != 0 && last.to() == at && count == last.next() && !pieces.isEmpty()) {
                pieces.set(pieces.size() - 1, new Piece(last.from(), last.first(), last.frames() + 1));
            } else if (count != 0) {
                pieces.add(new Piece(at, count, 1));
            }
        }
        return pieces;
    }

    @Override
    public void close() {
        player.destroyForcibly();
        player.onExit().join();
    }
}
