package org.voicerecorder.edit.internal;

import java.io.IOException;
import java.nio.file.Files;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.edit.internal.graph.SourceAudio;

/** Finds the audio of recordings, and makes sure that it is the right one. Thread-safe. */
final class Sources {
    private final RecordingRepository recordings;
    private final AudioFiles files;

    Sources(RecordingRepository recordings, AudioFiles files) {
        this.recordings = recordings;
        this.files = files;
    }

    /**
     * The audio that was meant. Of a recording that was purged, another one that has the same bytes will do: added again
     * it gets another id.
     *
     * @throws VoiceRecorderException {@code ERR_NOT_FOUND}, {@code ERR_CHECKSUM_MISMATCH}, and as {@link #of(Recording)}
     */
    SourceAudio of(EditSource source) {
        Recording recording = recordings
                .find(source.recording())
                .or(() -> recordings.findByChecksum(source.checksum()))
                .orElseThrow(() -> new VoiceRecorderException(
                        ErrorCode.ERR_NOT_FOUND,
                        "The edit needs the recording %s, which is gone".formatted(source.recording()),
                        "Add its file again; audio that was purged without --now lies in the library's folder 'backups' for 7"
                                + " days.",
                        null));
        if (!recording.checksum().equals(source.checksum())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_CHECKSUM_MISMATCH,
                    "The edit was made for other audio than that of %s".formatted(recording.shortId()),
                    "Apply it to the recording it was made for.",
                    null);
        }
        return of(recording);
    }

    /** @throws VoiceRecorderException {@code ERR_FILE_MISSING}, {@code ERR_CORRUPT_FILE}, {@code ERR_IO} */
    SourceAudio of(Recording recording) {
        if (!Files.isRegularFile(recording.path())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FILE_MISSING, "The audio of %s is missing".formatted(recording.shortId()));
        }
        try (PcmStream stream = files.decode(recording.path(), 0)) {
            if (stream.totalFrames() < 0) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_UNSUPPORTED_FORMAT,
                        "%s does not tell how long it is".formatted(recording.shortId()),
                        "Export it as WAV, add that and edit it.",
                        null);
            }
            return new SourceAudio(recording, stream.format(), stream.totalFrames());
        } catch (IOException e) {
            throw IoFailures.of(e, "read", recording.path());
        }
    }
}
