package org.voicerecorder.workbench.internal;

import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.model.Formats;

/** What the window remembers of the user's choices; kept in the instance area. */
public final class Preferences {
    public static final String THEME = "theme";
    public static final String DEVICE = "record.device";
    public static final String FORMAT = "record.format";
    /** Where the compact window was: x and y with a comma between. */
    public static final String COMPACT_PLACE = "compact.place";

    /** Up to when people were told what became of schedules. */
    public static final String SCHEDULES_SEEN = "schedules.seen";

    /** Up to which version the window's layout knows the parts; see {@link Layouts}. */
    public static final String LAYOUT = "layout.version";

    /** Whether a FLAC copy is made beside what is recorded without a preset. */
    public static final String FLAC = "record.flac";

    public static final String PRESET = "record.preset";

    /** The looks one can choose from. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK,
        HIGH_CONTRAST
    }

    private Preferences() {}

    private static IEclipsePreferences node() {
        return InstanceScope.INSTANCE.getNode(WorkbenchIds.BUNDLE);
    }

    public static Optional<String> get(String key) {
        return Optional.ofNullable(node().get(key, null)).filter(v -> !v.isBlank());
    }

    /** Empty, too, for what is no number. */
    static OptionalInt number(String key) {
        try {
            return get(key).map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty());
        } catch (NumberFormatException e) {
            LoggerFactory.getLogger(Preferences.class).warn("The preference {} is no number", key, e);
            return OptionalInt.empty();
        }
    }

    public static void put(String key, String value) {
        node().put(key, value);
        try {
            node().flush();
        } catch (BackingStoreException e) {
            LoggerFactory.getLogger(Preferences.class).warn("Preferences could not be written", e);
        }
    }

    public static Theme theme() {
        return get(THEME)
                .flatMap(name -> java.util.Arrays.stream(Theme.values())
                        .filter(t -> t.name().equalsIgnoreCase(name))
                        .findFirst())
                .orElse(Theme.SYSTEM);
    }

    public static CaptureFormat format() {
        return get(FORMAT).flatMap(Formats::read).orElse(CaptureFormat.DEFAULT);
    }
}
