package org.voicerecorder.faults.rehearsal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the devices of a {@link Studio} give: 16 kHz, stereo, 32 bits. The upper half of each sample is sound that a
 * listener takes for speech with pauses, the same in both channels; the lower halves hold the frame's number. So every
 * frame of a recording says where it comes from, and frames that were silenced are all zero and no others are.
 */
public final class StudioSignal {
    public static final int RATE = 16_000;
    public static final int BYTES_PER_FRAME = 8;

    /** The number of the first frame: with it no frame is all zero. */
    public static final long FIRST = 1 << 16;

    /** Speech, then as long a pause as makes up the rest of {@link #PERIOD}. */
    public static final int SPEECH = RATE * 6 / 5;

    public static final int PERIOD = RATE * 3;

    private StudioSignal() {}

    /** Whether the frame lies in speech. */
    public static boolean isSpeech(long frame) {
        return Math.floorMod(frame - FIRST, (long) PERIOD) < SPEECH;
    }

    /** Writes one frame. */
    static void put(long frame, ByteBuffer into) {
        int sound = sound(frame) << 16;
        into.putInt(sound | (int) (frame & 0xFFFF)).putInt(sound | (int) (frame >> 16 & 0xFFFF));
    }

    /** A voice: harmonics of 150 Hz whose strength swells four times a second; a little noise in the pauses. */
    private static int sound(long frame) {
        double time = (double) frame / RATE;
        int noise = (int) ((frame * 1_103_515_245L + 12_345 >> 16) & 7) - 4;
        if (!isSpeech(frame)) {
            return noise;
        }
        double voice = Math.sin(2 * Math.PI * 150 * time)
                + 0.7 * Math.sin(2 * Math.PI * 450 * time)
                + 0.5 * Math.sin(2 * Math.PI * 1050 * time);
        return (int) (6_000 * (0.5 + 0.5 * Math.sin(2 * Math.PI * 4 * time)) * voice) + noise;
    }

    /**
     * The numbers of the frames of a recording; those that were silenced go on counting.
     *
     * @throws AssertionError when a frame is none of the signal, bit by bit
     */
    public static long[] frames(byte[] recorded) {
        ByteBuffer in = ByteBuffer.wrap(recorded).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer right = ByteBuffer.allocate(BYTES_PER_FRAME).order(ByteOrder.LITTLE_ENDIAN);
        long[] frames = new long[recorded.length / BYTES_PER_FRAME];
        int known = -1;
        for (int i = 0; i < frames.length; i++) {
            int one = in.getInt();
            int other = in.getInt();
            if (one == 0 && other == 0) {
                frames[i] = known < 0 ? 0 : frames[i - 1] + 1;
                continue;
            }
            long frame = (other & 0xFFFFL) << 16 | one & 0xFFFF;
            put(frame, right.clear());
            if (right.getInt(0) != one || right.getInt(4) != other) {
                throw new AssertionError("Frame %d of the recording is not what the device gave".formatted(i));
            }
            frames[i] = frame;
            // Silenced ones before the first that is known.
            for (int before = i - 1; known < 0 && before >= 0; before--) {
                frames[before] = frames[before + 1] - 1;
            }
            known = i;
        }
        return frames;
    }
}
