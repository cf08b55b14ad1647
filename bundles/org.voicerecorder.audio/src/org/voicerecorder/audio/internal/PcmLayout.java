package org.voicerecorder.audio.internal;

import java.util.Map;
import java.util.Optional;
import org.voicerecorder.audio.SampleFormat;
import org.voicerecorder.audio.WavHeader;

/** Where the uncompressed audio of a file lies and how. @param bigEndian whether the bytes of a sample are reversed */
public record PcmLayout(
        SampleFormat format,
        boolean bigEndian,
        long dataOffset,
        long dataLength,
        Map<String, String> tags,
        Optional<String> problem) {
    public static PcmLayout of(WavHeader wav) {
        return new PcmLayout(wav.format(), false, wav.dataOffset(), wav.dataLength(), wav.tags(), wav.problem());
    }

    public long frames() {
        return dataLength / format.bytesPerFrame();
    }
}
