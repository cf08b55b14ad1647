package org.voicerecorder.audio.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads small pieces of a file by position. */
final class FileWindow {
    private FileWindow() {}

    /** Up to {@code length} bytes; fewer at the end of the file. Ready to be read. */
    static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        long at = position;
        while (buffer.hasRemaining()) {
            int n = file.read(buffer, at);
            if (n < 0) {
                break;
            }
            at += n;
        }
        return buffer.flip();
    }
}
