package org.voicerecorder.recorder.internal;

import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;

/** Audio in memory. */
final class HeardAudio implements PcmStream {
    private final CaptureFormat format;
    private final byte[] pcm;
    private int at;

    HeardAudio(CaptureFormat format, byte[] pcm) {
        this.format = format;
        this.pcm = pcm;
    }

    @Override
    public CaptureFormat format() {
        return format;
    }

    @Override
    public long totalFrames() {
        return pcm.length / format.bytesPerFrame();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int n = Math.min(length - length % format.bytesPerFrame(), pcm.length - at);
        if (n <= 0) {
            return -1;
        }
        System.arraycopy(pcm, at, buffer, offset, n);
        at += n;
        return n;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
