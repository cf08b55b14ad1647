package org.voicerecorder.workbench.internal.dialogs;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;

/**
 * Asks before something is done, or which of several things. The last answer keeps all as it is: it is what Enter does, and
 * what holds when nobody answers. A dialog of JFace whose shell is disposed of, by a log-out, say, answers with its first
 * button. Display thread.
 */
public final class Question extends MessageDialog {
    private Question(Shell parent, String title, String text, int kind, String... answers) {
        super(parent, title, null, text, kind, answers.length - 1, answers);
        setReturnCode(SWT.DEFAULT);
    }

    /**
     * Asks which.
     *
     * @return the place of the answer; one that is none when there was no answer
     */
    public static int ask(Shell parent, String title, String text, String... answers) {
        return new Question(parent, title, text, QUESTION, answers).open();
    }

    /** Asks whether. @param yes what the button says that does it */
    public static boolean agreed(Shell parent, String title, String text, String yes, String no) {
        return ask(parent, title, text, yes, no) == 0;
    }

    /** Asks whether to do what cannot be undone. @param yes what the button says that does it */
    public static boolean confirmed(Shell parent, String title, String text, String yes, String no) {
        return new Question(parent, title, text, WARNING, yes, no).open() == 0;
    }
}
