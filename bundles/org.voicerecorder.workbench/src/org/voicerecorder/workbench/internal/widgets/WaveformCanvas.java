package org.voicerecorder.workbench.internal.widgets;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.PeakPyramid;
import org.voicerecorder.workbench.internal.model.PlayerModel.Part;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.model.WaveformViewport;

/** A waveform with a ruler in time: zoom with Ctrl and the wheel, scroll, click to go there, drag to select. */
public final class WaveformCanvas extends Canvas {
    private static final int RULER = 22;
    private static final int LABEL = 84;
    private static final int SCROLL_STEPS = 10_000;
    private static final int CLICK = 3;

    private final WaveformViewport viewport = new WaveformViewport();
    private Optional<PeakPyramid> peaks = Optional.empty();
    private String message = "";
    private Duration cursor = Duration.ZERO;
    private Optional<Part> part = Optional.empty();
    private Consumer<Duration> onSeek = time -> {};
    private Consumer<Optional<Part>> onSelect = selected -> {};
    private Runnable onZoom = () -> {};
    private int pressedAt = -1;
    private boolean dragging;

    public WaveformCanvas(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.H_SCROLL);
        setData("org.eclipse.e4.ui.css.id", "Waveform");
        Names.value(this, Messages.waveName, ACC.ROLE_SLIDER, () -> Texts.clock(cursor));
        addPaintListener(e -> paint(e.gc));
        addListener(SWT.Resize, e -> {
            viewport.resize(getClientArea().width);
            showScroll();
        });
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseMove, this::drag);
        addListener(SWT.MouseUp, this::release);
        addListener(SWT.MouseVerticalWheel, this::wheel);
        addListener(SWT.MouseHorizontalWheel, e -> scrollBy(-e.count));
        getHorizontalBar().addListener(SWT.Selection, e -> scrolled());
        showScroll();
    }

    /** Who hears of a click, of a selected part, and of another zoom. */
    public void listen(Consumer<Duration> seek, Consumer<Optional<Part>> select, Runnable zoom) {
        onSeek = seek;
        onSelect = select;
        onZoom = zoom;
    }

    /** Shows words in place of a waveform. */
    public void showMessage(String words) {
        peaks = Optional.empty();
        message = words;
        redraw();
    }

    /** Another recording. */
    public void show(PeakPyramid pyramid, Duration duration) {
        peaks = Optional.of(pyramid);
        viewport.reset(duration);
        viewport.resize(getClientArea().width);
        changed();
    }

    /** Where the sound is, and what is selected; follows the cursor when asked to. */
    public void showCursor(Duration position, Optional<Part> selected, boolean follow) {
        int before = x(cursor);
        cursor = position;
        boolean partChanged = !selected.equals(part);
        part = selected;
        if (peaks.isEmpty()) {
            return;
        }
        if (follow && viewport.follow(seconds(position))) {
            changed();
        } else if (partChanged) {
            redraw();
        } else if (x(cursor) != before) {
            int height = getClientArea().height;
            redraw(before - 6, 0, 13, height, false);
            redraw(x(cursor) - 6, 0, 13, height, false);
        }
    }

    private int x(Duration time) {
        return viewport.pixelAt(seconds(time));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** Looks closer around the cursor; 0 shows all. */
    public void zoom(double factor) {
        double around = seconds(cursor);
        boolean inSight = around >= viewport.start() && around <= viewport.start() + viewport.span();
        viewport.zoom(
                factor == 0 ? 1 / viewport.zoom() : factor, inSight ? around : viewport.start() + viewport.span() / 2);
        changed();
    }

    /** How many times closer than all of it. */
    public double zoom() {
        return viewport.zoom();
    }

    private void changed() {
        showScroll();
        redraw();
        onZoom.run();
    }

    private void wheel(Event e) {
        if (peaks.isEmpty()) {
            return;
        }
        if ((e.stateMask & SWT.MOD1) != 0) {
            viewport.zoom(e.count > 0 ? 1.25 : 0.8, viewport.timeAt(e.x));
            changed();
        } else {
            scrollBy(-e.count);
        }
        e.doit = false;
    }

    private void scrollBy(int lines) {
        viewport.moveTo(viewport.start() + lines * viewport.span() / 40);
        showScroll();
        redraw();
    }

    private void showScroll() {
        ScrollBar bar = getHorizontalBar();
        int thumb = (int) Math.max(1, SCROLL_STEPS / viewport.zoom());
        int position = (int) (SCROLL_STEPS * viewport.start() / viewport.length());
        bar.setVisible(peaks.isPresent() && viewport.zoom() > 1.001);
        bar.setValues(position, 0, SCROLL_STEPS, thumb, Math.max(1, thumb / 20), thumb);
    }

    private void scrolled() {
        viewport.moveTo(viewport.length() * getHorizontalBar().getSelection() / SCROLL_STEPS);
        redraw();
    }

    private void press(Event e) {
        if (e.button == 1 && peaks.isPresent()) {
            setFocus();
            boolean extend = (e.stateMask & SWT.SHIFT) != 0;
            pressedAt = extend ? x(part.map(Part::from).orElse(cursor)) : e.x;
            dragging = extend;
            if (extend) {
                drag(e);
            }
        }
    }

    private void drag(Event e) {
        if (pressedAt < 0 || !dragging && Math.abs(e.x - pressedAt) <= CLICK) {
            return;
        }
        dragging = true;
        Duration a = duration(viewport.timeAt(Math.min(pressedAt, e.x)));
        Duration b = duration(viewport.timeAt(Math.max(pressedAt, e.x)));
        onSelect.accept(a.equals(b) ? Optional.empty() : Optional.of(new Part(a, b)));
    }

    private void release(Event e) {
        if (pressedAt >= 0 && !dragging) {
            onSelect.accept(Optional.empty());
            onSeek.accept(duration(viewport.timeAt(e.x)));
        } else if (dragging) {
            part.ifPresent(p -> onSeek.accept(p.from()));
        }
        pressedAt = -1;
        dragging = false;
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        Palette palette = Palette.of(this);
        gc.setBackground(getBackground());
        gc.fillRectangle(area);
        if (peaks.isEmpty()) {
            gc.setForeground(palette.quiet());
            var size = gc.textExtent(message);
            gc.drawText(message, (area.width - size.x) / 2, (area.height - size.y) / 2, true);
            return;
        }
        part.ifPresent(p -> {
            int from = x(p.from());
            gc.setBackground(palette.selection());
            gc.fillRectangle(from, RULER, Math.max(1, x(p.to()) - from), area.height - RULER);
        });
        drawRuler(gc, palette, area);
        PeakPyramid pyramid = peaks.get();
        int channels = pyramid.channels();
        int height = (area.height - RULER) / channels;
        for (int channel = 0; channel < channels; channel++) {
            drawChannel(gc, palette, pyramid, channel, RULER + channel * height, height);
        }
        drawCursor(gc, palette, area.height);
    }

    private void drawRuler(GC gc, Palette palette, Rectangle area) {
        double step = viewport.rulerStep(LABEL);
        double end = viewport.start() + viewport.span();
        long first = (long) Math.ceil(viewport.start() / step - 1e-9);
        for (long i = first; i * step <= end + 1e-9; i++) {
            int x = viewport.pixelAt(i * step);
            gc.setForeground(palette.grid());
            gc.drawLine(x, RULER - 6, x, area.height);
            gc.setForeground(palette.ruler());
            gc.drawText(Texts.ruler(i * step, step), x + 4, 2, true);
        }
        gc.setForeground(palette.grid());
        gc.drawLine(0, RULER, area.width, RULER);
    }

    private void drawChannel(GC gc, Palette palette, PeakPyramid pyramid, int channel, int top, int height) {
        Rectangle clip = gc.getClipping();
        int from = Math.max(0, clip.x - 1);
        int count = Math.min(getClientArea().width, clip.x + clip.width + 1) - from;
        if (count <= 0) {
            return;
        }
        double framesPerPixel = viewport.secondsPerPixel() * pyramid.sampleRate();
        double start = (viewport.start() + from * viewport.secondsPerPixel()) * pyramid.sampleRate();
        float[] columns = pyramid.columns(channel, start, framesPerPixel, count);
        int middle = top + height / 2;
        double half = height / 2.0 - 4;
        gc.setForeground(palette.waveFaint());
        gc.drawLine(from, middle, from + count, middle);
        gc.setForeground(palette.wave());
        for (int i = 0; i < count; i++) {
            int low = middle - (int) Math.round(columns[2 * i] * half);
            int high = middle - (int) Math.round(columns[2 * i + 1] * half);
            if (low != high) {
                gc.drawLine(from + i, high, from + i, low);
            }
        }
    }

    private void drawCursor(GC gc, Palette palette, int height) {
        int x = x(cursor);
        gc.setForeground(palette.cursor());
        gc.setBackground(palette.cursor());
        gc.drawLine(x, RULER - 6, x, height);
        gc.fillPolygon(new int[] {x - 4, RULER - 8, x + 5, RULER - 8, x, RULER - 2});
    }
}
