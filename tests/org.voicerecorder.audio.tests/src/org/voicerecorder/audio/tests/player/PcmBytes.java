package org.voicerecorder.audio.tests.player;

import java.io.IOException;
import java.util.Arrays;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PcmStream;

/** Audio in memory, as a source. */
record PcmBytes(CaptureFormat format, byte[] pcm) implements PcmSource {
    @Override
    public long frames() {
        return pcm.length / format.bytesPerFrame();
    }

    byte[] part(long from, long to) {
        int frame = format.bytesPerFrame();
        return Arrays.copyOfRange(pcm, (int) from * frame, (int) to * frame);
    }

    @Override
    public PcmStream open(long startFrame) {
        return new PcmStream() {
            private int at = (int) Math.min(pcm.length, startFrame * format.bytesPerFrame());

            @Override
            public CaptureFormat format() {
                return format;
            }

            @Override
            public long totalFrames() {
                return frames();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int n = Math.min(length - length % format.bytesPerFrame(), pcm.length - at);
                System.arraycopy(pcm, at, buffer, offset, n);
                at += n;
                return n == 0 ? -1 : n;
            }

            @Override
            public void close() {
                at = pcm.length;
            }
        };
    }
}
