package org.voicerecorder.recorder.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.audio.TakeWriter;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.storage.TakeNote;

/** What becomes of a take's file when the last sample is written. The note goes last: until then recovery finds it. */
final class TakeFinish {
    private static final Logger LOG = LoggerFactory.getLogger(TakeFinish.class);

    private final Library library;
    private final Ingest ingest;
    private final FileIo io;
    private final TakeNote note;

    TakeFinish(Library library, Ingest ingest, FileIo io, TakeNote note) {
        this.library = library;
        this.ingest = ingest;
        this.io = io;
        this.note = note;
    }

    /**
     * Finishes the file and brings it into the library.
     *
     * @throws VoiceRecorderException when that fails; file and note stay for the next start
     */
    Recording keep(TakeWriter writer) {
        Recording recording;
        try {
            writer.finish();
            recording = adopt(writer);
        } catch (VoiceRecorderException e) {
            throw new VoiceRecorderException(
                    e.code(),
                    "The take is not in the library yet: " + e.getMessage(),
                    "What was recorded is kept and comes in at the next start. " + e.advice(),
                    e);
        }
        delete(note.file(library.incoming()));
        return recording;
    }

    private Recording adopt(TakeWriter writer) {
        return ingest.adopt(
                new AddRequest(
                        writer.path(),
                        Optional.of(note.originalName()),
                        false,
                        Optional.of(note.title()),
                        note.description(),
                        note.tags(),
                        AddRequest.DEFAULT_MAXIMUM_SIZE,
                        IngestSource.RECORDER,
                        Optional.of(note.startedAt())),
                Progress.NONE,
                Cancellation.none());
    }

    /** Throws the take away. */
    void discard(TakeWriter writer) {
        try {
            writer.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("A discarded take could not be closed");
        }
        delete(writer.path());
        delete(note.file(library.incoming()));
    }

    private void delete(Path file) {
        try {
            io.delete(file);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("A file of a take stays behind");
        }
    }
}
