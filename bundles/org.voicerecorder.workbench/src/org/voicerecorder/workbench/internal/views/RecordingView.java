package org.voicerecorder.workbench.internal.views;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.eclipse.ui.part.ViewPart;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.Waveforms;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.PeakPyramid;
import org.voicerecorder.workbench.internal.model.PlayerModel;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** The recording that is selected: its waveform, and what plays it. */
public final class RecordingView extends ViewPart {
    /** The scale's steps are doublings, in tenths. */
    private static final int ZOOM_STEPS = 120;

    private Desk desk;
    private PlayerModel player;
    private WaveformCanvas wave;
    private ToolItem play;
    private ToolItem loop;
    private ToolItem speed;
    private ToolBar tools;
    private Label position;
    private Label selected;
    private Scale zoom;
    private Optional<UUID> shown = Optional.empty();
    private Cancellation loading = Cancellation.none();

    @Override
    public void createPartControl(Composite parent) {
        desk = Desk.current();
        player = desk.player();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        wave = new WaveformCanvas(parent);
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 120).applyTo(wave);
        createTransport(parent);
        wave.listen(player::seek, player::select, this::showZoom);
        new MarkerFlags(wave, desk);
        List<Runnable> removals = List.of(
                player.listeners().add(this::update), desk.libraryListeners().add(this::retry));
        parent.addDisposeListener(e -> {
            loading.cancel();
            removals.forEach(Runnable::run);
        });
        update();
    }

    private void createTransport(Composite parent) {
        Composite line = new Composite(parent, SWT.NONE);
        line.setData("org.eclipse.e4.ui.css.id", "Transport");
        GridLayoutFactory.fillDefaults()
                .numColumns(5)
                .margins(6, 3)
                .spacing(10, 0)
                .applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        tools = Names.name(new ToolBar(line, SWT.FLAT | SWT.RIGHT), Messages.playTools);
        tool(SWT.PUSH, "back", Messages.playBack, () -> player.skip(Duration.ofSeconds(-5)));
        play = tool(SWT.PUSH, "play", Messages.playPlay, player::toggle);
        tool(SWT.PUSH, "forward", Messages.playForward, () -> player.skip(Duration.ofSeconds(5)));
        loop = tool(SWT.CHECK, "loop", Messages.playLoop, () -> player.setLooping(!player.isLooping()));
        PlaybackMenu menu = new PlaybackMenu(tools, desk, player);
        speed = tool(SWT.DROP_DOWN, "faster", Messages.playSpeed, menu::open);
        position = Names.name(new Label(line, SWT.NONE), Messages.playPosition);
        GC gc = new GC(position);
        int width = gc.textExtent("00:00:00.0 / 00:00:00.0").x;
        gc.dispose();
        GridDataFactory.swtDefaults().hint(width + 8, SWT.DEFAULT).applyTo(position);
        selected = new Label(line, SWT.NONE);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .align(SWT.FILL, SWT.CENTER)
                .applyTo(selected);
        Label label = new Label(line, SWT.NONE);
        label.setText(Messages.waveZoom);
        zoom = Names.name(new Scale(line, SWT.HORIZONTAL), Messages.waveZoom);
        zoom.setMaximum(ZOOM_STEPS);
        zoom.setToolTipText(Messages.waveZoom);
        GridDataFactory.swtDefaults().hint(110, SWT.DEFAULT).applyTo(zoom);
        zoom.addListener(SWT.Selection, e -> wave.zoom(Math.pow(2, zoom.getSelection() / 10.0) / wave.zoom()));
    }

    private ToolItem tool(int style, String icon, String tip, Runnable act) {
        ToolItem item = new ToolItem(tools, style);
        Icons.wear(item, icon);
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> act.run());
        return item;
    }

    private void showZoom() {
        zoom.setSelection((int) Math.round(10 * Math.log(wave.zoom()) / Math.log(2)));
    }

    private void update() {
        if (wave.isDisposed()) {
            return;
        }
        Optional<Recording> recording = player.recording();
        Optional<UUID> wanted = recording.map(Recording::id);
        if (!wanted.equals(shown) || shown.isEmpty()) {
            shown = wanted;
            recording.ifPresentOrElse(this::load, () -> wave.showMessage(nothing()));
        }
        boolean playing = player.isPlaying();
        boolean playable = recording.isPresent() && player.isAvailable();
        for (ToolItem item : tools.getItems()) {
            item.setEnabled(playable);
        }
        zoom.setEnabled(recording.isPresent());
        Icons.wear(play, playing ? "pause" : "play");
        play.setToolTipText(playing ? Messages.playPause : Messages.playPlay);
        loop.setSelection(player.isLooping());
        setSpeed(Texts.speed(player.speed()));
        wave.showCursor(player.position(), player.part(), playing);
        set(position, recording.isEmpty() ? "" : Texts.clock(player.position()) + " / " + Texts.clock(player.length()));
        set(
                selected,
                player.isWaiting()
                        ? Messages.playWaiting
                        : player.part()
                                .map(p -> NLS.bind(Messages.waveSelection, Texts.clock(p.to().minus(p.from()))))
                                .orElse(""));
    }

    private void setSpeed(String text) {
        if (!text.equals(speed.getText())) {
            speed.setText(text);
            tools.requestLayout();
        }
    }

    private static void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }

    private String nothing() {
        int many = desk.selection().ids().size();
        return many > 1 ? NLS.bind(Messages.propertiesMany, many) : Messages.waveNone;
    }

    private void load(Recording recording) {
        loading.cancel();
        loading = new Cancellation();
        Cancellation cancel = loading;
        wave.showMessage(Messages.waveLoading);
        desk.background()
                .fetch(
                        () -> {
                            Waveforms waveforms = desk.services().require(Waveforms.class);
                            return new PeakPyramid(waveforms.peaks(recording, Progress.NONE, cancel));
                        },
                        peaks -> {
                            if (isShown(recording)) {
                                Duration length = recording
                                        .audio()
                                        .map(a -> a.duration())
                                        .orElseGet(() -> Duration.ofMillis(1000 * peaks.frames() / peaks.sampleRate()));
                                wave.show(peaks, length);
                                desk.thumbnails().forget(recording.id());
                            }
                        },
                        problem -> {
                            if (isShown(recording) && !cancel.isCancelled()) {
                                wave.showMessage(NLS.bind(Messages.waveUnavailable, problem.getMessage()));
                            }
                        });
    }

    private boolean isShown(Recording recording) {
        return !wave.isDisposed() && shown.filter(recording.id()::equals).isPresent();
    }

    /** The service that draws waveforms may have come by now. */
    private void retry() {
        if (!wave.isDisposed() && wave.zoom() == 1) {
            shown = Optional.empty();
            update();
        }
    }

    /** Looks closer by a factor; 0 shows all. */
    public void zoom(double factor) {
        wave.zoom(factor);
    }

    @Override
    public void setFocus() {
        wave.setFocus();
    }
}
