package org.voicerecorder.workbench.internal.bar;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.RecordToggle;
import org.voicerecorder.workbench.internal.dialogs.HelpWindow;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.ClockFace;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.LevelMeter;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.Palette;

/**
 * The window at its smallest, above all others: lamp, clock, meters, button, and below them what is wrong. The whole window
 * hides meanwhile and comes back when this one closes. R, Shift+R, Shift+M and M do here what they do there.
 */
public final class CompactWindow {
    private static final String KEY = CompactWindow.class.getName();
    private static final int COLUMNS = 5;
    private static final int LAMP = 14;
    private static final int METER = 150;
    private static final int MARGIN = 10;

    private final RecorderModel model;
    private final Shell whole;
    private final Shell shell;
    private final Canvas lamp;
    private final Button record;
    private final ClockFace clock;
    private final LevelMeter meter;
    private final Label alarm;

    private CompactWindow(Desk desk, Shell whole) {
        this.model = desk.recorder();
        this.whole = whole;
        shell = new Shell(whole.getDisplay(), SWT.ON_TOP | SWT.TITLE | SWT.CLOSE | SWT.BORDER);
        shell.setText(Messages.compactTitle);
        shell.setImages(whole.getImages());
        shell.setData("org.eclipse.e4.ui.css.id", "RecordLine");
        lamp = createLamp();
        record = button(() -> RecordToggle.run(model, shell));
        clock = new ClockFace(shell, Messages.barTime, Texts.clock(model.recorded()));
        meter = new LevelMeter(shell);
        GridDataFactory.swtDefaults().hint(METER, SWT.DEFAULT).applyTo(meter);
        Button back = button(shell::close);
        back.setImage(Icons.image("expand"));
        back.setToolTipText(Messages.compactBack);
        Names.name(back, Messages.compactBack);
        alarm = Names.name(new Label(shell, SWT.WRAP), Messages.compactWords);
        GridDataFactory.fillDefaults()
                .span(COLUMNS, 1)
                .grab(true, false)
                .hint(100, SWT.DEFAULT)
                .exclude(true)
                .applyTo(alarm);
        alarm.setVisible(false);
        GridLayoutFactory.fillDefaults()
                .numColumns(COLUMNS)
                .margins(MARGIN, 6)
                .spacing(8, 0)
                .applyTo(shell);
        listen();
        HelpWindow.setChapter(shell, "A small window");
        showButton();
        shell.pack();
        CompactPlace.restore(shell, whole);
        update();
    }

