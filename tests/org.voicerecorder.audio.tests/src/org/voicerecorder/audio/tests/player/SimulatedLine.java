package org.voicerecorder.audio.tests.player;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PlaybackLine;

/** Holds {@link PlaybackLine#BUFFER} of audio until the test hears it. */
final class SimulatedLine implements PlaybackLine {
    private static final long PATIENCE_MILLIS = 60_000;

    private final CaptureFormat format;
    private final String device;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private long heard;
    private long flushes;
    private boolean paused;
    private boolean draining;
    private boolean lost;
    private boolean closed;

    SimulatedLine(CaptureFormat format, String device) {
        this.format = format;
        this.device = device;
    }

    /** Time goes on by so many frames: gives them, once they are there; fewer only when no more come. */
    synchronized byte[] hear(long frames) throws InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long wanted = frames * format.bytesPerFrame();
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (all.size() < wanted && !closed && !(draining && waiting.size() == 0)) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("Nothing comes after %d of %d bytes".formatted(all.size(), wanted));
            }
            byte[] there = waiting.toByteArray();
            int n = paused ? 0 : (int) Math.min(there.length, wanted - all.size());
            if (n == 0) {
                wait(1000);
            } else {
                all.write(there, 0, n);
                waiting.reset();
                waiting.write(there, n, there.length - n);
                heard += n / format.bytesPerFrame();
                notifyAll();
            }
        }
        return all.toByteArray();
    }

    /** Everything to the end. */
    byte[] hearAll() throws InterruptedException {
        return hear(Integer.MAX_VALUE);
    }

    synchronized void lose() {
        lost = true;
        notifyAll();
    }

    synchronized long flushes() {
        return flushes;
    }

    synchronized boolean isPaused() {
        return paused;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public CaptureFormat format() {
        return format;
    }

    @Override
    public synchronized int write(byte[] pcm, int offset, int length) {
        if (paused) {
            throw new IllegalStateException("paused");
        }
        draining = false;
        int capacity = (int) (format.bytesPerSecond() * BUFFER.toMillis() / 1000);
        int room = capacity - waiting.size();
        if (room < format.bytesPerFrame()) {
            pause(20);
            room = capacity - waiting.size();
        }
        check();
        int n = Math.min(length, room);
        n -= n % format.bytesPerFrame();
        waiting.write(pcm, offset, n);
        notifyAll();
        return closed ? 0 : n;
    }

    private void check() {
        if (lost) {
            throw new VoiceRecorderException(ErrorCode.ERR_DEVICE_LOST, "pulled out");
        }
    }

    private void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized long heardFrames() {
        return heard;
    }

    @Override
    public synchronized void pause() {
        check();
        paused = true;
        notifyAll();
    }

    @Override
    public synchronized void resume() {
        check();
        paused = false;
        notifyAll();
    }

    @Override
    public synchronized void flush() {
        check();
        waiting.reset();
        heard = 0;
        flushes++;
        draining = false;
        notifyAll();
    }

    @Override
    public synchronized boolean drain(Duration atMost) {
        check();
        draining = true;
        notifyAll();
        if (waiting.size() > 0) {
            pause(atMost.toMillis());
        }
        check();
        return waiting.size() == 0;
    }

    @Override
    public Optional<String> deviceId() {
        return Optional.of(device);
    }

    @Override
    public long underruns() {
        return 0;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
