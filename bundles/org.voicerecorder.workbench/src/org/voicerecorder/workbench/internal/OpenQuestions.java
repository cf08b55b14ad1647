package org.voicerecorder.workbench.internal;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/**
 * The dialogs that are open when the program is ended from outside: by a log-out, say. A dialog whose shell is merely
 * disposed of answers with its first button, which is how JFace begins: a take would be thrown away because somebody was
 * being asked whether to.
 */
public final class OpenQuestions {
    private OpenQuestions() {}

    /** Closes them as their user's Escape does, the innermost first. */
    public static void leaveUnanswered(Display display) {
        Shell[] shells = display.getShells();
        for (int i = shells.length - 1; i >= 0; i--) {
            leaveUnanswered(shells[i]);
        }
    }

    private static void leaveUnanswered(Shell shell) {
        if (shell.isDisposed()) {
            return;
        }
        for (Shell child : shell.getShells()) {
            leaveUnanswered(child);
        }
        if (!shell.isDisposed() && shell.getData() instanceof Dialog dialog) {
            shell.close();
            if (!shell.isDisposed()) {
                // One that does not let itself be closed so: what it does then is the least.
                dialog.close();
            }
        }
    }
}
