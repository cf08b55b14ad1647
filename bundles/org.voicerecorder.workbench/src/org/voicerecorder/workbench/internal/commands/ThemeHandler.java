package org.voicerecorder.workbench.internal.commands;

import java.util.Locale;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RadioState;
import org.eclipse.ui.menus.UIElement;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.Themes;

/** Switches between light, dark and what the system wears. */
public final class ThemeHandler extends AbstractHandler implements IElementUpdater {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        if (!HandlerUtil.matchesRadioState(event)) {
            String wanted = event.getParameter(RadioState.PARAMETER_ID);
            Themes.choose(Preferences.Theme.valueOf(wanted.toUpperCase(Locale.ROOT)));
            // The menu asks then what is chosen now.
            HandlerUtil.updateRadioState(event.getCommand(), wanted);
        }
        return null;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void updateElement(UIElement element, Map parameters) {
        Object id = parameters.get(RadioState.PARAMETER_ID);
        element.setChecked(Preferences.theme().name().equalsIgnoreCase(String.valueOf(id)));
    }
}
