package org.voicerecorder.command.tests;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Output that a test can wait for. */
final class SeenOutput extends OutputStream {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
        bytes.write(b);
        notifyAll();
    }

    @Override
    public synchronized void write(byte[] data, int offset, int length) {
        bytes.write(data, offset, length);
        notifyAll();
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Waits until the text has been printed. */
    synchronized void await(String text) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!text().contains(text)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("'" + text + "' never came; there is: " + text());
            }
            wait(left / 1_000_000 + 1);
        }
    }
}
