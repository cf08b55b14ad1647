package org.voicerecorder.workbench.internal.bar;

import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.dialogs.FormatDialog;
import org.voicerecorder.workbench.internal.model.Preset;
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

    private final List<Preset> presets = new ArrayList<>();
    private List<InputDevice> listed = List.of();
    private RecorderModel model;
    private Composite bar;
    private Button record;
    private Button pause;
    private Button test;
    private Label clock;
    private LevelMeter meter;
    private Label hint;
    private Combo devices;
    private Combo formats;
    private Warning warning = Warning.NONE;
    private boolean animating;

    @PostConstruct
    void create(Composite parent) {
        model = Desk.current().recorder();
        Preferences.get(Preferences.DEVICE).ifPresent(id -> model.choose(Optional.of(id)));
        model.choose(Preferences.format());
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
        createChoices();
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

    private void createChoices() {
        devices = new Combo(bar, SWT.READ_ONLY | SWT.DROP_DOWN);
        devices.setToolTipText(Messages.barDevice);
        Names.name(devices, Messages.barDevice);
        GridDataFactory.swtDefaults().hint(190, SWT.DEFAULT).applyTo(devices);
        devices.addListener(SWT.Selection, e -> chooseDevice(devices.getSelectionIndex()));
        formats = new Combo(bar, SWT.READ_ONLY | SWT.DROP_DOWN);
        formats.setToolTipText(Messages.barFormat);
        Names.name(formats, Messages.barFormat);
        GridDataFactory.swtDefaults().hint(230, SWT.DEFAULT).applyTo(formats);
        formats.addListener(SWT.Selection, e -> chooseFormat(formats.getSelectionIndex()));
    }

    private void chooseDevice(int index) {
        Optional<String> id = index <= 0
                ? Optional.empty()
                : Optional.of(listed.get(index - 1).id());
        Preferences.put(Preferences.DEVICE, id.orElse(""));
        model.choose(id);
    }

    private void chooseFormat(int index) {
        Optional<CaptureFormat> chosen = index < presets.size()
                ? Optional.of(presets.get(index).format())
                : new FormatDialog(bar.getShell(), model.format()).ask();
        chosen.ifPresent(format -> {
            Preferences.put(Preferences.FORMAT, Preset.write(format));
            model.choose(format);
        });
        fillFormats();
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
        devices.setEnabled(!busy);
        formats.setEnabled(!busy);
        fillDevices();
        fillFormats();
        warning = Warning.NONE;
        showHint();
        if (!animating) {
            animate();
        }
    }

    private void fillDevices() {
        List<InputDevice> found = model.devices();
        List<String> items = new ArrayList<>();
        items.add(found.isEmpty() ? Messages.barNoDevices : Messages.barDefaultDevice);
        found.forEach(d -> items.add(d.name()));
        int chosen = model.device()
                .map(id -> found.stream().map(InputDevice::id).toList().indexOf(id) + 1)
                .orElse(0);
        listed = found;
        if (!List.of(devices.getItems()).equals(items)) {
            devices.setItems(items.toArray(String[]::new));
        }
        devices.select(chosen);
    }

    private void fillFormats() {
        presets.clear();
        presets.addAll(Preset.offered(
                List.of(Messages.presetVoice, Messages.presetMusic, Messages.presetArchive, Messages.presetSmall)));
        CaptureFormat format = model.format();
        if (presets.stream().noneMatch(p -> p.format().equals(format))) {
            presets.add(new Preset(NLS.bind(Messages.presetCustom, Texts.format(format)), format));
        }
        List<String> items = new ArrayList<>(presets.stream().map(Preset::name).toList());
        items.add(Messages.presetOther);
        if (!List.of(formats.getItems()).equals(items)) {
            formats.setItems(items.toArray(String[]::new));
        }
        formats.select(presets.stream().map(Preset::format).toList().indexOf(format));
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
        show(devices, !recording);
        show(formats, !recording && !words);
        bar.layout();
    }

    private static void show(Control control, boolean visible) {
        ((GridData) control.getLayoutData()).exclude = !visible;
        control.setVisible(visible);
    }

    private String recordingWords() {
        String device = model.devices().stream()
                .filter(d -> model.device().filter(d.id()::equals).isPresent())
                .map(InputDevice::name)
                .findFirst()
                .orElse(Messages.barDefaultDevice);
        return NLS.bind(Messages.barRecording, device, Texts.format(model.format()));
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
                    case RECORDING -> recordingWords();
                    case PAUSED -> Messages.barPaused;
                    case STOPPING -> Messages.barStopping;
                };
        };
    }
}
