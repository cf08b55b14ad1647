package org.voicerecorder.workbench.internal.bar;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.workbench.internal.Messages;

/** Divides what a window's width leaves among meter, devices and presets: the tool bar has to stay in the same row. */
final class WidthFit {
    /** What buttons, clock, tool bar, margins and the fewest words take, in points. */
    private static final int FIXED = 655;

    /** Below this width the test's button is its icon alone. */
    private static final int NARROW = 960;

    private final Composite line;
    private final Button test;
    private final Control meter;
    private final Control devices;
    private final Control presets;
    private int fitted;

    WidthFit(Composite line, Button test, Control meter, Control devices, Control presets) {
        this.line = line;
        this.test = test;
        this.meter = meter;
        this.devices = devices;
        this.presets = presets;
        Shell shell = line.getShell();
        Listener resized = e -> fit(shell.getSize().x);
        shell.addListener(SWT.Resize, resized);
        line.addDisposeListener(e -> shell.removeListener(SWT.Resize, resized));
        fit(shell.getSize().x);
    }

    private void fit(int width) {
        if (width == fitted || width <= 0) {
            return;
        }
        fitted = width;
        test.setText(width < NARROW ? "" : Messages.barTest);
        int room = Math.max(0, width - FIXED);
        set(meter, share(room, 34, 70, 230));
        set(devices, share(room, 29, 76, 190));
        set(presets, share(room, 35, 84, 215));
        line.requestLayout();
    }

    private static int share(int room, int percent, int least, int most) {
        return Math.clamp((long) room * percent / 100, least, most);
    }

    private static void set(Control control, int width) {
        ((GridData) control.getLayoutData()).widthHint = width;
    }
}
