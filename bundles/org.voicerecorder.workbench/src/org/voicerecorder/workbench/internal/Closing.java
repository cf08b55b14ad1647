package org.voicerecorder.workbench.internal;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.library.Guests;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.TaskModel;

/** Asks before the window closes over something that has not finished. */
final class Closing {
    private final Desk desk;
    private final Shell shell;

    Closing(Desk desk, Shell shell) {
        this.desk = desk;
        this.shell = shell;
    }

    boolean mayClose() {
        return mayStopRecording() && mayEndTasks() && mayDismissGuests();
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
