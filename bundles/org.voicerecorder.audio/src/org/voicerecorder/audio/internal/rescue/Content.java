package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that can be read at any place: those of a file, or those it had before something was done to it. */
interface Content {
    long length() throws IOException;

    /** @return how many bytes were read; -1 at the end */
    int read(ByteBuffer target, long at) throws IOException;

    /** A file as it is. */
    static Content of(FileChannel file) {
        return new Content() {
            @Override
            public long length() throws IOException {
                return file.size();
            }

            @Override
            public int read(ByteBuffer target, long at) throws IOException {
                return file.read(target, at);
            }
        };
    }
}
