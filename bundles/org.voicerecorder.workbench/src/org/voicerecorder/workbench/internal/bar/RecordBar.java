package org.voicerecorder.workbench.internal.bar;

import jakarta.annotation.PostConstruct;
import java.time.Duration;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.model.RecorderModel.Warning;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.LevelMeter;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.Palette;
import org.voicerecorder.workbench.internal.widgets.TrimLine;

/** The bar at the top of the window: record, clock, meters, microphone and format. */
public final class RecordBar {
    private static final Duration FRAME = Duration.ofMillis(33);

    private RecorderModel model;
    private Composite bar;
    private Button record;
    private Button pause;
    private Button test;
    private Label clock;
    private LevelMeter meter;
    private Label hint;
    private CaptureChoices choices;
    private Warning warning = Warning.NONE;
    private boolean animating;

    @PostConstruct
    void create(Composite parent) {
        model = Desk.current().recorder();
        bar = new TrimLine(parent, "RecordBar");
        GridLayoutFactory.fillDefaults()
                .numColumns(8)
                .margins(8, 5)
                .spacing(8, 0)
                .applyTo(bar);
        createButtons();
        createClock();
        meter = new LevelMeter(bar);
        GridDataFactory.swtDefaults().hint(250, SWT.DEFAULT).applyTo(meter);
        createTest();
        hint = new Label(bar, SWT.NONE);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .align(SWT.FILL, SWT.CENTER)
                .applyTo(hint);
        choices = new CaptureChoices(bar, model);
        Runnable remove = model.listeners().add(this::update);
        bar.addDisposeListener(e -> remove.run());
        update();
    }

    private void createButtons() {
        record = new Button(bar, SWT.PUSH);
        record.setData("org.eclipse.e4.ui.css.id", "RecordButton");
        record.addListener(SWT.Selection, e -> model.toggle());
        GridDataFactory.swtDefaults().hint(104, SWT.DEFAULT).applyTo(record);
        pause = new Button(bar, SWT.PUSH);
        pause.setImage(Icons.image("pause"));
        pause.addListener(SWT.Selection, e -> model.togglePause());
        Names.name(pause, Messages.barPause);
    }

    private void createClock() {
        clock = new Label(bar, SWT.NONE);
        LocalResourceManager resources = new LocalResourceManager(JFaceResources.getResources(), clock);
        FontDescriptor large = FontDescriptor.createFrom(clock.getFont()).increaseHeight(3);
        clock.setFont(resources.create(large));
        GC gc = new GC(clock);
        int width = gc.textExtent("00:00:00.0").x;
        gc.dispose();
        GridDataFactory.swtDefaults().hint(width + 4, SWT.DEFAULT).applyTo(clock);
        Names.name(clock, Messages.barTime);
    }

    private void createTest() {
        test = new Button(bar, SWT.TOGGLE);
        test.setText(Messages.barTest);
        test.setImage(Icons.image("level"));
        test.setToolTipText(Messages.barTestTip);
        GridDataFactory.swtDefaults().applyTo(test);
        test.addListener(SWT.Selection, e -> model.toggleTest());
    }

    private void update() {
        if (bar.isDisposed()) {
            return;
        }
        Phase phase = model.phase();
        boolean busy = model.isRecording() || phase == Phase.STARTING;
        record.setText(busy ? Messages.barStop : Messages.barRecord);
        record.setImage(Icons.image(busy ? "stop" : "record"));
        record.setToolTipText(busy ? Messages.barStopTip : Messages.barRecordTip);
        record.setEnabled(model.isAvailable() && phase != Phase.STOPPING);
        pause.setEnabled(phase == Phase.RECORDING || phase == Phase.PAUSED);
        pause.setToolTipText(phase == Phase.PAUSED ? Messages.barResumeTip : Messages.barPauseTip);
        pause.setImage(Icons.image(phase == Phase.PAUSED ? "play" : "pause"));
        test.setSelection(phase == Phase.TESTING);
        test.setEnabled(model.isAvailable() && (phase == Phase.IDLE || phase == Phase.TESTING));
        choices.update(!busy);
        warning = Warning.NONE;
        showHint();
        if (!animating) {
            animate();
        }
    }

    /** Redraws clock and meters thirty times a second as long as something is open. */
    private void animate() {
        animating = false;
        if (bar.isDisposed()) {
            return;
        }
        long now = System.nanoTime();
        clock.setText(Texts.clock(model.recorded()));
        meter.show(model.levels(), now);
        Warning heard = model.warning(now);
        if (heard != warning) {
            warning = heard;
            showHint();
        }
        if (model.isRecording() || model.phase() == Phase.TESTING || model.phase() == Phase.STARTING) {
            animating = true;
            Desk.current().background().later(FRAME, this::animate);
        }
    }

    private void showHint() {
        boolean amber = warning != Warning.NONE;
        Palette palette = Palette.of(bar.getParent());
        bar.setBackground(amber ? palette.amber() : null);
        hint.setForeground(amber ? palette.amberText() : palette.quiet());
        String text = words();
        hint.setText(text);
        hint.setToolTipText(text);
        makeRoom(!text.isEmpty());
    }

    /** What cannot be chosen while recording gives its room to the words; a level test keeps the microphone's choice. */
    private void makeRoom(boolean words) {
        boolean recording = model.isRecording();
        show(test, !recording);
        show(choices.devices(), !recording);
        show(choices.formats(), !recording && !words);
        bar.layout();
    }

    private static void show(Control control, boolean visible) {
        ((GridData) control.getLayoutData()).exclude = !visible;
        control.setVisible(visible);
    }

    private String words() {
        return switch (warning) {
            case SILENT -> Messages.barSilent;
            case QUIET -> Messages.barQuiet;
            case NONE ->
                switch (model.phase()) {
                    case IDLE -> "";
                    case STARTING -> Messages.barStarting;
                    case TESTING -> Messages.barTesting;
                    case RECORDING ->
                        NLS.bind(Messages.barRecording, choices.deviceName(), Texts.format(model.format()));
                    case PAUSED -> Messages.barPaused;
                    case STOPPING -> Messages.barStopping;
                };
        };
    }
}
