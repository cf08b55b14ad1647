package org.voicerecorder.workbench.internal.commands;

import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.workbench.internal.Desk;

/** What a command does, and when it can. */
public interface CommandAct {
    boolean isPossible(Desk desk);

    /** Display thread. */
    void run(Desk desk, Shell shell);
}
