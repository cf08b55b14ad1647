package org.voicerecorder.audio.javasound.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.AudioPlayer.Playback;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.PcmStream;

/**
 * One playback. Only its own thread touches line and stream; the others leave wishes, which it looks at after each block.
 * The position is that of the line: what is heard, not what was read.
 */
final class JavaSoundPlayback implements Playback {
    private static final Logger LOG = LoggerFactory.getLogger(JavaSoundPlayback.class);
    private static final int BLOCK_MILLIS = 20;
    private static final long POLL_MILLIS = 10;
    /** At the end, an output that plays no frame for so long will play none any more. */
    private static final long STALL_NANOS = 1_000_000_000L;

    private final AudioFiles files;
    private final Path file;
    private final Duration duration;
    private final SourceDataLine line;
    private final int rate;
    private final Thread thread;
    private final byte[] block;

    private PcmStream stream;
    /** Frame of the file at which the line's count was {@link #lineOrigin}. */
    private long origin;

    private long lineOrigin;

    private State state = State.PLAYING;
    private boolean closing;
    private boolean paused;
    private long wantedFrame = -1;
    private long shown;

    JavaSoundPlayback(
            AudioFiles files, Path file, Duration duration, SourceDataLine line, PcmStream stream, long startFrame) {
        this.files = files;
        this.file = file;
        this.duration = duration;
        this.line = line;
        this.stream = stream;
        this.rate = stream.format().sampleRate();
        this.origin = startFrame;
        this.shown = startFrame;
        this.block = new byte
                [Math.max(1, rate * BLOCK_MILLIS / 1000) * stream.format().bytesPerFrame()];
        this.thread = Thread.ofPlatform().daemon().name("playback").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public synchronized State state() {
        return state;
    }

    @Override
    public synchronized Duration position() {
        if (wantedFrame >= 0) {
            return AudioProperties.duration(wantedFrame, rate);
        }
        if (state == State.ENDED) {
            return duration;
        }
        if (line.isOpen()) {
            long heard = origin + line.getLongFramePosition() - lineOrigin;
            shown = Math.max(shown, heard);
        }
        Duration position = AudioProperties.duration(shown, rate);
        return position.compareTo(duration) > 0 ? duration : position;
    }

    @Override
    public Duration duration() {
        return duration;
    }

    @Override
    public synchronized void pause() {
        if (state == State.PLAYING) {
            paused = true;
            state = State.PAUSED;
            notifyAll();
        }
    }

    @Override
    public synchronized void resume() {
        if (state == State.PAUSED) {
            paused = false;
            state = State.PLAYING;
            notifyAll();
        }
    }

    @Override
    public synchronized void seek(Duration position) {
        if (state == State.PLAYING || state == State.PAUSED) {
            Duration within = position.isNegative() ? Duration.ZERO : position;
            wantedFrame = Math.round((within.compareTo(duration) > 0 ? duration : within).toNanos() / 1e9 * rate);
            notifyAll();
        }
    }

    @Override
    public void await() throws InterruptedException {
        thread.join();
    }

    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        if (Thread.currentThread() != thread) {
            joinUninterrupted();
        }
    }

    private void joinUninterrupted() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        State end = State.FAILED;
        try {
            playUntilOver();
            end = State.ENDED;
        } catch (IOException | RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("file", file).log("Playback failed");
        } finally {
            line.close();
            close(stream, file);
            finish(end);
        }
    }

    private void playUntilOver() throws IOException {
        boolean audible = false;
        boolean allRead = false;
        while (!isClosing()) {
            long target = wantedFrame();
            if (target >= 0) {
                moveTo(target);
                audible = false;
                allRead = false;
            } else if (isPaused()) {
                line.stop();
                audible = false;
                awaitWish();
            } else if (!audible) {
                line.start();
                audible = true;
            } else if (!allRead) {
                int n = stream.read(block, 0, block.length);
                allRead = n <= 0;
                write(Math.max(0, n));
            } else if (drained()) {
                return;
            }
        }
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    private synchronized boolean isPaused() {
        return paused;
    }

    private synchronized long wantedFrame() {
        return wantedFrame;
    }

    private synchronized void awaitWish() {
        while (paused && !closing && wantedFrame < 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException("Nobody interrupts the playback thread", e);
            }
        }
    }

    private synchronized void finish(State end) {
        state = end;
        wantedFrame = -1;
    }

    /** Leaves the line stopped. */
    private void moveTo(long frame) throws IOException {
        line.stop();
        line.flush();
        stream.close();
        stream = files.decode(file, frame);
        synchronized (this) {
            origin = frame;
            lineOrigin = line.getLongFramePosition();
            shown = frame;
            if (wantedFrame == frame) {
                wantedFrame = -1;
            }
        }
    }

    private void write(int length) throws IOException {
        int written = 0;
        long last = System.nanoTime();
        while (written < length) {
            int n = line.write(block, written, length - written);
            written += n;
            if (n > 0) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > STALL_NANOS) {
                throw new IOException("The output device takes no more audio");
            } else {
                pauseBriefly();
            }
        }
    }

    /** Waits until all was heard or somebody wishes something. @return whether all was heard */
    private boolean drained() {
        long heard = line.getLongFramePosition();
        long last = System.nanoTime();
        while (line.available() < line.getBufferSize()) {
            synchronized (this) {
                if (closing || paused || wantedFrame >= 0) {
                    return false;
                }
            }
            pauseBriefly();
            long now = line.getLongFramePosition();
            if (now != heard) {
                heard = now;
                last = System.nanoTime();
            } else if (System.nanoTime() - last > STALL_NANOS) {
                return true;
            }
        }
        return true;
    }

    private synchronized void pauseBriefly() {
        try {
            wait(POLL_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts the playback thread", e);
        }
    }

    static void close(PcmStream stream, Path file) {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).addKeyValue("file", file).log("The audio could not be closed");
        }
    }
}
