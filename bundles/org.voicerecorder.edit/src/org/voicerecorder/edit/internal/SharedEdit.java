package org.voicerecorder.edit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditListener;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.EditState;
import org.voicerecorder.edit.internal.graph.Compiler;
import org.voicerecorder.edit.internal.graph.Timeline;

/**
 * The edit of a recording that at least one session has open. Keeps the timeline after each step (a timeline is as large
 * as its number of pieces), so that undoing takes no time. Thread-safe.
 */
final class SharedEdit {
    private final EditorService editor;
    private final Recording recording;
    private final EditSource source;
    private final EditorService.Bench bench;
    private final Timeline begin;
    private final Journal journal;
    private final int lost;
    private final List<Compiler.Step> done = new ArrayList<>();
    private final List<EditOperation> undone;
    private final List<EditListener> listeners = new CopyOnWriteArrayList<>();
    private volatile EditState state;
    private int users;

    SharedEdit(EditorService editor, Recording recording, Journal.Content content, EditSource source) {
        this.editor = editor;
        this.recording = recording;
        this.source = source;
        this.bench = editor.bench(source);
        this.begin = bench.compiler().begin();
        this.journal = content.journal();
        this.undone = new ArrayList<>(content.undone());
        this.lost = content.torn() ? 1 : 0;
        content.done().forEach(this::carryOut);
        state = makeState();
    }

    Recording recording() {
        return recording;
    }

    /** Called with the lock of the sessions. */
    void enter() {
        users++;
    }

    /** @return whether nobody has it open any more */
    boolean leave() {
        return --users == 0;
    }

    EditState state() {
        return state;
    }

    void addListener(EditListener listener) {
        listeners.add(listener);
    }

    void removeListener(EditListener listener) {
        listeners.remove(listener);
    }

    synchronized EditState apply(EditOperation operation, Progress progress, Cancellation cancel) {
        Compiler.Step step = bench.compiler().apply(history(), operation, progress, cancel);
        cancel.throwIfCancelled();
        journal.done(step.operation());
        done.add(step);
        undone.clear();
        return changed();
    }

    /** @param steps above 0: undoes so many, below 0: does so many again */
    synchronized EditState undo(int steps) {
        if (steps > done.size() || -steps > undone.size()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_STATE,
                    steps > 0 ? tooFew(done.size(), "undo") : tooFew(undone.size(), "do again"),
                    "See 'voicerec edit %s --history'.".formatted(recording.shortId()),
                    null);
        }
        if (steps > 0) {
            journal.undone(steps);
            for (int i = 0; i < steps; i++) {
                undone.add(done.removeLast().operation());
            }
        } else if (steps < 0) {
            redo(-steps);
        }
        return changed();
    }

    private static String tooFew(int steps, String what) {
        return switch (steps) {
            case 0 -> "There is nothing to " + what;
            case 1 -> "There is only one step to " + what;
            default -> "There are only %d steps to %s".formatted(steps, what);
        };
    }

    private void redo(int steps) {
        var again = new ArrayList<Compiler.Step>();
        List<Timeline> history = history();
        for (int i = 0; i < steps; i++) {
            EditOperation operation = undone.get(undone.size() - 1 - i);
            Compiler.Step step = bench.compiler().apply(history, operation, Progress.NONE, Cancellation.none());
            again.add(step);
            history.add(step.timeline());
        }
        journal.redone(steps);
        done.addAll(again);
        undone.subList(undone.size() - steps, undone.size()).clear();
    }

    synchronized EditState goTo(int operations) {
        if (operations < 0) {
            throw new VoiceRecorderException(ErrorCode.ERR_STATE, "There is no step %d".formatted(operations));
        }
        return undo(done.size() - operations);
    }

    private void carryOut(EditOperation operation) {
        done.add(bench.compiler().apply(history(), operation, Progress.NONE, Cancellation.none()));
    }

    /** The audio before the first step and after each one that counts. */
    private List<Timeline> history() {
        var history = new ArrayList<Timeline>();
        history.add(begin);
        done.forEach(step -> history.add(step.timeline()));
        return history;
    }

    private EditState changed() {
        EditState now = makeState();
        state = now;
        listeners.forEach(listener -> listener.changed(now));
        return now;
    }

    private EditState makeState() {
        EditList list = EditList.of(source)
                .withOperations(done.stream().map(Compiler.Step::operation).toList());
        return new EditState(recording, list, undone.reversed(), editor.audio(list, history(), bench.source()), lost);
    }
}
