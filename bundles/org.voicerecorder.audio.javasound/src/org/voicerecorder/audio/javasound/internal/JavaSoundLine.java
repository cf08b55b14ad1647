package org.voicerecorder.audio.javasound.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.SourceDataLine;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PlaybackLine;

/**
 * An output line of Java Sound. A device that went away is told by nothing: the line calls itself running and takes no
 * more, or takes everything and its position stands still. Java Sound does not tell the latency of what is behind its
 * buffer (a sound server, a driver): positions are that much early.
 */
final class JavaSoundLine implements PlaybackLine {
    private static final long PAUSE_NANOS = 5_000_000;
    /** So much is handed over at a time: a longer write would not end when the line is closed. */
    private static final int BLOCK_MILLIS = 20;

    private final SourceDataLine line;
    private final String device;
    private final CaptureFormat format;
    private final int blockBytes;
    private final HeardClock clock;
    private volatile boolean closed;
    private volatile long underruns;
    private boolean paused;
    /** What the line counted when it was last flushed. */
    private volatile long origin;

    private long drainedTo = -1;
    private long drainedAt;

    JavaSoundLine(SourceDataLine line, String device, CaptureFormat format) {
        this.line = line;
        this.device = device;
        this.format = format;
        this.blockBytes = Math.max(1, format.sampleRate() * BLOCK_MILLIS / 1000) * format.bytesPerFrame();
        this.clock = new HeardClock(format.sampleRate());
    }

    @Override
    public CaptureFormat format() {
        return format;
    }

    @Override
    public int write(byte[] pcm, int offset, int length) {
        if (paused) {
            throw new IllegalStateException("The line is paused");
        }
        start();
        noticeUnderrun();
        drainedTo = -1;
        int wanted = Math.min(length, blockBytes);
        long begin = System.nanoTime();
        while (!closed) {
            int n = line.write(pcm, offset, wanted - wanted % format.bytesPerFrame());
            if (n > 0) {
                clock.wrote(n / format.bytesPerFrame());
                look();
                return n;
            }
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw lost();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return 0;
    }

    private void start() {
        if (!line.isRunning() && !line.isActive()) {
            line.start();
            clock.run(System.nanoTime());
        }
    }

    private void noticeUnderrun() {
        if (clock.written() > 0 && isAllHeard()) {
            underruns = underruns + 1;
        }
    }

    private boolean isAllHeard() {
        look();
        return clock.isAllHeard(System.nanoTime());
    }

    /** Takes the device's count. @return what it is */
    private long look() {
        long count = line.getLongFramePosition() - origin;
        clock.report(count, System.nanoTime());
        return count;
    }

    @Override
    public long heardFrames() {
        if (!closed) {
            look();
        }
        return clock.heard(System.nanoTime());
    }

    @Override
    public void pause() {
        look();
        clock.stop(System.nanoTime());
        line.stop();
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
        drainedTo = -1;
        if (clock.written() > 0) {
            line.start();
            clock.run(System.nanoTime());
        }
    }

    @Override
    public void flush() {
        line.stop();
        line.flush();
        origin = line.getLongFramePosition();
        clock.reset();
    }

    @Override
    public boolean drain(Duration atMost) {
        long begin = System.nanoTime();
        while (!closed && !isAllHeard()) {
            if (System.nanoTime() - begin > atMost.toNanos()) {
                checkMoves();
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        clock.finish();
        return true;
    }

    private void checkMoves() {
        long now = look();
        if (now >= clock.written() || now != drainedTo) {
            drainedTo = now;
            drainedAt = System.nanoTime();
        } else if (System.nanoTime() - drainedAt > PATIENCE.toNanos()) {
            throw lost();
        }
    }

    @Override
    public Optional<String> deviceId() {
        return Optional.of(device);
    }

    @Override
    public long underruns() {
        return underruns;
    }

    private VoiceRecorderException lost() {
        return new VoiceRecorderException(
                ErrorCode.ERR_DEVICE_LOST,
                "'%s' takes no more audio".formatted(device),
                "Connect headphones or speakers and check that the sound server runs.",
                null);
    }

    @Override
    public void close() {
        closed = true;
        line.stop();
        line.flush();
        line.close();
    }
}
