package org.voicerecorder.workbench.internal.views;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
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
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** The recording that is selected: its waveform, and what plays it. */
public final class RecordingView extends ViewPart {
    /** The scale's steps are doublings, in tenths. */
    private static final int ZOOM_STEPS = 120;

    private Desk desk;
    private PlayerModel player;
    private WaveformCanvas wave;
    private TransportLine transport;
    private Optional<UUID> shown = Optional.empty();
    private Cancellation loading = Cancellation.none();

    @Override
    public void createPartControl(Composite parent) {
        desk = Desk.current();
        player = desk.player();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        wave = new WaveformCanvas(parent);
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 120).applyTo(wave);
        transport = new TransportLine(
                parent,
                desk,
                player,
                wave,
                new TransportLine.Words(
                        Messages.playTools,
                        Messages.playPosition,
                        Messages.waveZoom,
                        "00:00:00.0 / 00:00:00.0",
                        ZOOM_STEPS));
        wave.listen(player::seek, player::select, transport::showZoom);
        new MarkerFlags(wave, desk);
        List<Runnable> removals = List.of(
                player.listeners().add(this::update), desk.libraryListeners().add(this::retry));
        parent.addDisposeListener(e -> {
            loading.cancel();
            removals.forEach(Runnable::run);
        });
        update();
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
        wave.showCursor(player.position(), player.part(), player.isPlaying());
        transport.update(
                recording.isPresent(),
                recording.isEmpty() ? "" : Texts.clock(player.position()) + " / " + Texts.clock(player.length()),
                player.part()
                        .map(p -> NLS.bind(Messages.waveSelection, Texts.clock(p.to().minus(p.from()))))
                        .orElse(""));
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
