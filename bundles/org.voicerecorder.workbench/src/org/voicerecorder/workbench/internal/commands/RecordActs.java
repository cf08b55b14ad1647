package org.voicerecorder.workbench.internal.commands;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.dialogs.Question;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.model.Texts;

/** What changes a take under way. */
final class RecordActs {
    private RecordActs() {}

    static void amplify(Desk desk, double byDecibels) {
        double wanted = desk.recorder().gain() + byDecibels;
        desk.recorder().amplify(Math.clamp(wanted, -TakeRequest.MOST_GAIN, TakeRequest.MOST_GAIN));
    }

    static boolean canArm(Desk desk) {
        return desk.recorder().isAvailable() && desk.recorder().mayArm();
    }

    static boolean canPlayTest(Desk desk) {
        Phase phase = desk.recorder().phase();
        return phase == Phase.TESTING && desk.services().has(AudioPlayer.class) || phase == Phase.PLAYING_TEST;
    }

    /** Asks first, for nothing brings it back; the take goes on meanwhile. */
    static void discard(Desk desk, Shell shell) {
        desk.recorder().shown().ifPresent(take -> ask(desk, shell, take));
    }

    private static void ask(Desk desk, Shell shell, Take take) {
        String length = Texts.length(take.status().recorded());
        boolean wanted = Question.confirmed(
                shell,
                Messages.discardTitle,
                NLS.bind(Messages.discardText, length),
                Messages.discardButton,
                Messages.discardKeep);
        if (wanted) {
            desk.recorder().discard(take);
        }
    }
}
