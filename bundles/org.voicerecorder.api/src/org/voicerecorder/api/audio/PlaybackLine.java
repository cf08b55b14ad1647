package org.voicerecorder.api.audio;

import java.time.Duration;
import java.util.Optional;

/**
 * An open output device. One thread writes and steers it; {@link #heardFrames}, {@link #deviceId} and {@link #underruns}
 * may be asked by any thread, at any time, and answer at once; {@link #close} may be called by any thread and ends a
 * wait of the other one.
 *
 * <p>Every steering call throws {@code ERR_DEVICE_LOST} when the device is gone: when the system says so, or when it has
 * neither taken nor played anything for {@link #PATIENCE} although it should.
 */
public interface PlaybackLine extends AutoCloseable {
    /**
     * How much audio a line holds, at most, between {@link #write} and the loudspeaker, as far as that can be chosen:
     * enough for a writer that comes late, short enough for a change of speed to be felt at once. A line that ran empty
     * nevertheless ({@link #underruns}) may hold more from then on.
     */
    Duration BUFFER = Duration.ofMillis(150);

    /** How long a device may do nothing before it counts as lost. */
    Duration PATIENCE = Duration.ofSeconds(2);

    CaptureFormat format();

    /**
     * Waits for room and writes whole frames. The device begins by itself, at the latest when its buffer is full. A writer
     * that comes late causes silence, no error ({@link #underruns}).
     *
     * @return the number of bytes taken, whole frames; 0 when the line was closed, or when there was no room for 20 ms or
     *     more, so that a writer can look at what else is asked of it
     * @throws IllegalStateException while paused
     */
    int write(byte[] pcm, int offset, int length);

    /**
     * How many of the frames written since the line was opened or last flushed have been heard, the latency of system and
     * device taken into account and going on smoothly between the system's own reports. Never decreases but by
     * {@link #flush}, never exceeds what was written, stands still while paused and keeps its last value when the device
     * is lost or the line closed.
     */
    long heardFrames();

    /** Falls silent at once, or as fast as the system can; what was written and not heard is kept. */
    void pause();

    /** Goes on with the first frame that was not heard. */
    void resume();

    /**
     * Throws away what was written and not heard; counting begins anew. A paused line stays paused, one that played waits
     * for the next {@link #write}.
     */
    void flush();

    /**
     * Says that nothing comes for the time being, so that a device that waits for more begins with what it has, and waits
     * until all was heard. Writing may go on afterwards.
     *
     * @param atMost how long to wait
     * @return whether all was heard
     */
    boolean drain(Duration atMost);

    /** Id of the device that is heard now. Sound servers may move a stream to another one while it runs. */
    default Optional<String> deviceId() {
        return Optional.empty();
    }

    /** How often silence was heard because nobody wrote in time, as far as the system tells. */
    long underruns();

    /** Falls silent, gives the device back; idempotent. */
    @Override
    void close();
}
