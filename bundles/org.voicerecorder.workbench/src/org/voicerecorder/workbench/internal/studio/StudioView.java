package org.voicerecorder.workbench.internal.studio;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.ViewPart;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.dialogs.HelpWindow;
import org.voicerecorder.workbench.internal.model.PlayerModel;
import org.voicerecorder.workbench.internal.studio.model.Frames;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;
import org.voicerecorder.workbench.internal.studio.model.StudioTexts;
import org.voicerecorder.workbench.internal.views.ToastBar;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** The editor: tools, waveform and spectrogram, the steps, and what plays. Shows what {@link StudioModel} says. */
public final class StudioView extends ViewPart {
    private static final int[] WEIGHTS = {80, 20};
    private static final double HALF = 0.5;
    private static final String CHAPTER = "Editing";

    private Desk desk;
    private StudioModel model;
    private PlayerModel player;
    private StudioHeader header;
    private WaveformCanvas wave;
    private SpectrumLayer spectrum;
    private StudioFlags flags;
    private StudioTransport transport;
    private StepsList steps;
    private Optional<UUID> shown = Optional.empty();
    private Optional<EditedAudio> audio = Optional.empty();
    private double share = HALF;

    @Override
    public void createPartControl(Composite parent) {
        desk = Desk.current();
        model = desk.studio();
        player = model.player();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        header = new StudioHeader(parent, desk);
        SashForm middle = new SashForm(parent, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(middle);
        wave = new WaveformCanvas(middle, StudioMessages.waveName);
        spectrum = new SpectrumLayer(wave, model.spectrum());
        wave.addDisposeListener(e -> spectrum.dispose());
        wave.showBelow(spectrum, share);
        wave.showOver(List.of(new PartsLayer(model)));
        flags = new StudioFlags(model, wave);
        steps = new StepsList(middle, model);
        middle.setWeights(WEIGHTS);
        transport = new StudioTransport(parent, desk, wave);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(new ToastBar(parent, desk).control());
        wave.listen(player::seek, player::select, transport::showZoom);
        createContextMenu();
        for (Control control : parent.getChildren()) {
            HelpWindow.setChapter(control, CHAPTER);
        }
        for (Control control : middle.getChildren()) {
            HelpWindow.setChapter(control, CHAPTER);
        }
        List<Runnable> removals =
                List.of(model.listeners().add(this::update), player.listeners().add(this::follow));
        parent.addDisposeListener(e -> removals.forEach(Runnable::run));
        update();
    }

    private void createContextMenu() {
        MenuManager menu = new MenuManager();
        wave.setMenu(menu.createContextMenu(wave));
        getSite().registerContextMenu(menu, getSite().getSelectionProvider());
    }

    private void update() {
        if (wave.isDisposed()) {
            return;
        }
        header.update();
        steps.update();
        transport.update();
        showAudio();
        flags.update();
        wave.redraw();
    }

    private void showAudio() {
        Optional<EditedAudio> now = model.problem().isPresent() ? Optional.empty() : model.audio();
        if (now.isEmpty()) {
            audio = now;
            shown = Optional.empty();
            wave.showMessage(StudioTexts.inPlaceOfAudio(model));
            return;
        }
        if (now.equals(audio)) {
            return;
        }
        audio = now;
        Optional<UUID> id = model.recording().map(Recording::id);
        int rate = model.sampleRate();
        Duration length = Frames.time(model.frames(), rate);
        wave.showFrames(rate);
        if (id.equals(shown)) {
            wave.showChanged(model.waves(), length);
        } else {
            shown = id;
            wave.show(model.waves(), length);
        }
        follow();
    }

    /** The cursor moved, or the selection. */
    private void follow() {
        if (!wave.isDisposed()) {
            wave.showCursor(player.position(), player.part(), player.isPlaying());
            transport.update();
        }
    }

    /** Looks closer by a factor; 0 shows all. */
    void zoom(double factor) {
        wave.zoom(factor);
    }

    void zoomToSelection() {
        player.part().ifPresent(part -> wave.zoomTo(part.from(), part.to()));
    }

    Duration keyStep() {
        return wave.keyStep();
    }

    /** Waveform and spectrogram, the spectrogram alone, the waveform alone. */
    void switchShape() {
        share = share == HALF ? 1 : share == 1 ? 0 : HALF;
        wave.showBelow(spectrum, share);
    }

    void focusSteps() {
        steps.control().setFocus();
    }

    @Override
    public void setFocus() {
        wave.setFocus();
    }
}
