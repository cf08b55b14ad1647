package org.voicerecorder.recorder.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.LiveEncoder;
import org.voicerecorder.api.audio.LiveEncoders;

/** "Encodes" by writing what it gets, and is slow or dies when a test says so. */
final class RawEncoders implements LiveEncoders {
    volatile boolean dies;
    volatile CountDownLatch mayWrite = new CountDownLatch(0);
    volatile int begun;
    volatile int ended;

    @Override
    public synchronized LiveEncoder flac(Path target, CaptureFormat format) {
        begun++;
        try {
            return new Encoder(Files.newOutputStream(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Encoder implements LiveEncoder {
        private final OutputStream out;
        private boolean closed;

        Encoder(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(byte[] pcm, int offset, int length) {
            try {
                mayWrite.await();
                if (dies) {
                    throw new VoiceRecorderException(ErrorCode.ERR_AUDIO_TOOL, "The encoder ended with status 137");
                }
                out.write(pcm, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError("a thread of a take was interrupted", e);
            }
        }

        @Override
        public void finish() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            synchronized (RawEncoders.this) {
                ended += closed ? 0 : 1;
                closed = true;
            }
            finish();
        }
    }
}
