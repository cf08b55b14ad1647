package org.voicerecorder.audio;

import java.util.Map;
import java.util.Optional;
import org.voicerecorder.api.audio.AudioProperties;

/**
 * What a WAV, RF64 or BW64 file says of its audio, put right by the file's real length.
 *
 * @param dataOffset where the audio begins, in bytes
 * @param dataLength how much audio there is, in bytes: whole frames only
 * @param tags from LIST INFO, lower-case keys: title, artist, date, comment
 * @param problem set when the header and the file disagree, e.g. the file is shorter than it says
 */
public record WavHeader(
        SampleFormat format, long dataOffset, long dataLength, Map<String, String> tags, Optional<String> problem) {
    public WavHeader {
        tags = Map.copyOf(tags);
    }

    public long frames() {
        return dataLength / format.bytesPerFrame();
    }

    public AudioProperties properties() {
        return format.properties(frames());
    }
}
