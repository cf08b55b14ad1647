package org.voicerecorder.workbench.internal.bar;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Monitor;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.workbench.internal.Preferences;

/** Where the small window was, from one time to the next. */
final class CompactPlace {
    private static final Pattern PLACE = Pattern.compile("(-?\\d{1,5}),(-?\\d{1,5})");
    private static final int MARGIN = 24;

    private CompactPlace() {}

    static void remember(Shell shell) {
        Point at = shell.getLocation();
        Preferences.put(Preferences.COMPACT_PLACE, at.x + "," + at.y);
    }

    /** Where it was, as long as that can be seen; else the upper right corner of the whole window's screen. */
    static void restore(Shell shell, Shell whole) {
        Point size = shell.getSize();
        shell.setLocation(Preferences.get(Preferences.COMPACT_PLACE)
                .flatMap(CompactPlace::point)
                .filter(at -> isInSight(shell, at, size))
                .orElseGet(() -> {
                    Rectangle screen = whole.getMonitor().getClientArea();
                    return new Point(screen.x + screen.width - size.x - MARGIN, screen.y + MARGIN);
                }));
    }

    private static Optional<Point> point(String text) {
        Matcher m = PLACE.matcher(text);
        return m.matches()
                ? Optional.of(new Point(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))))
                : Optional.empty();
    }

    private static boolean isInSight(Shell shell, Point at, Point size) {
        for (Monitor monitor : shell.getDisplay().getMonitors()) {
            Rectangle area = monitor.getClientArea();
            if (area.contains(at) && area.contains(at.x + size.x - 1, at.y)) {
                return true;
            }
        }
        return false;
    }
}
