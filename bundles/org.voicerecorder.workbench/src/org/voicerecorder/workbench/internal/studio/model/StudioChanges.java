package org.voicerecorder.workbench.internal.studio.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSession;
import org.voicerecorder.api.edit.EditState;
import org.voicerecorder.workbench.internal.Tasks;
import org.voicerecorder.workbench.internal.model.Background;

/**
 * Changes the edit: one change at a time, each on the disk before it is seen. A change that fails has changed nothing.
 * Display thread.
 */
public final class StudioChanges {
    private final StudioModel model;
    private final Background background;
    private final LongWork work;
    private Consumer<VoiceRecorderException> failures = problem -> {};
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private Optional<Object> underWay = Optional.empty();
    private boolean quickly;

    StudioChanges(StudioModel model, Background background, LongWork work) {
        this.model = model;
        this.background = background;
        this.work = work;
    }

    void report(Consumer<VoiceRecorderException> onFailure) {
        failures = onFailure;
    }

    /** Tells that something cannot be done. */
    void refuse(VoiceRecorderException problem) {
        failures.accept(problem);
    }

    /** Whether a change is being made; further ones are possible when it is over. */
    public boolean isBusy() {
        return underWay.isPresent();
    }

    public boolean isPossible() {
        return model.session().isPresent() && model.state().isPresent() && !isBusy();
    }

    /** Whether there is something to undo; while a step is being written down there is, or will be said not to. */
    public boolean canUndo() {
        return quickly
                || isPossible() && model.state().filter(EditState::canUndo).isPresent();
    }

    public boolean canRedo() {
        return quickly
                || isPossible() && model.state().filter(EditState::canRedo).isPresent();
    }

    /** Keys come faster than the disk: what was pressed while a step was being written down is done after it. */
    private void whenWritten(Runnable act) {
        if (quickly) {
            waiting.add(act);
        } else {
            act.run();
        }
    }

    /** Does one more step. */
    public void apply(EditOperation step) {
        if (isLong(step)) {
            start(
                    StepTexts.name(step),
                    session -> (progress, cancel) -> session.apply(step, progress, cancel),
                    state -> {});
        } else {
            quick(session -> session.apply(step, Progress.NONE, Cancellation.none()));
        }
    }

    /** Whether audio has to be read first. */
    private static boolean isLong(EditOperation step) {
        return switch (step) {
            case EditOperation.NormalizePeak _, EditOperation.NormalizeLoudness _, EditOperation.ReduceNoise _ -> true;
            case EditOperation.Insert _ -> true;
            default -> false;
        };
    }

    /** Does several steps, or none of them when one fails or it is cancelled. */
    public void applyAll(String name, List<EditOperation> steps, Consumer<EditState> then) {
        start(name, session -> (progress, cancel) -> applyAll(session, steps, progress, cancel), then);
    }

    private static EditState applyAll(
            EditSession session, List<EditOperation> steps, Progress progress, Cancellation cancel) {
        int before = session.state().list().operations().size();
        var done = new AtomicLong();
        try {
            for (EditOperation step : steps) {
                cancel.throwIfCancelled();
                progress.report(StepTexts.name(step), done.get(), steps.size(), Progress.Unit.ITEMS);
                session.apply(step, steps.size() == 1 ? progress : Progress.NONE, cancel);
                done.incrementAndGet();
            }
            return session.state();
        } catch (VoiceRecorderException e) {
            if (done.get() > 0) {
                session.goTo(before);
            }
            throw e;
        }
    }

    public void undo() {
        whenWritten(() -> {
            if (canUndo()) {
                quick(EditSession::undo);
            }
        });
    }

    public void redo() {
        whenWritten(() -> {
            if (canRedo()) {
                quick(EditSession::redo);
            }
        });
    }

    /** Undoes, or does again, until so many steps count. */
    public void goTo(int steps) {
        if (isPossible()) {
            quick(session -> session.goTo(steps));
        }
    }

    private void quick(Function<EditSession, EditState> change) {
        if (!isPossible()) {
            return;
        }
        EditSession session = model.session().orElseThrow();
        Object token = begin();
        quickly = true;
        background.fetch(
                () -> change.apply(session),
                state -> over(token, model::refresh),
                problem -> over(token, () -> failures.accept(problem)));
    }

    private void start(String name, Function<EditSession, Tasks.Work<EditState>> change, Consumer<EditState> then) {
        if (!isPossible()) {
            return;
        }
        Tasks.Work<EditState> made = change.apply(model.session().orElseThrow());
        Object token = begin();
        work.start(
                name,
                (progress, cancel) -> unlessCancelled(made, progress, cancel),
                state -> over(
                        token,
                        () -> state.ifPresent(s -> {
                            model.refresh();
                            then.accept(s);
                        })),
                problem -> over(token, () -> failures.accept(problem)));
    }

    /** Work that was cancelled is over, too. */
    private static <R> Optional<R> unlessCancelled(Tasks.Work<R> made, Progress progress, Cancellation cancel) {
        try {
            return Optional.of(made.run(progress, cancel));
        } catch (CancelledException e) {
            return Optional.empty();
        }
    }

    private Object begin() {
        Object token = new Object();
        underWay = Optional.of(token);
        model.listeners().tell();
        return token;
    }

    /** What another edit than the one that is open now has come to is of no interest. */
    private void over(Object token, Runnable last) {
        if (underWay.filter(t -> t == token).isPresent()) {
            underWay = Optional.empty();
            quickly = false;
            last.run();
            model.listeners().tell();
            while (!quickly && !waiting.isEmpty()) {
                waiting.remove().run();
            }
        }
    }

    void left() {
        underWay = Optional.empty();
        quickly = false;
        waiting.clear();
    }

    /** Forgets all steps, those undone included, and begins anew. */
    public void discard() {
        if (!isPossible()) {
            return;
        }
        model.discard(failures);
    }

    /** Makes recordings of what the edit is now; one may go on editing meanwhile. */
    public void save(Optional<String> title, Consumer<StudioModel.Saved> then) {
        if (!isPossible()) {
            return;
        }
        EditState made = model.state().orElseThrow();
        work.start(
                StepTexts.saving(made.recording().title()),
                (progress, cancel) -> model.render(made, title, progress, cancel),
                saved -> {
                    model.saved(made);
                    then.accept(saved);
                },
                failures);
    }
}
