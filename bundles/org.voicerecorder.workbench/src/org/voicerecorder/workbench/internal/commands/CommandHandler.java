package org.voicerecorder.workbench.internal.commands;

import java.util.List;
import java.util.Locale;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.voicerecorder.workbench.internal.Desk;

/** Connects a command of {@code plugin.xml} with its {@link Act}, named after the colon in the class attribute. */
public final class CommandHandler extends AbstractHandler implements IExecutableExtension {
    private Act act;
    private List<Runnable> removals = List.of();

    @Override
    public void setInitializationData(IConfigurationElement config, String property, Object data) {
        act = Act.valueOf(String.valueOf(data).toUpperCase(Locale.ROOT));
        if (Desk.isRunning()) {
            Desk desk = Desk.current();
            Runnable update = this::update;
            removals = List.of(
                    desk.selection().listeners().add(update),
                    desk.recorder().listeners().add(update),
                    desk.libraryListeners().add(update),
                    desk.sidebar().listeners().add(update),
                    HistoryWatch.of(desk).listeners().add(update));
            update();
        }
    }

    private void update() {
        if (Desk.isRunning()) {
            setBaseEnabled(act.isPossible(Desk.current()));
        }
    }

    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveShell(event);
        if (shell == null) {
            shell = PlatformUI.getWorkbench().getDisplay().getActiveShell();
        }
        act.run(Desk.current(), shell);
        return null;
    }

    @Override
    public void dispose() {
        removals.forEach(Runnable::run);
        removals = List.of();
    }
}
