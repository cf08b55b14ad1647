package org.voicerecorder.command.tests;

import java.util.List;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.api.audio.InputDevice;

/**
 * Two input devices that deliver a ramp as fast as it is read: so many frames, then they go away; or, when they are to
 * last for ever, a few seconds, then silence until they are closed.
 *
 * @param dropped frames that are lost on the way, all at once, in the first second
 */
record ToneInputs(int framesUntilLost, long dropped) implements AudioInputs {
    @Override
    public List<InputDevice> devices() {
        return List.of(
                new InputDevice("tone.1", "First tone", true, List.of(CaptureFormat.DEFAULT)),
                new InputDevice("tone.2", "Second tone", false, List.of()));
    }

    @Override
    public CaptureStream open(String deviceId, CaptureFormat format) {
        return new Ramp(format, framesUntilLost, dropped);
    }

    private static final class Ramp implements CaptureStream {
        private static final long PLENTY = 480_000;

        private final CaptureFormat format;
        private final long framesUntilLost;
        private final long dropped;
        private long frames;
        private boolean closed;

        Ramp(CaptureFormat format, long framesUntilLost, long dropped) {
            this.format = format;
            this.framesUntilLost = framesUntilLost;
            this.dropped = dropped;
        }

        @Override
        public CaptureFormat format() {
            return format;
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            while (!closed && framesUntilLost == Integer.MAX_VALUE && frames >= PLENTY) {
                pause();
            }
            if (closed) {
                return -1;
            }
            if (frames >= framesUntilLost) {
                throw new VoiceRecorderException(ErrorCode.ERR_DEVICE_LOST, "The device went away");
            }
            int count = (int) Math.min(length / format.bytesPerFrame(), framesUntilLost - frames);
            for (int i = 0; i < count * format.bytesPerFrame(); i++) {
                buffer[offset + i] = (byte) (frames + i);
            }
            frames += count;
            return count * format.bytesPerFrame();
        }

        @Override
        public synchronized long overruns() {
            return droppedFrames() > 0 ? 1 : 0;
        }

        @Override
        public synchronized long droppedFrames() {
            return frames > 0 ? dropped : 0;
        }

        @Override
        public synchronized void close() {
            closed = true;
            notifyAll();
        }

        private void pause() {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new AssertionError("Nobody interrupts a capture", e);
            }
        }
    }
}