    private Canvas createLamp() {
        Canvas canvas = new Canvas(shell, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        GridDataFactory.swtDefaults().hint(LAMP, LAMP).applyTo(canvas);
        canvas.addListener(SWT.Paint, e -> paintLamp(e.gc));
        return Names.value(canvas, Messages.compactLamp, ACC.ROLE_TEXT, () -> String.valueOf(isLit()));
    }

    private boolean isLit() {
        return model.phase() == Phase.RECORDING;
    }

    private void paintLamp(GC gc) {
        Palette palette = Palette.of(shell);
        gc.setAntialias(SWT.ON);
        gc.setBackground(isLit() ? palette.meterClip() : model.isRecording() ? palette.amber() : palette.meterTrack());
        gc.fillOval(1, 1, LAMP - 2, LAMP - 2);
    }

    private Button button(Runnable act) {
        Button button = new Button(shell, SWT.PUSH);
        button.addListener(SWT.Selection, e -> act.run());
        return button;
    }

    private void listen() {
        List<Runnable> removals =
                List.of(model.listeners().add(this::update), model.frames().add(this::picture));
        Listener keys = this::key;
        shell.getDisplay().addFilter(SWT.KeyDown, keys);
        shell.addListener(SWT.Close, e -> CompactPlace.remember(shell));
        shell.addListener(SWT.Activate, e -> focus());
        shell.addDisposeListener(e -> {
            removals.forEach(Runnable::run);
            shell.getDisplay().removeFilter(SWT.KeyDown, keys);
            if (!whole.isDisposed()) {
                whole.setData(KEY, null);
                whole.setVisible(true);
                // What grew or shrank while it could not be seen was left out by the layout of the workbench.
                whole.layout(true, true);
                whole.setActive();
            }
        });
    }

    /** The workbench's keys belong to its own window. */
    private void key(Event e) {
        if (shell.getDisplay().getActiveShell() != shell) {
            return;
        }
        switch (e.stateMask | e.keyCode) {
            case 'r' -> RecordToggle.run(model, shell);
            case SWT.SHIFT | 'r' -> model.togglePause();
            case SWT.SHIFT | 'm' -> model.toggleMute();
            case 'm' -> model.mark();
            case SWT.F1 -> HelpWindow.open(shell);
            case SWT.ESC, SWT.CTRL | SWT.SHIFT | 'c', SWT.COMMAND | SWT.SHIFT | 'c' -> shell.close();
            default -> {
                return;
            }
        }
        e.doit = false;
    }

    private void update() {
        if (!shell.isDisposed()) {
            showButton();
            lamp.redraw();
            tell(Alarms.of(model), words());
            picture();
        }
    }

    /** What is said when nothing is wrong: that M was heard, say. */
    private String words() {
        String armed = model.isArmed() ? Messages.barArmed + "\n" : "";
        Optional<String> marker =
                MarkerField.which(model).filter(m -> model.phase().isMarkable());
        return (armed + marker.orElse("")).strip();
    }

    private void showButton() {
        boolean stops = model.isRecording() && !model.isArmed();
        String name = stops ? Messages.barStop : model.isArmed() ? Messages.barBegin : Messages.barRecord;
        record.setImage(Icons.image(stops ? "stop" : "record"));
        record.setToolTipText(stops ? Messages.barStopTip : Messages.barRecordTip);
        record.setData(Names.KEY, name);
        // A control that is disabled while another program is in front takes the focus with it, and all keys.
        record.setEnabled(model.isAvailable());
        if (!name.equals(record.getText())) {
            record.setText(name);
            fit();
        }
    }

    /** Makes room for what there is now. */
    private void fit() {
        Point wanted = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        shell.setSize(Math.max(shell.getSize().x, wanted.x), wanted.y);
        shell.layout();
    }

    /** Keys come to the control that has the focus. */
    private void focus() {
        Control focused = shell.getDisplay().getFocusControl();
        if (focused == null || focused.getShell() != shell) {
            record.setFocus();
        }
    }

    /** Above other programs a dead microphone must be seen as well. @param otherwise what is said when nothing is wrong */
    private void tell(Optional<String> wrong, String otherwise) {
        Palette palette = Palette.of(whole);
        Color ground = wrong.isPresent() ? palette.amber() : whole.getBackground();
        for (Control part : List.of(shell, lamp, clock, meter, alarm)) {
            part.setBackground(ground);
        }
        Color words = wrong.isPresent() ? palette.amberText() : whole.getForeground();
        // The clock takes the colour of what it lies in.
        shell.setForeground(words);
        alarm.setForeground(words);
        String text = wrong.orElse(otherwise).replace("&", "&&");
        if (!text.equals(alarm.getText())) {
            alarm.setText(text);
            ((GridData) alarm.getLayoutData()).exclude = text.isEmpty();
            ((GridData) alarm.getLayoutData()).widthHint = shell.getClientArea().width - 2 * MARGIN;
            alarm.setVisible(!text.isEmpty());
            fit();
        }
    }

    private void picture() {
        if (!shell.isDisposed()) {
            clock.show(Texts.clock(model.recorded()));
            meter.show(model.levels(), System.nanoTime());
        }
    }

    /** Shows it in the place of the whole window, or that again. */
    public static void toggle(Desk desk) {
        if (!close(desk)) {
            Shell whole = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
            CompactWindow compact = new CompactWindow(desk, whole);
            whole.setData(KEY, compact);
            compact.shell.open();
            whole.setVisible(false);
        }
    }

    /** @return whether it was open */
    public static boolean close(Desk desk) {
        Shell whole = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
        if (whole.getData(KEY) instanceof CompactWindow open) {
            open.shell.close();
            return true;
        }
        return false;
    }
}
