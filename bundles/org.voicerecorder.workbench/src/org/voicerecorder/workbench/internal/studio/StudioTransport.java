package org.voicerecorder.workbench.internal.studio;

import java.time.Duration;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.PlayerModel;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.studio.model.StepTexts;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;
import org.voicerecorder.workbench.internal.views.PlaybackMenu;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** What plays the edit, where it is, what is selected, and how close one looks. */
final class StudioTransport {
    /** The scale's steps are doublings, in tenths; three hours down to samples are 24 of them. */
    private static final int ZOOM_STEPS = 240;

    private static final String WIDEST = "0:00:00.000 / 0:00:00.000";

    private final StudioModel model;
    private final PlayerModel player;
    private final WaveformCanvas wave;
    private final ToolBar tools;
    private final ToolItem play;
    private final ToolItem loop;
    private final ToolItem speed;
    private final Label position;
    private final Label selected;
    private final Scale zoom;

    StudioTransport(Composite parent, Desk desk, WaveformCanvas wave) {
        model = desk.studio();
        player = model.player();
        this.wave = wave;
        Composite line = new Composite(parent, SWT.NONE);
        line.setData("org.eclipse.e4.ui.css.id", "Transport");
        GridLayoutFactory.fillDefaults()
                .numColumns(5)
                .margins(6, 3)
                .spacing(10, 0)
                .applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        tools = Names.name(new ToolBar(line, SWT.FLAT | SWT.RIGHT), StudioMessages.playTools);
        tool(SWT.PUSH, "back", Messages.playBack, () -> player.skip(Duration.ofSeconds(-5)));
        play = tool(SWT.PUSH, "play", Messages.playPlay, player::toggle);
        tool(SWT.PUSH, "forward", Messages.playForward, () -> player.skip(Duration.ofSeconds(5)));
        loop = tool(SWT.CHECK, "loop", Messages.playLoop, () -> player.setLooping(!player.isLooping()));
        PlaybackMenu menu = new PlaybackMenu(tools, desk, player);
        speed = tool(SWT.DROP_DOWN, "faster", Messages.playSpeed, menu::open);
        position = Names.name(new Label(line, SWT.NONE), StudioMessages.position);
        GC gc = new GC(position);
        int width = gc.textExtent(WIDEST).x;
        gc.dispose();
        GridDataFactory.swtDefaults().hint(width + 8, SWT.DEFAULT).applyTo(position);
        selected = new Label(line, SWT.NONE);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .align(SWT.FILL, SWT.CENTER)
                .applyTo(selected);
        new Label(line, SWT.NONE).setText(Messages.waveZoom);
        zoom = Names.name(new Scale(line, SWT.HORIZONTAL), StudioMessages.zoom);
        zoom.setMaximum(ZOOM_STEPS);
        zoom.setToolTipText(Messages.waveZoom);
        GridDataFactory.swtDefaults().hint(140, SWT.DEFAULT).applyTo(zoom);
        zoom.addListener(SWT.Selection, e -> wave.zoom(Math.pow(2, zoom.getSelection() / 10.0) / wave.zoom()));
    }

    private ToolItem tool(int style, String icon, String tip, Runnable act) {
        ToolItem item = new ToolItem(tools, style);
        item.setImage(Icons.image(icon));
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> act.run());
        return item;
    }

    void showZoom() {
        zoom.setSelection((int) Math.round(10 * Math.log(wave.zoom()) / Math.log(2)));
    }

    void update() {
        boolean open = model.audio().isPresent();
        boolean playing = player.isPlaying();
        for (ToolItem item : tools.getItems()) {
            item.setEnabled(open && player.isAvailable());
        }
        zoom.setEnabled(open);
        play.setImage(Icons.image(playing ? "pause" : "play"));
        play.setToolTipText(playing ? Messages.playPause : Messages.playPlay);
        loop.setSelection(player.isLooping());
        String factor = Texts.speed(player.speed());
        if (!factor.equals(speed.getText())) {
            speed.setText(factor);
            tools.requestLayout();
        }
        int rate = model.sampleRate();
        set(position, open ? StepTexts.time(model.cursor(), rate) + " / " + StepTexts.time(model.frames(), rate) : "");
        String words = model.selection()
                .map(range -> NLS.bind(StudioMessages.selected, StepTexts.stretch(range, rate)))
                .orElse("");
        set(selected, player.isWaiting() ? Messages.playWaiting : words);
    }

    private static void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }
}
