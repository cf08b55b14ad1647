package org.voicerecorder.workbench.internal.views;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.voicerecorder.api.audio.OutputDevice;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.PlayerModel;
import org.voicerecorder.workbench.internal.model.Texts;

/** How a recording is played: speed, pauses, volume and the device. Made anew each time that it opens. */
public final class PlaybackMenu {
    private static final int[] VOLUMES_DB = {12, 6, 3, 0, -6, -12, -24};

    private final ToolBar tools;
    private final Desk desk;
    private final PlayerModel player;
    private Menu menu;

    public PlaybackMenu(ToolBar tools, Desk desk, PlayerModel player) {
        this.tools = tools;
        this.desk = desk;
        this.player = player;
        tools.addDisposeListener(e -> close());
    }

    /** Asks for the devices, which takes a moment, then opens. */
    public void open() {
        desk.background().fetch(player::outputs, this::open, problem -> open(List.of()));
    }

    private void open(List<OutputDevice> outputs) {
        if (tools.isDisposed()) {
            return;
        }
        close();
        menu = new Menu(tools);
        PlayerModel.SPEEDS.forEach(
                speed -> choice(menu, Texts.speed(speed), speed == player.speed(), () -> player.setSpeed(speed)));
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem skip = new MenuItem(menu, SWT.CHECK);
        skip.setText(Messages.playSkipSilence);
        skip.setSelection(player.isSkippingSilence());
        skip.addListener(SWT.Selection, e -> player.setSkippingSilence(skip.getSelection()));
        Menu volumes = submenu(Messages.playVolume);
        for (int decibels : VOLUMES_DB) {
            String text = NLS.bind(Messages.playDecibels, decibels > 0 ? "+" + decibels : "" + decibels);
            choice(volumes, text, decibels == player.volume(), () -> player.setVolume(decibels));
        }
        Menu devices = submenu(Messages.playOutput);
        choice(
                devices,
                Messages.playOutputDefault,
                player.output().isEmpty(),
                () -> player.setOutput(Optional.empty()));
        for (OutputDevice device : outputs) {
            Optional<String> id = Optional.of(device.id());
            choice(devices, device.name().replace("&", "&&"), player.output().equals(id), () -> player.setOutput(id));
        }
        Rectangle place = tools.getBounds();
        menu.setLocation(tools.getParent().toDisplay(place.x + place.width / 2, place.y));
        menu.setVisible(true);
    }

    private Menu submenu(String text) {
        MenuItem item = new MenuItem(menu, SWT.CASCADE);
        item.setText(text);
        Menu below = new Menu(menu);
        item.setMenu(below);
        return below;
    }

    private static void choice(Menu parent, String text, boolean chosen, Runnable act) {
        MenuItem item = new MenuItem(parent, SWT.RADIO);
        item.setText(text);
        item.setSelection(chosen);
        item.addListener(SWT.Selection, e -> {
            if (item.getSelection()) {
                act.run();
            }
        });
    }

    private void close() {
        if (menu != null) {
            menu.dispose();
        }
    }
}
