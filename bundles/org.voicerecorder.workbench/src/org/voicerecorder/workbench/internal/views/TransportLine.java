package org.voicerecorder.workbench.internal.views;

import java.time.Duration;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.PlayerModel;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** The line below a waveform: what plays it, where it is, what is selected, and how close one looks. Display thread. */
public final class TransportLine {
    private static final Duration SKIP = Duration.ofSeconds(5);

    /**
     * What differs from one waveform to the other.
     *
     * @param tools accessible name of the buttons; likewise {@code position} and {@code zoom}
     * @param widest the longest text of a position, for which room is kept
     * @param zoomSteps how far the scale of the zoom goes, in tenths of doublings
     */
    public record Words(String tools, String position, String zoom, String widest, int zoomSteps) {}

    private final PlayerModel player;
    private final WaveformCanvas wave;
    private final Composite line;
    private final ToolBar tools;
    private final ToolItem play;
    private final ToolItem loop;
    private final ToolItem speed;
    private final Label position;
    private final Label selected;
    private final Label zoomLabel;
    private final Scale zoom;

    public TransportLine(Composite parent, Desk desk, PlayerModel player, WaveformCanvas wave, Words words) {
        this.player = player;
        this.wave = wave;
        line = new Composite(parent, SWT.NONE);
        line.setData("org.eclipse.e4.ui.css.id", "Transport");
        GridLayoutFactory.fillDefaults()
                .numColumns(5)
                .margins(6, 3)
                .spacing(10, 0)
                .applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        tools = Names.name(new ToolBar(line, SWT.FLAT | SWT.RIGHT), words.tools());
        tool(SWT.PUSH, "back", Messages.playBack, () -> player.skip(SKIP.negated()));
        play = tool(SWT.PUSH, "play", Messages.playPlay, player::toggle);
        tool(SWT.PUSH, "forward", Messages.playForward, () -> player.skip(SKIP));
        loop = tool(SWT.CHECK, "loop", Messages.playLoop, () -> player.setLooping(!player.isLooping()));
        PlaybackMenu menu = new PlaybackMenu(tools, desk, player);
        speed = tool(SWT.DROP_DOWN, "faster", Messages.playSpeed, menu::open);
        position = Names.name(new Label(line, SWT.NONE), words.position());
        GridDataFactory.swtDefaults().hint(width(words.widest()), SWT.DEFAULT).applyTo(position);
        selected = new Label(line, SWT.NONE);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .align(SWT.FILL, SWT.CENTER)
                .applyTo(selected);
        zoomLabel = new Label(line, SWT.NONE);
        zoomLabel.setText(Messages.waveZoom);
        zoom = Names.name(new Scale(line, SWT.HORIZONTAL), words.zoom());
        zoom.setMaximum(words.zoomSteps());
        zoom.setToolTipText(Messages.waveZoom);
        GridDataFactory.swtDefaults().hint(110, SWT.DEFAULT).applyTo(zoom);
        zoom.addListener(SWT.Selection, e -> wave.zoom(Math.pow(2, zoom.getSelection() / 10.0) / wave.zoom()));
    }

    private int width(String text) {
        GC gc = new GC(position);
        try {
            return gc.textExtent(text).x + 8;
        } finally {
            gc.dispose();
        }
    }

    private ToolItem tool(int style, String icon, String tip, Runnable act) {
        ToolItem item = new ToolItem(tools, style);
        Icons.wear(item, icon);
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> act.run());
        return item;
    }

    /** One more text, before the zoom. */
    public Label addLabel(String name) {
        Label label = Names.name(new Label(line, SWT.NONE), name);
        label.setToolTipText(name);
        label.moveAbove(zoomLabel);
        ((GridLayout) line.getLayout()).numColumns++;
        return label;
    }

    /** The waveform is looked at from nearer or farther. */
    public void showZoom() {
        zoom.setSelection((int) Math.round(10 * Math.log(wave.zoom()) / Math.log(2)));
    }

    /**
     * Shows how it stands.
     *
     * @param open whether there is something to look at, which can be played when there is a player
     * @param place where it is, of how much
     * @param selection what is selected, in words
     */
    public void update(boolean open, String place, String selection) {
        boolean playing = player.isPlaying();
        for (ToolItem item : tools.getItems()) {
            item.setEnabled(open && player.isAvailable());
        }
        zoom.setEnabled(open);
        Icons.wear(play, playing ? "pause" : "play");
        play.setToolTipText(playing ? Messages.playPause : Messages.playPlay);
        loop.setSelection(player.isLooping());
        String factor = Texts.speed(player.speed());
        if (!factor.equals(speed.getText())) {
            speed.setText(factor);
            tools.requestLayout();
        }
        set(position, place);
        set(selected, player.isWaiting() ? Messages.playWaiting : selection);
    }

    private static void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }
}
