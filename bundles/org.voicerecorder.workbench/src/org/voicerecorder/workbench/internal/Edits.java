package org.voicerecorder.workbench.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.IUndoableOperation;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.workbench.internal.dialogs.Problems;
import org.voicerecorder.workbench.internal.model.MetadataEdit;

/** What people change in the library, each change undoable through the workbench's operation history. */
public final class Edits {
    private final Desk desk;

    public Edits(Desk desk) {
        this.desk = desk;
    }

    /** Changes metadata of recordings. */
    public void change(List<UUID> ids, String title, RecordingChange change) {
        run(
                () -> {
                    MetadataEdit edit = new MetadataEdit(recordings(), ids, change);
                    return operation(NLS.bind(Messages.undoChange, title), edit::apply, edit::takeBack);
                },
                () -> {});
    }

    /** Puts recordings into the bin. */
    public void delete(List<UUID> ids) {
        String said = said(ids, Messages.deleteOne, Messages.deleteMany);
        run(
                () -> operation(Messages.undoDelete, () -> recordings().delete(ids), () -> recordings()
                        .restore(ids)),
                () -> desk.toasts().show(said, Messages.undo, this::undo));
    }

    /** Takes recordings out of the bin. */
    public void restore(List<UUID> ids) {
        String said = NLS.bind(Messages.restored, what(ids));
        run(
                () -> operation(Messages.undoRestore, () -> recordings().restore(ids), () -> recordings()
                        .delete(ids)),
                () -> desk.toasts().show(said, Messages.undo, this::undo));
    }

    /**
     * Changes something else, so that it can be undone. Both steps run beside the display thread, and fail with a
     * {@link VoiceRecorderException}.
     *
     * @param then run in the display thread once it is done
     */
    void perform(String label, Runnable forth, Runnable back, Runnable then) {
        run(() -> operation(label, forth, back), then);
    }

    private Recordings recordings() {
        return desk.services().require(Recordings.class);
    }

    private String said(List<UUID> ids, String one, String many) {
        return titleOf(ids).map(t -> NLS.bind(one, t)).orElseGet(() -> NLS.bind(many, ids.size()));
    }

    /** The title of the one, or how many. */
    String what(List<UUID> ids) {
        return titleOf(ids)
                .map(t -> "\u201C" + t + "\u201D")
                .orElseGet(() -> NLS.bind(Messages.manyRecordings, ids.size()));
    }

    private Optional<String> titleOf(List<UUID> ids) {
        return ids.size() == 1 ? desk.rows().known(ids.getFirst()).map(r -> r.title()) : Optional.empty();
    }

    private void run(Callable<IUndoableOperation> operation, Runnable then) {
        desk.background()
                .fetch(
                        () -> {
                            IUndoableOperation made = operation.call();
                            made.addContext(context());
                            return finish(history().execute(made, null, null));
                        },
                        done -> then.run(),
                        this::failed);
    }

    /** Takes the last change back. */
    public void undo() {
        String label = Optional.ofNullable(history().getUndoOperation(context()))
                .map(IUndoableOperation::getLabel)
                .orElse("");
        desk.background()
                .fetch(
                        () -> finish(history().undo(context(), null, null)),
                        done -> desk.toasts().show(NLS.bind(Messages.undone, label), Messages.redo, this::redo),
                        this::failed);
    }

    /** Does again what was taken back last. */
    public void redo() {
        desk.background().fetch(() -> finish(history().redo(context(), null, null)), done -> {}, this::failed);
    }

    public boolean canUndo() {
        return history().canUndo(context());
    }

    public boolean canRedo() {
        return history().canRedo(context());
    }

    private static IStatus finish(IStatus status) {
        if (status.getException() instanceof VoiceRecorderException problem) {
            throw problem;
        }
        return status;
    }

    private void failed(VoiceRecorderException problem) {
        Problems.show(Display.getCurrent().getActiveShell(), problem);
    }

    private static IOperationHistory history() {
        return PlatformUI.getWorkbench().getOperationSupport().getOperationHistory();
    }

    private static IUndoContext context() {
        return PlatformUI.getWorkbench().getOperationSupport().getUndoContext();
    }

    private static IUndoableOperation operation(String label, Runnable forth, Runnable back) {
        return new AbstractOperation(label) {
            @Override
            public IStatus execute(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
                return attempt(forth);
            }

            @Override
            public IStatus redo(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
                return attempt(forth);
            }

            @Override
            public IStatus undo(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
                return attempt(back);
            }

            private IStatus attempt(Runnable step) {
                try {
                    step.run();
                    return Status.OK_STATUS;
                } catch (VoiceRecorderException e) {
                    return Status.error(e.getMessage(), e);
                }
            }
        };
    }
}
