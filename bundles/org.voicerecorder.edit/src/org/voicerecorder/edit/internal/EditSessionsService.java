package org.voicerecorder.edit.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditListener;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSession;
import org.voicerecorder.api.edit.EditSessions;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.EditState;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;

/** Opens the edit of a recording once, however many look at it. */
@Component
public final class EditSessionsService implements EditSessions {
    private static final Logger LOG = LoggerFactory.getLogger(EditSessionsService.class);

    private final Library library;
    private final EditorService editor;
    private final FileIo io;
    private final Map<UUID, SharedEdit> open = new HashMap<>();

    /** @param io how the disk is written; the real disk when no service is there */
    @Activate
    public EditSessionsService(
            @Reference Library library,
            @Reference EditorService editor,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileIo io) {
        this.library = library;
        this.editor = editor;
        this.io = Optional.ofNullable(io).orElseGet(FileIo::disk);
    }

    @Override
    public EditSession open(Recording recording) {
        var session = new Session(enter(recording));
        session.edit.tryAgain();
        return session;
    }

    private synchronized SharedEdit enter(Recording recording) {
        SharedEdit edit = open.get(recording.id());
        if (edit == null) {
            edit = load(recording);
            open.put(recording.id(), edit);
        }
        edit.enter();
        return edit;
    }

    private SharedEdit load(Recording recording) {
        var source = new EditSource(recording.id(), recording.checksum());
        try {
            EditFiles.makeFolder(library, io);
        } catch (IOException e) {
            throw IoFailures.of(e, "make", library.edits());
        }
        Journal.Content content = Journal.open(io, EditFiles.journal(library, recording.id()), source);
        if (content.torn()) {
            LOG.atWarn()
                    .addKeyValue("recording", recording.id())
                    .log("The last step of an edit was not written completely; it is dropped");
        }
        return new SharedEdit(editor, recording, content, source);
    }

    @Override
    public boolean exists(UUID recording) {
        return Files.isRegularFile(EditFiles.journal(library, recording));
    }

    @Override
    public synchronized void remove(UUID recording) {
        if (open.containsKey(recording)) {
            throw new VoiceRecorderException(ErrorCode.ERR_STATE, "The edit is open", "Close the editor first.", null);
        }
        try {
            io.delete(EditFiles.journal(library, recording));
        } catch (IOException e) {
            throw IoFailures.of(e, "delete the edit of", library.edits());
        }
    }

    private synchronized void leave(SharedEdit edit) {
        if (edit.leave()) {
            open.remove(edit.recording().id());
        }
    }

    /** What one user of an edit holds. */
    private final class Session implements EditSession {
        private final SharedEdit edit;
        private final AtomicBoolean closed = new AtomicBoolean();
        private final List<EditListener> listeners = new CopyOnWriteArrayList<>();

        Session(SharedEdit edit) {
            this.edit = edit;
        }

        @Override
        public EditState state() {
            return edit.state();
        }

        @Override
        public EditState apply(EditOperation operation, Progress progress, Cancellation cancel) {
            return live().apply(operation, progress, cancel);
        }

        @Override
        public EditState undo() {
            return live().undo(1);
        }

        @Override
        public EditState redo() {
            return live().undo(-1);
        }

        @Override
        public EditState goTo(int operations) {
            return live().goTo(operations);
        }

        private SharedEdit live() {
            if (closed.get()) {
                throw new IllegalStateException("The session is closed");
            }
            return edit;
        }

        @Override
        public void addListener(EditListener listener) {
            listeners.add(listener);
            edit.addListener(listener);
        }

        @Override
        public void removeListener(EditListener listener) {
            listeners.remove(listener);
            edit.removeListener(listener);
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                listeners.forEach(edit::removeListener);
                leave(edit);
            }
        }
    }
}
