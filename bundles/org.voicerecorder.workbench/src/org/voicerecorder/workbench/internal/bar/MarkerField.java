package org.voicerecorder.workbench.internal.bar;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.Names;

/**
 * Sets markers while recording, and gives them texts: the last one, or with Up and Down another one. What was typed is kept
 * by Enter, by leaving the field and by the next marker; Esc takes it back.
 */
final class MarkerField {
    private static final int WIDTH = 230;

    private final RecorderModel model;
    private final Button set;
    private final Label which;
    private final Text text;
    private Optional<UUID> edited = Optional.empty();
    private String kept = "";
    private Optional<Control> before = Optional.empty();

    MarkerField(Composite strip, RecorderModel model) {
        this.model = model;
        set = new Button(strip, SWT.PUSH);
        set.setText(Messages.markerSet);
        set.setImage(Icons.image("marker"));
        set.setToolTipText(Messages.markerSetTip);
        set.addListener(SWT.Selection, e -> model.mark());
        Composite area = new Composite(strip, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 1).applyTo(area);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .hint(WIDTH, SWT.DEFAULT)
                .applyTo(area);
        which = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(which);
        text = Names.name(new Text(area, SWT.BORDER | SWT.SINGLE), Messages.markerText);
        text.setTextLimit(Marker.MAXIMUM_TEXT);
        text.setToolTipText(Messages.markerTextTip);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        text.addListener(SWT.KeyDown, this::key);
        text.addListener(SWT.FocusOut, e -> keep());
    }

    void update() {
        boolean underWay = model.phase().isMarkable();
        set.setEnabled(underWay);
        Optional<Marker> current = model.markers().current();
        if (!current.map(Marker::id).equals(edited)) {
            keep();
            edited = current.map(Marker::id);
            kept = current.map(Marker::text).orElse("");
            text.setText(kept);
            text.selectAll();
        }
        text.setEnabled(underWay && current.isPresent());
        which.setText(which(model).orElse(Messages.markerNone));
    }

    /** Number and place of the marker that is set, or was chosen, last. */
    static Optional<String> which(RecorderModel model) {
        return model.markers().current().map(marker -> which(model, marker));
    }

    private static String which(RecorderModel model, Marker marker) {
        int rate = model.shown().orElseThrow().request().format().sampleRate();
        Duration at = Duration.ofMillis(1000 * marker.frame() / rate);
        return NLS.bind(Messages.markerWhich, model.markers().number(), Texts.clock(at));
    }

    /** Goes into the field, to name the marker that was set last; sets one when there is none. */
    void edit() {
        if (model.markers().current().isEmpty()) {
            if (model.markers().all().isEmpty()) {
                model.mark();
            } else {
                model.markers().step(0);
            }
            update();
        }
        before = Optional.ofNullable(text.getDisplay().getFocusControl()).filter(c -> c != text);
        text.setFocus();
        text.selectAll();
    }

    private void key(Event e) {
        switch (e.keyCode) {
            case SWT.CR, SWT.KEYPAD_CR -> {
                keep();
                leave();
            }
            case SWT.ESC -> {
                text.setText(kept);
                leave();
            }
            case SWT.ARROW_UP, SWT.ARROW_DOWN -> {
                e.doit = false;
                keep();
                model.markers().step(e.keyCode == SWT.ARROW_UP ? -1 : 1);
                update();
            }
            default -> {}
        }
    }

    private void leave() {
        before.filter(c -> !c.isDisposed() && c.isVisible()).ifPresent(Control::setFocus);
        before = Optional.empty();
    }

    private void keep() {
        if (text.isDisposed()) {
            return;
        }
        String typed = text.getText().strip();
        if (!typed.equals(kept)) {
            kept = typed;
            edited.ifPresent(id -> model.markers().describe(id, typed));
        }
    }
}
