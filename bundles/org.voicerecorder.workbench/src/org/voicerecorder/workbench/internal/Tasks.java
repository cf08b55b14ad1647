package org.voicerecorder.workbench.internal;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.workbench.internal.model.Background;
import org.voicerecorder.workbench.internal.model.TaskModel;

/** Runs long work as jobs that the status line shows and that can be cancelled there. */
public final class Tasks {
    /** Long work; runs in a job's thread. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Progress progress, Cancellation cancel);
    }

    private final Desk desk;

    public Tasks(Desk desk) {
        this.desk = desk;
    }

    /** Starts work; one of the others is called in the display thread at its end. Cancelling is not a failure. */
    public <T> void start(String name, Work<T> work, Consumer<T> then, Consumer<VoiceRecorderException> failed) {
        WorkJob<T> job = new WorkJob<>(name, work, then, failed);
        desk.tasks().begin(job);
        job.schedule();
    }

    private final class WorkJob<T> extends Job implements TaskModel.Task {
        private final Work<T> work;
        private final Consumer<T> then;
        private final Consumer<VoiceRecorderException> failed;
        private final Cancellation cancellation = new Cancellation();
        private final AtomicReference<TaskModel.State> state;

        WorkJob(String name, Work<T> work, Consumer<T> then, Consumer<VoiceRecorderException> failed) {
            super(name);
            this.work = work;
            this.then = then;
            this.failed = failed;
            state = new AtomicReference<>(new TaskModel.State(name, "", 0, -1));
            setSystem(true);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            try {
                T result = work.run(
                        (what, done, total, unit) -> state.set(new TaskModel.State(getName(), what, done, total)),
                        cancellation);
                over(() -> then.accept(result));
            } catch (CancelledException e) {
                over(() -> {});
                return Status.CANCEL_STATUS;
            } catch (RuntimeException e) {
                VoiceRecorderException problem = Background.failure(e);
                over(() -> failed.accept(problem));
            }
            return Status.OK_STATUS;
        }

        private void over(Runnable last) {
            desk.background().display().execute(() -> {
                desk.tasks().end(this);
                last.run();
            });
        }

        @Override
        protected void canceling() {
            cancellation.cancel();
        }

        @Override
        public TaskModel.State state() {
            return state.get();
        }

        @Override
        public void end() {
            cancel();
        }
    }
}
