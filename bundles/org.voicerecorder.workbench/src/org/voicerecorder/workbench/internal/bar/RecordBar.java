package org.voicerecorder.workbench.internal.bar;

import jakarta.annotation.PostConstruct;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.widgets.TrimLine;

/** The bar at the top of the window: always a line to record with, and a second one below it while a take is under way. */
public final class RecordBar {
    private RecorderModel model;
    private Composite bar;
    private AdviceLine advice;
    private TakeStrip strip;

    @PostConstruct
    void create(Composite parent) {
        model = Desk.current().recorder();
        bar = new TrimLine(parent, "RecordBar");
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(bar);
        var line = new RecordLine(bar, model);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line.control());
        advice = new AdviceLine(bar, model);
        strip = new TakeStrip(bar, model);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(strip.control());
        strip.control().setVisible(false);
        List<Runnable> removals = List.of(
                model.listeners().add(this::update),
                // With another theme the clock's colour, which is set there, has to change.
                Desk.current().libraryListeners().add(line::update));
        bar.addDisposeListener(e -> removals.forEach(Runnable::run));
        Desk.current().nameMarkersBy(strip::nameMarker);
        update();
    }

    private void update() {
        if (bar.isDisposed()) {
            return;
        }
        advice.update();
        boolean wanted = model.isRecording();
        if (wanted != strip.control().getVisible()) {
            ((GridData) strip.control().getLayoutData()).exclude = !wanted;
            strip.control().setVisible(wanted);
            strip.control().requestLayout();
        }
    }
}
