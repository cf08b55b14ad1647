package org.voicerecorder.edit.tests;

import java.nio.file.Path;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.edit.EditSession;
import org.voicerecorder.api.edit.EditSessions;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.Editor;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.testkit.OpenLibrary;

/** A library with recordings to edit. */
final class Shelf implements AutoCloseable {
    private final OpenLibrary library;

    Shelf(Path root) {
        library = OpenLibrary.at(root);
    }

    <T> T service(Class<T> type) {
        return library.service(type);
    }

    Path root() {
        return library.library().root();
    }

    Editor editor() {
        return service(Editor.class);
    }

    Recording add(Path file) {
        return service(Ingest.class).add(AddRequest.of(file), Progress.NONE, Cancellation.none());
    }

    EditSession open(Recording recording) {
        return service(EditSessions.class).open(recording);
    }

    static long[][] samples(EditedAudio audio) throws Exception {
        return Wav.read(audio.read(0));
    }

    @Override
    public void close() {
        library.close();
    }
}
