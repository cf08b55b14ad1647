package org.voicerecorder.workbench.internal.bar;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.LiveWaveCanvas;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.Palette;

/** The second line of the record bar: rolling waveform, room and buffer, the takes under way, markers. */
final class TakeStrip {
    /** So much of the buffer is always in use; more is told. */
    private static final Duration USUAL_BUFFER = Duration.ofMillis(300);

    private static final int FACTS_WIDTH = 190;

    private final RecorderModel model;
    private final Composite strip;
    private final LiveWaveCanvas wave;
    private final Label room;
    private final Label trouble;
    private final TakeChoice takes;
    private final MarkerField markers;

    TakeStrip(Composite parent, RecorderModel model) {
        this.model = model;
        strip = new Composite(parent, SWT.NONE);
        strip.setData("org.eclipse.e4.ui.css.id", "TakeStrip");
        wave = new LiveWaveCanvas(strip, model);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(wave);
        Composite facts = new Composite(strip, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(facts);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .hint(FACTS_WIDTH, SWT.DEFAULT)
                .applyTo(facts);
        room = fact(facts, Messages.stripRoom);
        trouble = fact(facts, Messages.stripTrouble);
        takes = new TakeChoice(strip, model);
        markers = new MarkerField(strip, model);
        GridLayoutFactory.fillDefaults()
                .numColumns(strip.getChildren().length)
                .extendedMargins(8, 8, 0, 5)
                .spacing(10, 0)
                .applyTo(strip);
        List<Runnable> removals =
                List.of(model.listeners().add(this::update), model.frames().add(this::picture));
        strip.addDisposeListener(e -> removals.forEach(Runnable::run));
        update();
    }

    private static Label fact(Composite facts, String name) {
        Label label = Names.name(new Label(facts, SWT.NONE), name);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(label);
        return label;
    }

    Composite control() {
        return strip;
    }

    void nameMarker() {
        markers.edit();
    }

    private void update() {
        if (!strip.isDisposed()) {
            takes.update();
            markers.update();
            strip.layout();
            picture();
        }
    }

    private void picture() {
        if (strip.isDisposed() || !strip.getVisible()) {
            return;
        }
        wave.redraw();
        room.setForeground(Palette.of(strip.getParent().getParent()).quiet());
        model.status().ifPresent(this::tell);
    }

    private void tell(TakeStatus status) {
        set(
                room,
                status.timeLeft()
                        .map(left -> NLS.bind(Messages.stripLeft, Texts.roughly(left)))
                        .orElse(""));
        int rate =
                model.shown().map(take -> take.request().format().sampleRate()).orElseThrow();
        set(trouble, String.join("  \u00b7  ", troubles(status, rate)));
    }

    private static List<String> troubles(TakeStatus status, int sampleRate) {
        List<String> words = new ArrayList<>();
        TakeStatus.Buffer buffer = status.buffer();
        if (buffer.held().compareTo(USUAL_BUFFER) > 0) {
            words.add(NLS.bind(Messages.stripBuffer, Texts.seconds(buffer.held()), Texts.seconds(buffer.capacity())));
        }
        if (status.input().overruns() > 0) {
            Duration lost = Duration.ofMillis(1000 * status.input().droppedFrames() / sampleRate);
            words.add(NLS.bind(Messages.stripOverruns, status.input().overruns(), Texts.seconds(lost)));
        }
        return words;
    }

    private static void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
            label.setToolTipText(text);
        }
    }
}
