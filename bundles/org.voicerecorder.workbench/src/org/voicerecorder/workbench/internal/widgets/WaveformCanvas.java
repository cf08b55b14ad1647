package org.voicerecorder.workbench.internal.widgets;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ScrollBar;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.PlayerModel.Part;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.model.WaveformViewport;
import org.voicerecorder.workbench.internal.model.Waves;

/** A waveform with a ruler in time, a selected part and a cursor, which can be zoomed and scrolled. */
public final class WaveformCanvas extends Canvas {
    private static final int SCROLL_STEPS = 10_000;
    private static final int KEY_STEP = 10;

    /** How much taller than life a wave can be drawn: as much louder as 48 dB. */
    private static final double TALLEST = 256;

    /** Something that is drawn with the same measure of time as the waveform. */
    @FunctionalInterface
    public interface Layer {
        void paint(GC gc, Palette palette, Rectangle area, WaveformViewport viewport);
    }

    private final WaveformViewport viewport = new WaveformViewport();
    private final MarkerLayer markers = new MarkerLayer(this);
    private Optional<Waves> peaks = Optional.empty();
    private Optional<Layer> below = Optional.empty();
    private double share;
    private double scale = 1;
    private List<Layer> overlays = List.of();
    private String message = "";
    private Duration length = Duration.ZERO;
    private Duration cursor = Duration.ZERO;
    private Optional<Part> part = Optional.empty();
    private Consumer<Duration> onSeek = time -> {};
    private Consumer<Optional<Part>> onSelect = selected -> {};
    private Runnable onZoom = () -> {};

    public WaveformCanvas(Composite parent) {
        this(parent, Messages.waveName);
    }

    /** @param name what it is called where there are several */
    public WaveformCanvas(Composite parent, String name) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.H_SCROLL);
        setData("org.eclipse.e4.ui.css.id", "Waveform");
        Names.value(this, name, ACC.ROLE_SLIDER, () -> Texts.clock(cursor));
        addPaintListener(e -> paint(e.gc));
        addListener(SWT.Resize, e -> {
            viewport.resize(getClientArea().width);
            showScroll();
        });
        getHorizontalBar().addListener(SWT.Selection, e -> scrolled());
        new WaveformGestures(this, viewport);
        showScroll();
    }

    /** Draws the wave taller by a factor, to see quiet sound; never lower than it is. 0 draws it as it is. */
    public void scale(double factor) {
        double wanted = factor == 0 ? 1 : Math.clamp(scale * factor, 1, TALLEST);
        if (wanted != scale) {
            scale = wanted;
            redraw();
        }
    }

    /** How many times taller than it is the wave is drawn. */
    public double scale() {
        return scale;
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
    public void show(Waves waves, Duration duration) {
        peaks = Optional.of(waves);
        length = duration;
        scale = 1;
        viewport.reset(duration);
        viewport.resize(getClientArea().width);
        changed();
    }

    /** What is marked in the recording. */
    public MarkerLayer markers() {
        return markers;
    }

    /** The same recording, changed: what is in sight stays so. */
    public void showChanged(Waves waves, Duration duration) {
        peaks = Optional.of(waves);
        length = duration;
        viewport.lengthen(duration);
        viewport.resize(getClientArea().width);
        changed();
    }

    /** Lets one look as closely as single samples; places are rounded to them. */
    public void showFrames(int rate) {
        viewport.showFrames(rate);
    }

    /**
     * Draws something below the waveform, or in its place.
     *
     * @param share of the height: 0 for none of it, 1 for all
     */
    public void showBelow(Layer layer, double wanted) {
        below = Optional.of(layer);
        share = wanted;
        redraw();
    }

    /** Draws things on top of it, such as markers. */
    public void showOver(List<Layer> layers) {
        overlays = List.copyOf(layers);
        redraw();
    }

    /** Whether there is a waveform, and not words in its place. */
    public boolean isShowing() {
        return peaks.isPresent();
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

    Duration length() {
        return length;
    }

    Duration cursor() {
        return cursor;
    }

    Optional<Part> part() {
        return part;
    }

    void seek(Duration time) {
        onSeek.accept(time);
    }

    void select(Optional<Part> selected) {
        onSelect.accept(selected);
    }

    /** Where a time is drawn; may lie outside. */
    int x(Duration time) {
        return viewport.pixelAt(seconds(time));
    }

    /** How far a key moves something: by so many pixels, closer when one looks closer, by one sample at least. */
    public Duration keyStep() {
        double step = viewport.secondsPerPixel() * KEY_STEP;
        double quantum = viewport.quantum();
        double whole = quantum == 0 ? step : Math.max(1, Math.floor(step / quantum)) * quantum;
        return Duration.ofNanos(Math.round(whole * 1e9));
    }

    Duration timeAt(int x) {
        return Duration.ofNanos(Math.round(viewport.timeAt(x) * 1e9));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** Looks closer around the cursor; 0 shows all. */
    public void zoom(double factor) {
        double around = seconds(cursor);
        boolean inSight = around >= viewport.start() && around <= viewport.start() + viewport.span();
        viewport.zoom(
                factor == 0 ? 1 / viewport.zoom() : factor, inSight ? around : viewport.start() + viewport.span() / 2);
        changed();
    }

    /** Looks closer around a place of the picture. */
    void zoom(double factor, int x) {
        viewport.zoom(factor, viewport.timeAt(x));
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

    void scrollBy(int lines) {
        scrollTo(viewport.start() + lines * viewport.span() / 40);
    }

    void page(int pages) {
        scrollTo(viewport.start() + pages * viewport.span() * 0.9);
    }

    /** Scrolls as far as need be to see a time. */
    void reveal(Duration time) {
        double at = seconds(time);
        double margin = viewport.span() / 20;
        if (at < viewport.start()) {
            scrollTo(at - margin);
        } else if (at > viewport.start() + viewport.span()) {
            scrollTo(at - viewport.span() + margin);
        }
    }

    /** Shows so much, and nothing else. */
    public void zoomTo(Duration from, Duration to) {
        viewport.zoom(viewport.span() / Math.max(1e-9, seconds(to) - seconds(from)), seconds(from));
        viewport.moveTo((seconds(from) + seconds(to) - viewport.span()) / 2);
        changed();
    }

    /** How much time the width shows. */
    public Duration span() {
        return Duration.ofNanos(Math.round(viewport.span() * 1e9));
    }

    private void scrollTo(double start) {
        viewport.moveTo(start);
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

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setBackground(getBackground());
        gc.fillRectangle(area);
        WaveformPainter painter = new WaveformPainter(gc, Palette.of(this), area, viewport);
        peaks.ifPresentOrElse(
                p -> painter.paint(new WaveformPainter.Picture(p, cursor, part, below, share, scale, over(area))),
                () -> painter.paintMessage(message));
    }

    private List<Layer> over(Rectangle area) {
        List<Layer> layers = new ArrayList<>(overlays);
        layers.add((gc, palette, _, _) -> markers.paint(gc, palette, area));
        return layers;
    }
}
