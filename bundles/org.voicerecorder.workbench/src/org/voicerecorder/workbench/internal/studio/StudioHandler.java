package org.voicerecorder.workbench.internal.studio;

import java.util.Locale;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.voicerecorder.workbench.internal.Desk;

/** Runs the {@link StudioAct} that {@code plugin.xml} names behind the colon. */
public final class StudioHandler extends AbstractHandler implements IExecutableExtension {
    private StudioAct act;

    @Override
    public void setInitializationData(IConfigurationElement config, String property, Object data) {
        act = StudioAct.valueOf(String.valueOf(data).toUpperCase(Locale.ROOT));
    }

    @Override
    public boolean isEnabled() {
        return Desk.isRunning() && act.isPossible(Desk.current());
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
}
