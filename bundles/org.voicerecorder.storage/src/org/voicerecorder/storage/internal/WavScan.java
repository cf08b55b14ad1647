package org.voicerecorder.storage.internal;

import java.nio.ByteBuffer;
import java.util.List;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.Waveforms;
import org.voicerecorder.audio.WavHeader;
import org.voicerecorder.audio.WavStreamScanner;

/** Looks at the bytes that pass by and finds out whether they are WAV; used by one thread. */
final class WavScan implements Followers.Reader {
    private final WavStreamScanner scanner = new WavStreamScanner(Waveforms.STORED_SAMPLES_PER_PIXEL, false);

    @Override
    public void accept(ByteBuffer block) {
        if (!scanner.isRejected()) {
            scanner.accept(block);
        }
    }

    /** @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_CORRUPT_FILE} when it is WAV that cannot be read */
    StreamPass.Result finish(long bytes, String checksum) {
        var found = scanner.finish().map(f -> new Examination.Result(content(f.header()), f.peaks()));
        return new StreamPass.Result(bytes, checksum, found);
    }

    private static AudioContent content(WavHeader header) {
        return new AudioContent("audio/wav", "wav", header.properties(), header.tags(), List.of(), header.problem());
    }
}
