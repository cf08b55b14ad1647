package org.voicerecorder.workbench.internal.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Toasts.Toast;

/**
 * The lines below the table that say what was just done and offer to undo it, the newest last. With too many of them those
 * go first that would go by themselves.
 */
public final class ToastBar {
    private static final Duration SHOWN = Duration.ofSeconds(8);
    private static final int MOST = 4;

    private final Desk desk;
    private final Composite bar;
    private final List<ToastLine> lines = new ArrayList<>();

    public ToastBar(Composite parent, Desk desk) {
        this.desk = desk;
        bar = new Composite(parent, SWT.NONE);
        bar.setData("org.eclipse.e4.ui.css.id", "Toasts");
        GridLayoutFactory.fillDefaults().spacing(0, 1).applyTo(bar);
        Runnable leave = desk.toasts().showAt(this::show);
        bar.addDisposeListener(e -> leave.run());
        bar.setVisible(false);
    }

    public Control control() {
        return bar;
    }

    private void show(Toast toast) {
        // Said once more, it is not said twice.
        lines.stream()
                .filter(line -> line.toast().text().equals(toast.text()))
                .toList()
                .forEach(this::remove);
        while (lines.size() >= MOST) {
            remove(lines.stream()
                    .filter(line -> !line.toast().stays())
                    .findFirst()
                    .orElseGet(lines::getFirst));
        }
        ToastLine line = new ToastLine(bar, toast, this::hide);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line.control());
        lines.add(line);
        arrange();
        if (!toast.stays()) {
            desk.background().later(SHOWN, () -> hide(line));
        }
    }

    private void hide(ToastLine line) {
        if (lines.contains(line)) {
            remove(line);
            arrange();
        }
    }

    private void remove(ToastLine line) {
        lines.remove(line);
        line.control().dispose();
    }

    private void arrange() {
        if (!bar.isDisposed()) {
            boolean visible = !lines.isEmpty();
            ((GridData) bar.getLayoutData()).exclude = !visible;
            bar.setVisible(visible);
            bar.requestLayout();
        }
    }
}
