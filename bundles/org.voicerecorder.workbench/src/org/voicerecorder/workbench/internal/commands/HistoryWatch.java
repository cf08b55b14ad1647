package org.voicerecorder.workbench.internal.commands;

import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IOperationHistoryListener;
import org.eclipse.ui.PlatformUI;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.model.Listeners;

/** Tells the handlers of undo and redo, in the display thread, when there is something to take back. */
final class HistoryWatch {
    private static final String KEY = HistoryWatch.class.getName();

    private final Listeners listeners = new Listeners();

    private HistoryWatch(Desk desk) {
        IOperationHistory history =
                PlatformUI.getWorkbench().getOperationSupport().getOperationHistory();
        IOperationHistoryListener watch = event -> desk.background().display().execute(listeners::tell);
        history.addOperationHistoryListener(watch);
    }

    /** The one of the display. */
    static HistoryWatch of(Desk desk) {
        var display = PlatformUI.getWorkbench().getDisplay();
        HistoryWatch watch = (HistoryWatch) display.getData(KEY);
        if (watch == null) {
            watch = new HistoryWatch(desk);
            display.setData(KEY, watch);
        }
        return watch;
    }

    Listeners listeners() {
        return listeners;
    }
}
