package org.voicerecorder.workbench.internal.dialogs;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.workbench.internal.Messages;

/** Lists what the last session left and could not be put right. */
public final class RecoveryProblems {
    private RecoveryProblems() {}

    public static void show(Shell shell, List<Recovery.Problem> problems) {
        Problems.summary(
                shell,
                Messages.recoveryFailedTitle,
                Messages.recoveryFailedIntro,
                problems.stream()
                        .map(p -> Problems.line(p.what(), p.code(), p.message(), p.advice()))
                        .toList(),
                Optional.empty());
    }
}
