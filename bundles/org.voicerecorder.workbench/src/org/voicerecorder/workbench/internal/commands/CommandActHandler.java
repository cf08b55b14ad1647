package org.voicerecorder.workbench.internal.commands;

import java.util.Locale;
import java.util.function.Function;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Windows;

/** Connects a command of {@code plugin.xml} with its {@link CommandAct}, named after the colon in the class attribute. */
public abstract class CommandActHandler extends AbstractHandler implements IExecutableExtension {
    private final Function<String, CommandAct> named;
    private CommandAct act;

    /** @param named finds a deed by its name in capitals */
    protected CommandActHandler(Function<String, CommandAct> named) {
        this.named = named;
    }

    @Override
    public void setInitializationData(IConfigurationElement config, String property, Object data) {
        act = named.apply(String.valueOf(data).toUpperCase(Locale.ROOT));
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
        // Some keys of the platform (Ctrl+Z) are keys in dialogs, too; what lies below one must not change meanwhile.
        if (!Windows.isModal(shell)) {
            act.run(Desk.current(), shell);
        }
        return null;
    }
}
