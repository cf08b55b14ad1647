package org.voicerecorder.workbench.tests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.Clipping;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditListener;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSession;
import org.voicerecorder.api.edit.EditSessions;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.EditState;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.Editor;
import org.voicerecorder.api.edit.Provenance;
import org.voicerecorder.api.edit.RenderRequest;
import org.voicerecorder.api.marker.Marker;

/** An edit service in memory: what moves audio is done as the real one does, of what changes sound only gain and silence. */
final class FakeEdits implements EditSessions, Editor {
    /** What has to happen before a step is done. */
    volatile Runnable before = () -> {};

    /** From which step on nothing can be carried out. */
    volatile Optional<EditState.HeldUp> heldUp = Optional.empty();

    volatile Optional<VoiceRecorderException> openFailure = Optional.empty();
    /** What a list that is read says. */
    volatile Optional<EditList> parsed = Optional.empty();

    volatile Function<RenderRequest, List<Recording>> renderer = request -> List.of();
    private final Map<UUID, Shared> edits = new HashMap<>();
    /** What the library has; whoever changes it tells the model. */
    final Map<UUID, List<Marker>> markers = new ConcurrentHashMap<>();

    private final Set<EditSession> open = new HashSet<>();

    synchronized int sessions() {
        return open.size();
    }

    @Override
    public synchronized EditSession open(Recording recording) {
        openFailure.ifPresent(problem -> {
            throw problem;
        });
        Shared edit = edits.computeIfAbsent(recording.id(), id -> new Shared(recording));
        edit.state = edit.make();
        EditSession session = new Session(edit);
        open.add(session);
        return session;
    }

    @Override
    public synchronized boolean exists(UUID recording) {
        return edits.containsKey(recording);
    }

    @Override
    public synchronized void remove(UUID recording) {
        if (!open.isEmpty()) {
            throw new VoiceRecorderException(ErrorCode.ERR_STATE, "The edit is open");
        }
        edits.remove(recording);
    }

    private synchronized void closed(EditSession session) {
        open.remove(session);
    }

    private final class Shared {
        private final Recording recording;
        private final List<EditOperation> done = new ArrayList<>();
        private final List<EditOperation> undone = new ArrayList<>();
        private final List<EditListener> listeners = new CopyOnWriteArrayList<>();
        private EditState state;

        Shared(Recording recording) {
            this.recording = recording;
            state = make();
        }

        private EditState make() {
            var source = new EditSource(recording.id(), recording.checksum());
            EditList list = EditList.of(source).withOperations(done);
            Optional<EditState.HeldUp> held = heldUp.filter(h -> h.from() < done.size());
            EditList heard = held.map(h -> list.withOperations(done.subList(0, h.from())))
                    .orElse(list);
            return new EditState(
                    recording,
                    list,
                    undone.reversed(),
                    FakeAudio.of(heard, () -> markers.getOrDefault(recording.id(), List.of())),
                    0,
                    held);
        }

        synchronized EditState apply(EditOperation step, Cancellation cancel) {
            before.run();
            state.heldUp().ifPresent(held -> {
                throw held.why();
            });
            cancel.throwIfCancelled();
            done.add(step);
            EditState now;
            try {
                now = make();
            } catch (IllegalArgumentException e) {
                done.removeLast();
                throw new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, e.getMessage(), e);
            }
            undone.clear();
            return tell(make());
        }

        synchronized EditState goTo(int steps) {
            while (done.size() > steps) {
                undone.add(done.removeLast());
            }
            while (done.size() < steps) {
                done.add(undone.removeLast());
            }
            return tell(make());
        }

        private EditState tell(EditState now) {
            state = now;
            listeners.forEach(l -> l.changed(now));
            return now;
        }
    }

    private final class Session implements EditSession {
        private final Shared edit;

        Session(Shared edit) {
            this.edit = edit;
        }

        @Override
        public EditState state() {
            return edit.state;
        }

        @Override
        public EditState apply(EditOperation operation, Progress progress, Cancellation cancel) {
            return edit.apply(operation, cancel);
        }

        @Override
        public EditState undo() {
            return edit.goTo(edit.done.size() - 1);
        }

        @Override
        public EditState redo() {
            return edit.goTo(edit.done.size() + 1);
        }

        @Override
        public EditState goTo(int operations) {
            return edit.goTo(operations);
        }

        @Override
        public void addListener(EditListener listener) {
            edit.listeners.add(listener);
        }

        @Override
        public void removeListener(EditListener listener) {
            edit.listeners.remove(listener);
        }

        @Override
        public void close() {
            closed(this);
        }
    }

    @Override
    public EditList begin(Recording recording) {
        return EditList.of(new EditSource(recording.id(), recording.checksum()));
    }

    @Override
    public EditedAudio open(EditList list, Progress progress, Cancellation cancel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Recording> render(RenderRequest request, Progress progress, Cancellation cancel) {
        return renderer.apply(request);
    }

    @Override
    public Clipping clipping(EditedAudio audio, Progress progress, Cancellation cancel) {
        return Clipping.NONE;
    }

    @Override
    public Optional<Provenance> provenance(UUID recording) {
        return Optional.empty();
    }

    @Override
    public String toJson(EditList list) {
        return list.operations().toString();
    }

    @Override
    public EditList parse(String json) {
        return parsed.orElseGet(() -> new EditList(Optional.empty(), List.of(new EditOperation.Split(1)), true));
    }
}
