package org.voicerecorder.api.audio;

import java.time.Duration;
import java.util.Optional;

/** An open input device. Used by one thread, except {@link #close}, which any thread may call and which ends a read. */
public interface CaptureStream extends AutoCloseable {
    CaptureFormat format();

    /**
     * Waits for audio and reads whole frames.
     *
     * @return the number of bytes read, at least one frame; -1 when the stream was closed
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_DEVICE_LOST} when the device is gone
     */
    int read(byte[] buffer, int offset, int length);

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
