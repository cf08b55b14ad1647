package org.voicerecorder.workbench.internal.studio;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.FadeShape;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.studio.dialogs.AmountDialog;
import org.voicerecorder.workbench.internal.studio.dialogs.FadeDialog;
import org.voicerecorder.workbench.internal.studio.dialogs.NormalizeDialog;
import org.voicerecorder.workbench.internal.studio.dialogs.NormalizeDialog.Target;
import org.voicerecorder.workbench.internal.studio.dialogs.RecordingDialog;
import org.voicerecorder.workbench.internal.studio.model.Amount;
import org.voicerecorder.workbench.internal.studio.model.StepTexts;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;
import org.voicerecorder.workbench.internal.studio.model.StudioSteps;

/** Does steps of an edit, after asking for what they need. */
final class Steps {
    private static final Amount GAIN = new Amount(StudioMessages.gainAmount, -120, 60);
    private static final Amount NOISE = new Amount(StudioMessages.noiseAmount, 0, 60);
    private static final Amount SILENCE = new Amount(StudioMessages.silenceAmount, 0.001, 3600);
    private static final double PROPOSED_GAIN = 3;
    private static final double PROPOSED_SILENCE = 1;

    private Steps() {}

    static void trim(Desk desk, Shell shell) {
        desk.studio().steps().trim();
    }

    static void cut(Desk desk, Shell shell) {
        desk.studio().steps().cut();
    }

    static void cutOut(Desk desk, Shell shell) {
        desk.studio().steps().cutOut();
    }

    static void copy(Desk desk, Shell shell) {
        desk.studio().steps().copy();
    }

    static void paste(Desk desk, Shell shell) {
        desk.studio().steps().paste();
    }

    static void silence(Desk desk, Shell shell) {
        desk.studio().steps().silence();
    }

    static void split(Desk desk, Shell shell) {
        desk.studio().steps().split();
    }

    static void fadeIn(Desk desk, Shell shell) {
        new FadeDialog(shell, FadeShape.LINEAR).ask().ifPresent(desk.studio().steps()::fadeIn);
    }

    static void fadeOut(Desk desk, Shell shell) {
        new FadeDialog(shell, FadeShape.LINEAR).ask().ifPresent(desk.studio().steps()::fadeOut);
    }

    static void gain(Desk desk, Shell shell) {
        new AmountDialog(shell, StudioMessages.dialogGain, GAIN, PROPOSED_GAIN, Optional.empty())
                .ask()
                .ifPresent(desk.studio().steps()::gain);
    }

    static void normalize(Desk desk, Shell shell) {
        StudioSteps steps = desk.studio().steps();
        new NormalizeDialog(shell).ask().ifPresent(target -> {
            switch (target) {
                case Target.Loudness(double lufs, double truePeak, boolean limit) ->
                    steps.normalizeLoudness(lufs, truePeak, limit);
                case Target.Peak(double dbfs) -> steps.normalizePeak(dbfs);
            }
        });
    }

    static void takeNoise(Desk desk, Shell shell) {
        desk.studio().steps().takeNoise();
        desk.studio().steps().noise().ifPresent(range -> desk.toasts()
                .show(NLS.bind(
                        StudioMessages.noiseTaken,
                        StepTexts.stretch(range, desk.studio().sampleRate()))));
    }

    static void reduceNoise(Desk desk, Shell shell) {
        StudioSteps steps = desk.studio().steps();
        String from = steps.noise()
                .map(range -> NLS.bind(
                        StudioMessages.noiseFrom,
                        StepTexts.stretch(range, desk.studio().sampleRate())))
                .orElse(StudioMessages.noiseFound);
        double proposed = EditOperation.ReduceNoise.DEFAULT_DECIBELS;
        new AmountDialog(shell, StudioMessages.dialogNoise, NOISE, proposed, Optional.of(from))
                .ask()
                .ifPresent(steps::reduceNoise);
    }

    static void insertSilence(Desk desk, Shell shell) {
        new AmountDialog(shell, StudioMessages.dialogSilence, SILENCE, PROPOSED_SILENCE, Optional.empty())
                .ask()
                .ifPresent(desk.studio().steps()::insertSilence);
    }

    static void join(Desk desk, Shell shell) {
        new RecordingDialog(shell, desk, StudioMessages.dialogJoin, StudioMessages.join)
                .ask()
                .ifPresent(desk.studio().steps()::join);
    }
}
