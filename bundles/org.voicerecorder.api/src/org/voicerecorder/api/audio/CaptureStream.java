package org.voicerecorder.api.audio;

import java.time.Duration;
import java.util.Optional;

/**
 * An open input device. Used by one thread, except {@link #stop} and {@link #close}, which any thread may call and which end
 * a read, and what is told of it.
 */
public interface CaptureStream extends AutoCloseable {
    CaptureFormat format();

    /**
     * Waits for audio and reads whole frames.
     *
     * @return the number of bytes read, at least one frame; -1 when the stream was closed, or was stopped and nothing is left
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_DEVICE_LOST} when the device is gone
     */
    int read(byte[] buffer, int offset, int length);

    /**
     * Captures no more. What was captured until now, while nobody read, can still be read; then {@link #read} returns -1. Does
     * not wait.
     */
    default void stop() {
        close();
    }

    /**
     * How many frames were captured and wait to be read, as far as it can be told; 0 unless the thread that reads was held up
     * for longer than 150 ms.
     */
    default long unreadFrames() {
        return 0;
    }

    /** How often audio was lost because nobody read in time, as far as the system tells. */
    long overruns();

    /** How many frames were lost so, as far as it can be told: right to about 40 ms each time. */
    default long droppedFrames() {
        return 0;
    }

    /** How many frames were read since audio was lost last, what is read last among them; 0 where it cannot be told. */
    default long framesSinceLoss() {
        return 0;
    }

    /** Id of the device that is heard now. Sound servers may move a stream to another one while it runs. */
    default Optional<String> deviceId() {
        return Optional.empty();
    }

    /**
     * The format in which the device itself gives its audio, when the system says so. Where it is not
     * {@link #format()}, the system resamples or requantises what is read.
     */
    default Optional<CaptureFormat> deviceFormat() {
        return Optional.empty();
    }

    /** How old audio is when it can be read, as far as the system tells. */
    default Optional<Duration> latency() {
        return Optional.empty();
    }

    @Override
    void close();
}
