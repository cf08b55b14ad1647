package org.voicerecorder.audio.javasound.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.TargetDataLine;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.audio.CaptureBacklog;

/**
 * An open line. A device that went away is told by reads that return nothing at once, again and again, while the line
 * still calls itself active; a line that was stopped (nobody here stops it but {@link #close}) is not active.
 */
final class JavaSoundCapture implements CaptureStream {
    /** Meters want to be fed this often. */
    private static final int BLOCK_MILLIS = 20;
    /** How long a line may give nothing once audio has flowed. A line that waits blocks; it does not return nothing. */
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    /** How long a device may take to begin. */
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final TargetDataLine line;
    private final String device;
    private final CaptureFormat format;
    private final int blockBytes;
    private volatile boolean closed;
    private volatile boolean stopped;
    /** Frames that are to be read once it was stopped. */
    private volatile long rest;

    private final CaptureBacklog backlog;
    private boolean started;
    private boolean flowed;

    JavaSoundCapture(TargetDataLine line, String device, CaptureFormat format) {
        this.backlog = new CaptureBacklog(format.sampleRate(), line.getBufferSize() / format.bytesPerFrame());
        this.line = line;
        this.device = device;
        this.format = format;
        this.blockBytes = Math.max(1, format.sampleRate() * BLOCK_MILLIS / 1000) * format.bytesPerFrame();
    }

    @Override
    public CaptureFormat format() {
        return format;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length < format.bytesPerFrame()) {
            throw new IllegalArgumentException("Room for less than a frame: " + length);
        }
        if (!started && !closed) {
            started = true;
            line.start();
        }
        long begin = System.nanoTime();
        while (!closed && !hasAll()) {
            int n = readSome(buffer, offset, length);
            if (n > 0) {
                flowed = true;
                return n;
            }
            if (!closed && System.nanoTime() - begin > (flowed ? SILENCE_NANOS : START_NANOS)) {
                throw lost();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return -1;
    }

    /**
     * Java Sound blocks until it has all that was asked for, so little is asked for at a time. It is not asked how much
     * waits: on a lost PulseAudio server that question never returns.
     */
    private int readSome(byte[] buffer, int offset, int length) {
        int wanted = Math.min(length, blockBytes);
        long before = System.nanoTime();
        backlog.reading(before);
        int n = line.read(buffer, offset, wanted - wanted % format.bytesPerFrame());
        backlog.read(before, System.nanoTime(), Math.max(0, n) / format.bytesPerFrame());
        if (stopped) {
            rest -= Math.max(0, n) / format.bytesPerFrame();
        }
        return closed ? 0 : n;
    }

    /** Whether a line that was stopped has given what waited then. */
    private boolean hasAll() {
        return stopped && rest <= 0;
    }

    private VoiceRecorderException lost() {
        return new VoiceRecorderException(
                ErrorCode.ERR_DEVICE_LOST,
                flowed
                        ? "'%s' stopped giving audio".formatted(device)
                        : "'%s' was opened but gives no audio".formatted(device));
    }

    /** The line itself is not stopped: it would not give any more what it holds. */
    @Override
    public void stop() {
        if (!stopped) {
            rest = unreadFrames();
            stopped = true;
        }
    }

    @Override
    public long unreadFrames() {
        return backlog.unreadFrames(System.nanoTime());
    }

    @Override
    public long overruns() {
        return backlog.overruns();
    }

    @Override
    public long droppedFrames() {
        return backlog.droppedFrames();
    }

    @Override
    public long framesSinceLoss() {
        return backlog.framesSinceLoss();
    }

    @Override
    public void close() {
        closed = true;
        line.stop();
        line.close();
    }
}
