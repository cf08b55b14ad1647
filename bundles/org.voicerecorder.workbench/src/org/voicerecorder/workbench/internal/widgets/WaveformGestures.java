package org.voicerecorder.workbench.internal.widgets;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.voicerecorder.workbench.internal.model.PlayerModel.Part;
import org.voicerecorder.workbench.internal.model.WaveformViewport;

/** What mouse and keyboard do in a {@link WaveformCanvas}: go somewhere, select, zoom, scroll. */
final class WaveformGestures {
    private static final int CLICK = 3;

    /** With the wheel: the wave becomes taller. */
    private static final int TALLER = SWT.MOD1 | SWT.SHIFT;

    /** By so much at each notch: 3 dB. */
    private static final double FINE = Math.sqrt(2);

    private final WaveformCanvas canvas;
    private final WaveformViewport viewport;
    private int pressedAt = -1;
    private boolean dragging;
    private Duration anchor = Duration.ZERO;
    private Duration end = Duration.ZERO;

    WaveformGestures(WaveformCanvas canvas, WaveformViewport viewport) {
        this.canvas = canvas;
        this.viewport = viewport;
        canvas.addListener(SWT.MouseDown, this::press);
        canvas.addListener(SWT.MouseMove, this::drag);
        canvas.addListener(SWT.MouseUp, this::release);
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseHorizontalWheel, this::wheelSideways);
        canvas.addListener(SWT.KeyDown, this::key);
        // A canvas that listens to keys swallows Tab otherwise.
        canvas.addListener(
                SWT.Traverse,
                e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT
                        || e.detail == SWT.TRAVERSE_TAB_PREVIOUS
                        || e.detail == SWT.TRAVERSE_MNEMONIC);
    }

    private void press(Event e) {
        if (e.button == 1 && canvas.isShowing()) {
            canvas.setFocus();
            if (canvas.markers().press(e)) {
                return;
            }
            boolean extend = (e.stateMask & SWT.SHIFT) != 0;
            pressedAt = extend ? canvas.x(canvas.part().map(Part::from).orElse(canvas.cursor())) : e.x;
            dragging = extend;
            if (extend) {
                drag(e);
            }
        }
    }

    private void drag(Event e) {
        if (canvas.markers().drag(e) || pressedAt < 0 || !dragging && Math.abs(e.x - pressedAt) <= CLICK) {
            return;
        }
        dragging = true;
        select(canvas.timeAt(pressedAt), canvas.timeAt(e.x));
    }

    private void select(Duration from, Duration to) {
        int order = from.compareTo(to);
        canvas.select(order == 0 ? Optional.empty() : Optional.of(order < 0 ? new Part(from, to) : new Part(to, from)));
    }

    private void release(Event e) {
        if (canvas.markers().release(e)) {
            return;
        }
        if (pressedAt >= 0 && !dragging) {
            canvas.select(Optional.empty());
            canvas.seek(canvas.timeAt(e.x));
        } else if (dragging) {
            canvas.part().ifPresent(p -> canvas.seek(p.from()));
        }
        pressedAt = -1;
        dragging = false;
    }

    private void wheel(Event e) {
        if (!canvas.isShowing()) {
            return;
        }
        if ((e.stateMask & TALLER) == TALLER) {
            canvas.scale(e.count > 0 ? FINE : 1 / FINE);
        } else if ((e.stateMask & SWT.MOD1) != 0) {
            canvas.zoom(e.count > 0 ? 1.25 : 0.8, e.x);
        } else {
            canvas.scrollBy(-e.count);
        }
        e.doit = false;
    }

    /** Some desktops turn the wheel sideways while Shift is held. */
    private void wheelSideways(Event e) {
        if ((e.stateMask & TALLER) == TALLER) {
            wheel(e);
        } else {
            canvas.scrollBy(-e.count);
        }
    }

    private void key(Event e) {
        if (!canvas.isShowing()) {
            return;
        }
        Duration step = canvas.keyStep();
        switch (e.stateMask | e.keyCode) {
            case SWT.SHIFT | SWT.ARROW_LEFT -> extend(selectionEnd().minus(step));
            case SWT.SHIFT | SWT.ARROW_RIGHT -> extend(selectionEnd().plus(step));
            case SWT.SHIFT | SWT.HOME -> extend(Duration.ZERO);
            case SWT.SHIFT | SWT.END -> extend(canvas.length());
            case SWT.SHIFT | SWT.ARROW_UP -> canvas.scale(2);
            case SWT.SHIFT | SWT.ARROW_DOWN -> canvas.scale(0.5);
            case SWT.CTRL | 'a', SWT.COMMAND | 'a' -> select(Duration.ZERO, canvas.length());
            case SWT.PAGE_UP -> canvas.page(-1);
            case SWT.PAGE_DOWN -> canvas.page(1);
            case SWT.ESC -> canvas.select(Optional.empty());
            default -> {
                return;
            }
        }
        e.doit = false;
    }

    /** The end that keys move; a selection that was made otherwise is moved at its later end. */
    private Duration selectionEnd() {
        Optional<Part> part = canvas.part();
        if (part.isEmpty()) {
            anchor = canvas.cursor();
            end = anchor;
        } else if (!part.get().from().equals(anchor) && !part.get().to().equals(anchor)) {
            anchor = part.get().from();
            end = part.get().to();
        }
        return end;
    }

    private void extend(Duration wanted) {
        selectionEnd();
        Duration length = canvas.length();
        end = wanted.isNegative() ? Duration.ZERO : wanted.compareTo(length) > 0 ? length : wanted;
        select(anchor, end);
        canvas.reveal(end);
    }
}
