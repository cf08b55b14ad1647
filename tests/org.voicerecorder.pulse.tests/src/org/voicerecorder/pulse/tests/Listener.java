package org.voicerecorder.pulse.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.testkit.CountedFrames;
import org.voicerecorder.testkit.Until;

/** Reads from a device in a thread of its own, as a take does, and keeps what it hears. */
final class Listener implements AutoCloseable {
    private final CaptureStream stream;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Thread thread;
    private volatile boolean ended;
    private volatile RuntimeException failure;

    /** Returns when the first audio has come. */
    Listener(AudioInputs inputs, String device, CaptureFormat format) throws IOException {
        stream = inputs.open(device, format);
        thread = Thread.ofPlatform().name("listener").start(this::listen);
        Until.holds(device + " gives audio", () -> size() > 0 || ended);
        rethrow();
    }

    private void listen() {
        byte[] block = new byte[64 * 1024];
        try {
            int n = stream.read(block, 0, block.length);
            while (n >= 0) {
                synchronized (heard) {
                    heard.write(block, 0, n);
                }
                n = stream.read(block, 0, block.length);
            }
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            ended = true;
        }
    }

    CaptureStream stream() {
        return stream;
    }

    private int size() {
        synchronized (heard) {
            return heard.size();
        }
    }

    byte[] heard() {
        synchronized (heard) {
            return heard.toByteArray();
        }
    }

    private void rethrow() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Listens until as much as the signal has been heard after its beginning. @return what is wrong with it */
    String faultIn(CountedFrames signal) throws IOException {
        int length = signal.pcm().length;
        int[] begin = {-1};
        Until.holds("the signal was heard", () -> {
            rethrow();
            begin[0] = begin[0] < 0 ? signal.begin(heard()) : begin[0];
            return begin[0] >= 0 && size() >= begin[0] + length;
        });
        return signal.faultIn(heard());
    }

    /** Waits until reading has failed. */
    RuntimeException failure() throws IOException {
        Until.holds("reading failed", () -> ended);
        return Optional.ofNullable(failure).orElseThrow(() -> new AssertionError("reading ended without failing"));
    }

    /** Closes the stream and waits until its reader has ended. */
    @Override
    public void close() {
        stream.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
