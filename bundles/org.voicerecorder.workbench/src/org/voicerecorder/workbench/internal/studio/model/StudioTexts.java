package org.voicerecorder.workbench.internal.studio.model;

import java.util.Locale;
import org.eclipse.osgi.util.NLS;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.Clipping;
import org.voicerecorder.api.edit.EditState;

/** What the Studio says of the edit. */
public final class StudioTexts {
    private StudioTexts() {}

    /** How the edit stands, in a few words. */
    public static String state(StudioModel model) {
        if (model.changes().isBusy()) {
            return StudioMessages.stateWorking;
        }
        if (model.phase() == StudioModel.Phase.GONE) {
            // Said in the place of the waveform.
            return "";
        }
        if (model.recording().filter(r -> r.isDeleted()).isPresent()) {
            return StudioMessages.stateBin;
        }
        return model.state().map(state -> state(model, state)).orElse("");
    }

    private static String state(StudioModel model, EditState state) {
        if (state.heldUp().isPresent()) {
            return problem(StudioMessages.stateHeldUp, state.heldUp().get().why());
        }
        int steps = state.list().operations().size();
        String said = steps == 0
                ? StudioMessages.stateUntouched
                : NLS.bind(
                        model.isUnsaved() ? StudioMessages.stateSteps : StudioMessages.stateSaved,
                        StepTexts.count(steps));
        return state.lostOnOpening() > 0 ? said + ". " + StudioMessages.stateTorn : said;
    }

    /** What is said in place of the waveform. */
    public static String inPlaceOfAudio(StudioModel model) {
        return switch (model.phase()) {
            case EMPTY -> StudioMessages.stateNone + " " + StudioMessages.stateNoneHint;
            case OPENING -> StudioMessages.stateOpening;
            case SUSPENDED -> StudioMessages.stateSuspended;
            case GONE -> StudioMessages.stateGone;
            case FAILED ->
                model.problem().map(p -> problem(StudioMessages.stateFailed, p)).orElse("");
            case OPEN ->
                model.problem()
                        .map(p -> problem(StudioMessages.stateReadFailed, p))
                        .orElse("");
        };
    }

    /** What was clipped, and what to do about it. */
    public static String clipping(Clipping clipping) {
        return NLS.bind(
                StudioMessages.savedClipped,
                String.format(Locale.ROOT, "%,d", clipping.samples()),
                String.format(Locale.ROOT, "%.1f", clipping.decibels()));
    }

    private static String problem(String pattern, VoiceRecorderException problem) {
        String what = problem.getMessage();
        return NLS.bind(pattern, what.endsWith(".") ? what : what + ".", problem.advice());
    }
}
