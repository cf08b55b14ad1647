package org.voicerecorder.workbench.internal.bar;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.ClockFace;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.LevelMeter;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.Palette;
import org.voicerecorder.workbench.internal.widgets.Words;

/** Record, pause, mute, clock, meters, what is to be said, and what is recorded from; amber when something is wrong. */
final class RecordLine {
    private static final int MOST_METER = 230;

    private final RecorderModel model;
    private final Composite line;
    private final TakeButtons buttons;
    private final ClockFace clock;
    private final LevelMeter meter;
    private final Button test;
    private final Button listen;
    private final Words hint;
    private final CaptureChoices choices;
    private final GainField gain;

    RecordLine(Composite parent, RecorderModel model) {
        this.model = model;
        line = new Composite(parent, SWT.NONE);
        line.setData("org.eclipse.e4.ui.css.id", "RecordLine");
        buttons = new TakeButtons(line, model);
        clock = new ClockFace(line, Messages.barTime, Texts.clock(Duration.ZERO));
        meter = new LevelMeter(line);
        GridDataFactory.swtDefaults().hint(MOST_METER, SWT.DEFAULT).applyTo(meter);
        gain = new GainField(line, model);
        test = createTest();
        listen = createListen();
        hint = new Words(line);
        choices = new CaptureChoices(line, model);
        GridLayoutFactory.fillDefaults()
                .numColumns(line.getChildren().length)
                .margins(8, 5)
                .spacing(8, 0)
                .applyTo(line);
        new WidthFit(line, test, meter, choices.devices(), choices.presets());
        List<Runnable> removals =
                List.of(model.listeners().add(this::update), model.frames().add(this::picture));
        line.addDisposeListener(e -> removals.forEach(Runnable::run));
        update();
    }

    Composite control() {
        return line;
    }

    private Button createTest() {
        Button button = Names.name(new Button(line, SWT.TOGGLE), Messages.barTest);
        button.setImage(Icons.image("level"));
        button.setToolTipText(Messages.barTestTip);
        GridDataFactory.swtDefaults().applyTo(button);
        button.addListener(SWT.Selection, e -> model.toggleTest());
        return button;
    }

    private Button createListen() {
        Button button = new Button(line, SWT.PUSH);
        button.setImage(Icons.image("listen"));
        GridDataFactory.swtDefaults().exclude(true).applyTo(button);
        button.setVisible(false);
        button.addListener(SWT.Selection, e -> model.toggleTestPlayback());
        return button;
    }

    private void picture() {
        if (!line.isDisposed()) {
            clock.show(Texts.clock(model.recorded()));
            meter.show(model.levels(), System.nanoTime());
        }
    }

    void update() {
        if (line.isDisposed()) {
            return;
        }
        Phase phase = model.phase();
        buttons.update();
        gain.update();
        test.setSelection(phase == Phase.TESTING);
        test.setEnabled(model.isAvailable() && (phase == Phase.IDLE || phase == Phase.TESTING));
        boolean playing = phase == Phase.PLAYING_TEST;
        listen.setText(playing ? Messages.barPlaybackStop : Messages.barPlayback);
        listen.setToolTipText(playing ? Messages.barPlaybackStopTip : Messages.barPlaybackTip);
        choices.update(phase == Phase.IDLE || phase == Phase.TESTING);
        say();
        picture();
    }

    private void say() {
        Optional<String> alarm = Alarms.of(model);
        Composite around = line.getParent().getParent();
        Palette palette = Palette.of(around);
        line.setBackground(alarm.isPresent() ? palette.amber() : null);
        hint.control().setForeground(alarm.isPresent() ? palette.amberText() : palette.quiet());
        // The clock takes the colour of what it lies in.
        line.setForeground(alarm.isPresent() ? palette.amberText() : around.getForeground());
        String text = alarm.orElseGet(this::words);
        makeRoom(!text.isEmpty());
        String all = model.warnings().stream().map(TakeWarning::text).collect(Collectors.joining("\n"));
        hint.say(text, all.isEmpty() ? text : all);
    }

    /**
     * What cannot be chosen while recording gives its room to the words; a level test keeps the microphone's choice. The
     * gain is there as soon as there is something to amplify.
     */
    private void makeRoom(boolean words) {
        boolean recording = model.isRecording();
        show(gain.control(), model.phase() != Phase.IDLE);
        show(test, !recording);
        show(choices.devices(), !recording);
        Phase phase = model.phase();
        show(listen, phase == Phase.TESTING || phase == Phase.PLAYING_TEST);
        show(choices.presets(), !recording && !words);
        line.layout();
    }

    private static void show(Control control, boolean visible) {
        ((GridData) control.getLayoutData()).exclude = !visible;
        control.setVisible(visible);
    }

    private String words() {
        return switch (model.phase()) {
            case IDLE -> "";
            case STARTING -> Messages.barStarting;
            case TESTING -> Messages.barTesting;
            case PLAYING_TEST -> Messages.barPlayingTest;
            case ARMED -> Messages.barArmed;
            case RECORDING -> recording();
            case PAUSED -> Messages.barPaused;
            case LISTENING -> Messages.barListening;
            case DEVICE_LOST -> Messages.barDeviceLost;
            case STOPPING -> Messages.barStopping;
        };
    }

    private String recording() {
        TakeRequest request = model.shown().orElseThrow().request();
        String device =
                choices.nameOf(model.status().flatMap(s -> s.input().device()).or(request.input()::device));
        return NLS.bind(Messages.barRecording, device, Texts.format(request.format()));
    }
}
