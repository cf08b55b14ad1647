package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.voicerecorder.workbench.internal.OpenQuestions;
import org.voicerecorder.workbench.internal.dialogs.Question;
import org.voicerecorder.workbench.internal.studio.dialogs.TitleDialog;

/** What was asked when the program is ended from outside has not been answered. */
class OpenQuestionsTest {
    private static MessageDialog question() {
        return new MessageDialog(
                Window.shell(),
                "Throw Away",
                null,
                "Throw away the take?",
                MessageDialog.WARNING,
                1,
                "Throw Away",
                "Go On Recording");
    }

    private static void endSoon() {
        Window.display().asyncExec(() -> OpenQuestions.leaveUnanswered(Window.display()));
    }

    @Test
    void aQuestionIsNotAnsweredByItsFirstButton() {
        endSoon();
        assertNotEquals(0, question().open());
        assertFalse(Window.shell().isDisposed(), "the window is not a question");
    }

    /** Whatever takes its window away: nobody has agreed. */
    @Test
    void aQuestionWhoseWindowIsGoneIsNotAgreedTo() {
        Window.display()
                .asyncExec(() -> Window.dialog("Throw Away").orElseThrow().dispose());
        assertFalse(Question.confirmed(Window.shell(), "Throw Away", "Throw away the take?", "Throw Away", "Keep"));
        Window.display().asyncExec(() -> Window.dialog("Close").orElseThrow().dispose());
        assertNotEquals(0, Question.ask(Window.shell(), "Close", "Close?", "Close", "Minimise", "Keep Open"));
    }

    @Test
    void enterLeavesAllAsItIs() {
        var answered = Hands.inDialog("Throw Away", shell -> {
            shell.forceActive();
            Hands.key("Return");
        });
        assertFalse(Question.confirmed(Window.shell(), "Throw Away", "Throw away the take?", "Throw Away", "Keep"));
        answered.isAnswered();
    }

    @Test
    void whatWasToBeFilledInWasNot() {
        endSoon();
        assertEquals(Optional.empty(), new TitleDialog(Window.shell(), "Save as", "Interview").ask());
    }

    @Test
    void aQuestionThatADialogAsksIsClosedWithIt() {
        int[] answer = {0};
        TitleDialog dialog = new TitleDialog(Window.shell(), "Save as", "Interview");
        Window.display().asyncExec(() -> {
            Shell[] open = Window.shell().getShells();
            MessageDialog above =
                    new MessageDialog(open[open.length - 1], "Sure?", null, "Sure?", MessageDialog.QUESTION, 0, "Yes");
            endSoon();
            answer[0] = above.open();
        });
        assertEquals(Optional.empty(), dialog.ask());
        assertNotEquals(0, answer[0]);
    }
}
