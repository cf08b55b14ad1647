package org.voicerecorder.workbench.internal.studio;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.edit.EditState;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.dialogs.Problems;
import org.voicerecorder.workbench.internal.dialogs.Question;
import org.voicerecorder.workbench.internal.studio.dialogs.TitleDialog;
import org.voicerecorder.workbench.internal.studio.model.StepTexts;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;
import org.voicerecorder.workbench.internal.studio.model.StudioTexts;

/** Makes recordings of an edit, or throws the edit away. */
final class Saving {
    private Saving() {}

    static void ask(Desk desk, Shell shell) {
        EditState state = desk.studio().state().orElseThrow();
        if (state.heldUp().isPresent()) {
            Problems.show(shell, state.heldUp().get().why());
            return;
        }
        String source = title(desk);
        int parts = state.audio().parts().size();
        String intro = parts == 1
                ? NLS.bind(StudioMessages.saveIntro, source)
                : NLS.bind(StudioMessages.saveIntroParts, source, parts);
        new TitleDialog(shell, intro, NLS.bind(StudioMessages.saveTitleDefault, source))
                .ask()
                .ifPresent(title -> desk.studio().changes().save(Optional.of(title), made -> tell(desk, made)));
    }

    private static String title(Desk desk) {
        return desk.studio().recording().map(Recording::title).orElse("");
    }

    private static void tell(Desk desk, StudioModel.Saved saved) {
        List<Recording> made = saved.recordings();
        String words = made.size() == 1
                ? NLS.bind(StudioMessages.savedOne, made.getFirst().title())
                : NLS.bind(StudioMessages.savedMany, made.size());
        if (!saved.clipping().isNone()) {
            words += " " + StudioTexts.clipping(saved.clipping());
        }
        desk.toasts().show(words, StudioMessages.saveShow, () -> Studios.showInLibrary(made.getFirst()));
    }

    /** Asks by name: this cannot be undone. */
    static void discard(Desk desk, Shell shell) {
        EditState state = desk.studio().state().orElseThrow();
        int steps = state.list().operations().size() + state.undone().size();
        String text = NLS.bind(StudioMessages.discardAsk, title(desk)) + "\n\n"
                + NLS.bind(StudioMessages.discardDetail, StepTexts.count(steps));
        if (Question.confirmed(
                shell, StudioMessages.discardTitle, text, StudioMessages.discardButton, StudioMessages.discardKeep)) {
            desk.studio().changes().discard();
        }
    }
}
