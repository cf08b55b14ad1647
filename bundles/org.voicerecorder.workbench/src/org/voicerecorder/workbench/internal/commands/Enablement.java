package org.voicerecorder.workbench.internal.commands;

import java.time.Duration;
import java.util.List;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IOperationHistoryListener;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.model.Listeners;

/** Has menus and tool bars ask again which commands are possible, soon after something changed that may matter. */
public final class Enablement {
    private static final Duration PAUSE = Duration.ofMillis(60);

    private final Desk desk;
    private final IEventBroker events;
    private boolean asked;

    private Enablement(Desk desk, IEventBroker events) {
        this.desk = desk;
        this.events = events;
    }

    /** Watches from now on, as long as the workbench runs. */
    public static void watch(Desk desk) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        Enablement enablement = new Enablement(desk, workbench.getService(IEventBroker.class));
        for (Listeners model : List.of(
                desk.selection().listeners(),
                desk.recorder().listeners(),
                desk.sidebar().listeners(),
                desk.markers().listeners(),
                desk.studio().listeners(),
                desk.libraryListeners())) {
            model.add(enablement::ask);
        }
        IOperationHistory history = workbench.getOperationSupport().getOperationHistory();
        IOperationHistoryListener changes = event -> desk.background().display().execute(enablement::ask);
        history.addOperationHistoryListener(changes);
    }

    private void ask() {
        if (!asked) {
            asked = true;
            desk.background().later(PAUSE, () -> {
                asked = false;
                events.send(UIEvents.REQUEST_ENABLEMENT_UPDATE_TOPIC, UIEvents.ALL_ELEMENT_ID);
            });
        }
    }
}
