package org.voicerecorder.workbench.internal;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.library.Guests;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.TaskModel;
import org.voicerecorder.workbench.internal.views.PropertiesView;

/** Asks before the window closes over something that has not finished. */
final class Closing {
    private final Desk desk;
    private final Shell shell;

    private Closing(Desk desk, Shell shell) {
        this.desk = desk;
        this.shell = shell;
    }

    /** Asked for the window and for the program; whoever has agreed is not asked again. */
    static boolean mayClose(Desk desk, Shell shell) {
        if (desk.isClosing()) {
            return true;
        }
        // Leaving a field keeps what was typed in it.
        Windows.view(WorkbenchIds.PROPERTIES_VIEW, PropertiesView.class).ifPresent(PropertiesView::commit);
        Closing closing = new Closing(desk, shell);
        boolean agreed = closing.mayStopRecording() && closing.mayEndTasks() && closing.mayDismissGuests();
        if (agreed) {
            desk.beginClosing();
        }
        return agreed;
    }

    private boolean mayStopRecording() {
        RecorderModel recorder = desk.recorder();
        if (!recorder.isRecording()) {
            return true;
        }
        if (!agreed(Messages.closeRecordingTitle, Messages.closeRecordingText, Messages.closeStopAndClose)) {
            return false;
        }
        if (recorder.phase() != RecorderModel.Phase.STOPPING) {
            recorder.toggle();
        }
        while (recorder.isRecording() && !shell.isDisposed()) {
            if (!shell.getDisplay().readAndDispatch()) {
                shell.getDisplay().sleep();
            }
        }
        return true;
    }

    private boolean mayEndTasks() {
        return desk.tasks().running().stream()
                .findFirst()
                .map(TaskModel.Task::state)
                .map(task -> agreed(
                        Messages.closeTasksTitle, NLS.bind(Messages.closeTasksText, task.name()), Messages.closeAnyway))
                .map(yes -> {
                    if (yes) {
                        desk.tasks().running().forEach(TaskModel.Task::end);
                    }
                    return yes;
                })
                .orElse(true);
    }

    private boolean mayDismissGuests() {
        int active = desk.services().find(Guests.class).map(Guests::active).orElse(0);
        return active == 0
                || agreed(Messages.closeGuestsTitle, NLS.bind(Messages.closeGuestsText, active), Messages.closeAnyway);
    }

    private boolean agreed(String title, String text, String yes) {
        int answer = new MessageDialog(shell, title, null, text, MessageDialog.QUESTION, 0, yes, Messages.closeKeepOpen)
                .open();
        return answer == 0;
    }
}
