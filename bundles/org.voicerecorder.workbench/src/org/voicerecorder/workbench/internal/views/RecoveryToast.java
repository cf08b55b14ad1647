package org.voicerecorder.workbench.internal.views;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.dialogs.RecoveryProblems;

/** Says, once for each library that is opened, what was kept of a session that was cut off, and what could not be. */
final class RecoveryToast {
    private final Desk desk;
    private final Shell shell;
    private Optional<Path> told = Optional.empty();

    RecoveryToast(Desk desk, Shell shell) {
        this.desk = desk;
        this.shell = shell;
    }

    /** Called whenever the library or the services on it come or go. */
    void libraryChanged() {
        Optional<Path> library = desk.library();
        if (library.isEmpty()) {
            told = Optional.empty();
        } else if (!library.equals(told) && desk.services().has(Recovery.class)) {
            told = library;
            desk.background().fetch(() -> desk.services().require(Recovery.class), this::tell, problem -> {
                // It goes with its library; it is asked again when one comes.
                told = Optional.empty();
            });
        }
    }

    private void tell(Recovery recovery) {
        List<Recovery.Problem> problems = recovery.problems();
        if (!problems.isEmpty()) {
            desk.toasts()
                    .showUntilDismissed(
                            NLS.bind(Messages.recoveryFailedToast, problems.size()),
                            Messages.recoveryFailedDetails,
                            () -> RecoveryProblems.show(shell, problems));
        } else if (!recovery.recovered().isEmpty()) {
            desk.toasts().show(words(recovery.recovered().size()));
        }
    }

    private static String words(int saved) {
        return saved == 1 ? Messages.recoveredToastOne : NLS.bind(Messages.recoveredToast, saved);
    }
}
