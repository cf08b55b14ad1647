package org.voicerecorder.workbench.internal;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.workbench.internal.dialogs.Question;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.Texts;

/** Starts and stops, wherever that is asked for. What somebody else began is stopped only after asking, by its name. */
public final class RecordToggle {
    private static final int STOP = 0;
    private static final int BESIDE = 1;

    private RecordToggle() {}

    public static void run(RecorderModel recorder, Shell shell) {
        Optional<Take> foreign = recorder.shown().filter(take -> !recorder.isOwn(take));
        foreign.ifPresentOrElse(take -> ask(recorder, take, shell), recorder::toggle);
    }

    private static void ask(RecorderModel recorder, Take take, Shell shell) {
        String text = NLS.bind(
                Messages.foreignText, take.title(), Texts.length(take.status().recorded()));
        int answer = Question.ask(
                shell,
                Messages.foreignTitle,
                text,
                Messages.foreignStop,
                Messages.foreignBeside,
                Messages.foreignLeave);
        if (answer == STOP) {
            take.stop();
        } else if (answer == BESIDE) {
            recorder.startAnother();
        }
    }
}
