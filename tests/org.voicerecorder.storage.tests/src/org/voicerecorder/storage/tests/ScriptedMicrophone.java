package org.voicerecorder.storage.tests;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.api.audio.InputDevice;

/**
 * An input whose samples count up, so that every lost or doubled one shows, and which can go away at a chosen moment.
 * Gives audio as fast as it is read, which no real device does: what it says about order and completeness holds all
 * the more.
 */
final class ScriptedMicrophone implements AudioInputs {
    static final String ID = "scripted";

    private final long framesBeforeLoss;
    private final CountDownLatch mayGoOn;
    private final long framesBeforeWait;
    private final LongSupplier allowed;
    private volatile long given;
    volatile boolean waiting;

    /** Counts on until it is closed. */
    static ScriptedMicrophone endless() {
        return new ScriptedMicrophone(Long.MAX_VALUE, Long.MAX_VALUE, new CountDownLatch(0));
    }

    /** Goes away after so many frames. */
    static ScriptedMicrophone lostAfter(long frames) {
        return new ScriptedMicrophone(frames, Long.MAX_VALUE, new CountDownLatch(0));
    }

    /** Gives so many frames, then nothing until the latch opens. */
    static ScriptedMicrophone waitingAfter(long frames, CountDownLatch latch) {
        return new ScriptedMicrophone(Long.MAX_VALUE, frames, latch);
    }

    /** Gives no more frames in all than it is allowed to at the time. */
    static ScriptedMicrophone notFurtherThan(LongSupplier frames) {
        return new ScriptedMicrophone(Long.MAX_VALUE, Long.MAX_VALUE, new CountDownLatch(0), frames);
    }

    private ScriptedMicrophone(long framesBeforeLoss, long framesBeforeWait, CountDownLatch mayGoOn) {
        this(framesBeforeLoss, framesBeforeWait, mayGoOn, () -> Long.MAX_VALUE);
    }

    private ScriptedMicrophone(
            long framesBeforeLoss, long framesBeforeWait, CountDownLatch mayGoOn, LongSupplier allowed) {
        this.framesBeforeLoss = framesBeforeLoss;
        this.framesBeforeWait = framesBeforeWait;
        this.mayGoOn = mayGoOn;
        this.allowed = allowed;
    }

    /** How many frames were read from it. */
    long given() {
        return given;
    }

    /** The sample of a frame, mono, 16 bit. */
    static short sample(long frame) {
        return (short) (frame * 31);
    }

    @Override
    public List<InputDevice> devices() {
        return List.of(new InputDevice(ID, "Scripted microphone", true, List.of(new CaptureFormat(48_000, 1, 16))));
    }

    @Override
    public CaptureStream open(String deviceId, CaptureFormat format) {
        return new Stream(format);
    }

    private final class Stream implements CaptureStream {
        private final CaptureFormat format;
        private final CountDownLatch closed = new CountDownLatch(1);
        private long frame;

        Stream(CaptureFormat format) {
            this.format = format;
        }

        @Override
        public CaptureFormat format() {
            return format;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (closed.getCount() == 0) {
                return -1;
            }
            if (frame >= framesBeforeLoss) {
                throw new VoiceRecorderException(ErrorCode.ERR_DEVICE_LOST, "The scripted microphone was pulled");
            }
            if (frame >= framesBeforeWait && !awaitGoOn()) {
                return -1;
            }
            int frames = (int) Math.min(length / 2, Math.min(framesBeforeLoss, framesBeforeWait) - frame);
            if (frame >= framesBeforeWait) {
                frames = length / 2;
            }
            frames = (int) Math.min(frames, awaitAllowed());
            for (int i = 0; i < frames; i++, frame++) {
                buffer[offset + 2 * i] = (byte) sample(frame);
                buffer[offset + 2 * i + 1] = (byte) (sample(frame) >> 8);
            }
            given = frame;
            return frames == 0 ? -1 : 2 * frames;
        }

        /** @return how many frames may be given now; 0 when the stream was closed meanwhile */
        private long awaitAllowed() {
            while (closed.getCount() > 0) {
                long now = allowed.getAsLong() - frame;
                if (now > 0) {
                    return now;
                }
                LockSupport.parkNanos(1_000_000);
            }
            return 0;
        }

        /** Whether the latch opened before the stream was closed. */
        private boolean awaitGoOn() {
            waiting = true;
            try {
                while (mayGoOn.getCount() > 0) {
                    if (closed.await(10, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                        return false;
                    }
                }
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public long overruns() {
            return 0;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
