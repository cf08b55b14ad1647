package org.voicerecorder.workbench;

/** Ids of what the window is made of, for bundles that contribute to it through their {@code plugin.xml}. */
public final class WorkbenchIds {
    public static final String BUNDLE = "org.voicerecorder.workbench";
    public static final String APPLICATION = BUNDLE + ".application";
    public static final String PRODUCT = BUNDLE + ".product";
    public static final String LIBRARY_PERSPECTIVE = BUNDLE + ".perspective.library";

    /** Where recordings are edited; there as long as the part of the program is that edits. */
    public static final String STUDIO_PERSPECTIVE = BUNDLE + ".perspective.studio";

    public static final String SIDEBAR_VIEW = BUNDLE + ".view.sidebar";
    public static final String LIBRARY_VIEW = BUNDLE + ".view.library";
    public static final String RECORDING_VIEW = BUNDLE + ".view.recording";
    public static final String STUDIO_VIEW = BUNDLE + ".view.studio";
    public static final String PROPERTIES_VIEW = BUNDLE + ".view.properties";
    public static final String MARKERS_VIEW = BUNDLE + ".view.markers";

    /** Active while the window is; parent of the two below. */
    public static final String WINDOW_CONTEXT = BUNDLE + ".context.window";
    /** Active unless something is focused that takes letters: keys such as R without a modifier. */
    public static final String PLAIN_KEYS_CONTEXT = BUNDLE + ".context.plain";
    /** Active in the Studio, unless something is focused that takes letters. */
    public static final String STUDIO_KEYS_CONTEXT = BUNDLE + ".context.studio";
    /** Active unless something is focused that takes Space and arrows itself. */
    public static final String MEDIA_KEYS_CONTEXT = BUNDLE + ".context.media";

    /** Active while the list of markers is focused. */
    public static final String MARKERS_CONTEXT = BUNDLE + ".context.markers";

    public static final String LIGHT_THEME = BUNDLE + ".theme.light";
    public static final String DARK_THEME = BUNDLE + ".theme.dark";
    /** A name with "dark" in it: then menus and what else the toolkit draws by itself are dark, too. */
    public static final String HIGH_CONTRAST_THEME = BUNDLE + ".theme.highcontrast.dark";

    private WorkbenchIds() {}
}
