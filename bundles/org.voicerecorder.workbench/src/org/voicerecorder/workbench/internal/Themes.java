package org.voicerecorder.workbench.internal;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.voicerecorder.workbench.WorkbenchIds;

/** Light, dark and high contrast. */
public final class Themes {
    private static final String ENGINE = "org.eclipse.e4.ui.css.swt.theme";
    private static final String ENGINE_KEY = "themeid";

    private Themes() {}

    /** The id of the theme that the preferences mean on this display. */
    public static String wanted(Display display) {
        return id(Preferences.theme(), display);
    }

    private static String id(Preferences.Theme theme, Display display) {
        boolean dark = dark(display);
        return switch (theme) {
            case SYSTEM ->
                HighContrast.isWanted(display)
                        ? WorkbenchIds.HIGH_CONTRAST_THEME
                        : dark ? WorkbenchIds.DARK_THEME : WorkbenchIds.LIGHT_THEME;
            case LIGHT -> WorkbenchIds.LIGHT_THEME;
            case DARK -> WorkbenchIds.DARK_THEME;
            case HIGH_CONTRAST -> WorkbenchIds.HIGH_CONTRAST_THEME;
        };
    }

    /** What the desktop itself wears; asked before the first theme changes what the toolkit answers. */
    private static boolean dark(Display display) {
        Object known = display.getData(Themes.class.getName());
        if (known instanceof Boolean answer) {
            return answer;
        }
        boolean answer = Display.isSystemDarkTheme();
        display.setData(Themes.class.getName(), answer);
        return answer;
    }

    /** Makes the theme engine begin with the right theme, so that no window is painted twice. */
    static void prepare(Display display) {
        InstanceScope.INSTANCE.getNode(ENGINE).put(ENGINE_KEY, wanted(display));
        display.addFilter(SWT.Skin, Themes::leaveOutItems);
    }

    /**
     * Items wear what their table wears. The theme engine would remember each of them, and reset it when the theme changes;
     * but GTK may make an item of a row that it is just removing, which nothing frees and which ends the program in native
     * code as soon as it is touched.
     */
    private static void leaveOutItems(Event event) {
        if (event.widget instanceof TableItem || event.widget instanceof TreeItem) {
            event.type = SWT.None;
        }
    }

    /** Switches at once and remembers. */
    public static void choose(Preferences.Theme theme) {
        Preferences.put(Preferences.THEME, theme.name().toLowerCase(java.util.Locale.ROOT));
        apply();
    }

    /** Puts on what the preferences mean. */
    public static void apply() {
        Display display = PlatformUI.getWorkbench().getDisplay();
        IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        String id = wanted(display);
        if (engine != null
                && (engine.getActiveTheme() == null
                        || !id.equals(engine.getActiveTheme().getId()))) {
            engine.setTheme(id, true);
            // What we draw ourselves takes its colours from the controls.
            Desk.current().rows().refresh();
            Desk.current().libraryListeners().tell();
        }
    }
}
