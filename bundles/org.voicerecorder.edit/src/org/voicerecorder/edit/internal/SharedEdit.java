package org.voicerecorder.edit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * as its number of pieces), so that undoing takes no time. A step that cannot be carried out, because a recording is gone
 * that it puts in, say, holds up those after it: all of them still count and are tried again with every act, and can be
 * undone. Thread-safe.
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
    /** Steps that count but cannot be carried out, or come after one that cannot. */
    private final List<EditOperation> heldUp;

    private final List<EditOperation> undone;
    private final List<EditListener> listeners = new CopyOnWriteArrayList<>();
    private Optional<VoiceRecorderException> obstacle = Optional.empty();
    private volatile EditState state;
    private int users;

    SharedEdit(EditorService editor, Recording recording, Journal.Content content, EditSource source) {
        this.editor = editor;
        this.recording = recording;
        this.source = source;
        this.bench = editor.bench(source);
        this.begin = bench.compiler().begin();
        this.journal = content.journal();
        this.heldUp = new ArrayList<>(content.done());
        this.undone = new ArrayList<>(content.undone());
        this.lost = content.torn() ? 1 : 0;
        carryOut();
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
        tryAgain();
        if (obstacle.isPresent()) {
            VoiceRecorderException why = obstacle.get();
            throw new VoiceRecorderException(why.code(), why.getMessage(), why.advice(), why);
        }
        Compiler.Step step = bench.compiler().apply(history(), operation, progress, cancel);
        cancel.throwIfCancelled();
        journal.done(step.operation());
        done.add(step);
        undone.clear();
        return changed();
    }

    /** @param steps above 0: undoes so many, below 0: does so many again */
    synchronized EditState undo(int steps) {
        if (steps > counting() || -steps > undone.size()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_STATE,
                    steps > 0 ? tooFew(counting(), "undo") : tooFew(undone.size(), "do again"),
                    "See 'voicerec edit %s --history'.".formatted(recording.shortId()),
                    null);
        }
        if (steps > 0) {
            journal.undone(steps);
            for (int i = 0; i < steps; i++) {
                undone.add(heldUp.isEmpty() ? done.removeLast().operation() : heldUp.removeLast());
            }
            carryOut();
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
        tryAgain();
        List<EditOperation> wanted = undone.subList(undone.size() - steps, undone.size());
        if (obstacle.isPresent()) {
            journal.redone(steps);
            heldUp.addAll(wanted.reversed());
            wanted.clear();
            return;
        }
        var again = new ArrayList<Compiler.Step>();
        List<Timeline> history = history();
        for (EditOperation operation : wanted.reversed()) {
            Compiler.Step step = bench.compiler().apply(history, operation, Progress.NONE, Cancellation.none());
            again.add(step);
            history.add(step.timeline());
        }
        journal.redone(steps);
        done.addAll(again);
        wanted.clear();
    }

    synchronized EditState goTo(int operations) {
        if (operations < 0) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_STATE,
                    "There is no step %d".formatted(operations),
                    "Steps are counted from 1; 0 takes all of them back.",
                    null);
        }
        return undo(counting() - operations);
    }

    /** How many steps count. */
    private int counting() {
        return done.size() + heldUp.size();
    }

    /** Carries out what is held up as far as it can be now: what was missing may be back. */
    synchronized void tryAgain() {
        if (!heldUp.isEmpty()) {
            int before = done.size();
            carryOut();
            if (done.size() > before) {
                changed();
            }
        }
    }

    /** Carries out what is held up, as far as it can be. */
    private void carryOut() {
        obstacle = Optional.empty();
        List<Timeline> history = history();
        while (!heldUp.isEmpty()) {
            try {
                Compiler.Step step =
                        bench.compiler().apply(history, heldUp.getFirst(), Progress.NONE, Cancellation.none());
                done.add(step);
                history.add(step.timeline());
                heldUp.removeFirst();
            } catch (VoiceRecorderException e) {
                obstacle = Optional.of(explained(e));
                return;
            }
        }
    }

    private VoiceRecorderException explained(VoiceRecorderException cause) {
        return new VoiceRecorderException(
                cause.code(),
                "Step %d of %d cannot be carried out: %s".formatted(done.size() + 1, counting(), cause.getMessage()),
                "%s Or take it back, with those after it: 'voicerec edit %s --undo-to %d'. All steps are kept."
                        .formatted(cause.advice(), recording.shortId(), done.size()),
                cause);
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
        EditList heard = EditList.of(source)
                .withOperations(done.stream().map(Compiler.Step::operation).toList());
        var all = new ArrayList<>(heard.operations());
        all.addAll(heldUp);
        return new EditState(
                recording,
                heard.withOperations(all),
                undone.reversed(),
                editor.audio(heard, history(), bench.source()),
                lost,
                obstacle.map(why -> new EditState.HeldUp(done.size(), why)));
    }
}
