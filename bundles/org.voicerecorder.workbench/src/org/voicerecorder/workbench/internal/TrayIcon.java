package org.voicerecorder.workbench.internal;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tray;
import org.eclipse.swt.widgets.TrayItem;
import org.eclipse.ui.PlatformUI;
import org.voicerecorder.workbench.internal.bar.CompactWindow;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.widgets.Icons;

/** The icon in the tray of desktops that have one: shows whether something is recorded, starts, stops, shows the window. */
final class TrayIcon {
    private final Desk desk;
    private final RecorderModel recorder;
    private final Shell shell;

    TrayIcon(Desk desk, Shell shell) {
        this.desk = desk;
        this.shell = shell;
        recorder = desk.recorder();
        Optional.ofNullable(shell.getDisplay().getSystemTray()).ifPresent(this::create);
    }

    private void create(Tray tray) {
        TrayItem item = new TrayItem(tray, SWT.NONE);
        Menu menu = new Menu(shell, SWT.POP_UP);
        MenuItem record = entry(menu, "", () -> RecordToggle.run(recorder, shell));
        entry(menu, Messages.trayShow, this::show);
        new MenuItem(menu, SWT.SEPARATOR);
        entry(menu, Messages.trayQuit, this::quit);
        Runnable update = () -> {
            if (!item.isDisposed()) {
                boolean recording = recorder.isRecording();
                item.setImage(Icons.image(recording ? "record" : "level"));
                item.setToolTipText(recording ? Messages.trayRecording : Messages.trayIdle);
                record.setText(recording ? Messages.trayStop : Messages.trayRecord);
                record.setEnabled(recorder.isAvailable());
            }
        };
        item.addListener(SWT.Selection, e -> show());
        item.addListener(SWT.MenuDetect, e -> menu.setVisible(true));
        Runnable remove = recorder.listeners().add(update);
        shell.addDisposeListener(e -> {
            remove.run();
            item.dispose();
        });
        update.run();
    }

    private static MenuItem entry(Menu menu, String text, Runnable act) {
        MenuItem entry = new MenuItem(menu, SWT.PUSH);
        entry.setText(text);
        entry.addListener(SWT.Selection, e -> act.run());
        return entry;
    }

    /** Whatever has to be asked is asked in the whole window. */
    private void quit() {
        show();
        PlatformUI.getWorkbench().close();
    }

    private void show() {
        CompactWindow.close(desk);
        shell.setMinimized(false);
        shell.forceActive();
    }
}
