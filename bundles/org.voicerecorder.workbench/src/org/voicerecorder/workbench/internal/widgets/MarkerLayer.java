package org.voicerecorder.workbench.internal.widgets;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;

/** The markers in a {@link WaveformCanvas}: a flag below the ruler for each; a click goes there, dragging moves it. */
public final class MarkerLayer {
    private static final int CLICK = 3;
    private static final int POLE = 4;
    private static final int PADDING = 4;
    private static final int WIDEST = 180;
    /** So much of a flag is seen and can be gripped, also of one at the very end. */
    private static final int GRIP = 14;
    /** How much of what a marker spans is seen through it. */
    private static final int VEIL = 40;
    /** How much of it is seen through the edges of a pole. */
    private static final int EDGE = 180;

    /** @param to the end of what it spans; {@code from} for a point */
    public record Flag(UUID id, Duration from, Duration to, String text) {}

    /** A flag and where it was pressed. */
    private record Grip(Flag flag, int x) {}

    private final WaveformCanvas canvas;
    private List<Flag> flags = List.of();
    private int chosen = -1;
    private Consumer<UUID> onJump = id -> {};
    private BiConsumer<UUID, Duration> onMove = (id, to) -> {};
    private Optional<Grip> grip = Optional.empty();
    private Optional<Duration> dragged = Optional.empty();
    private int height = 16;

    MarkerLayer(WaveformCanvas canvas) {
        this.canvas = canvas;
        canvas.addListener(SWT.MouseMove, this::point);
    }

    /** Who hears of a click on a flag, and of one that was dragged somewhere. */
    public void listen(Consumer<UUID> jump, BiConsumer<UUID, Duration> move) {
        onJump = jump;
        onMove = move;
    }

    /** @param current which one is chosen; -1 when none is */
    public void show(List<Flag> all, int current) {
        if (!all.equals(flags) || current != chosen) {
            flags = all;
            chosen = current;
            canvas.redraw();
        }
    }

    /** In the order of time; the text is drawn as far as there is room up to the next one. */
    public List<Flag> flags() {
        return flags;
    }

    void paint(GC gc, Palette palette, Rectangle area) {
        height = gc.getFontMetrics().getHeight() + 2;
        for (int i = flags.size() - 1; i >= 0; i--) {
            Flag flag = flags.get(i);
            int x = x(flag);
            int end = canvas.x(flag.to());
            if (x > area.width || Math.max(end, x + WIDEST) < 0) {
                continue;
            }
            if (end > x) {
                gc.setBackground(palette.marker());
                gc.setAlpha(VEIL);
                gc.fillRectangle(x, WaveformPainter.RULER, end - x, area.height - WaveformPainter.RULER);
            }
            paintPole(gc, palette, x, area.height);
            paintFlag(gc, palette, i, left(x), room(i, x));
        }
    }

    /** With an edge on both sides: what it stands on may be as dark, or as bright, as itself. */
    private void paintPole(GC gc, Palette palette, int x, int bottom) {
        gc.setBackground(canvas.getBackground());
        gc.setAlpha(EDGE);
        gc.fillRectangle(x - 1, WaveformPainter.RULER, 3, bottom - WaveformPainter.RULER);
        gc.setAlpha(255);
        gc.setForeground(palette.marker());
        gc.drawLine(x, WaveformPainter.RULER, x, bottom);
    }

    private int x(Flag flag) {
        boolean held = grip.filter(g -> g.flag().id().equals(flag.id())).isPresent();
        int x = canvas.x(held ? dragged.orElse(flag.from()) : flag.from());
        // The end of the recording lies beyond the last pixel.
        return x == width() ? x - 1 : x;
    }

    private int width() {
        return canvas.getClientArea().width;
    }

    /** Where a flag begins: at its pole, unless hardly any of it would be seen there. */
    private int left(int x) {
        return x < width() ? Math.min(x, width() - GRIP) : x;
    }

    private int room(int place, int x) {
        int next = place + 1 < flags.size() ? x(flags.get(place + 1)) : Integer.MAX_VALUE;
        return Math.max(POLE, Math.min(WIDEST, next - x - 1));
    }

    private void paintFlag(GC gc, Palette palette, int place, int x, int room) {
        String text = label(place);
        int width = Math.min(room, gc.textExtent(text).x + 2 * PADDING);
        boolean isChosen = place == chosen;
        Rectangle clip = gc.getClipping();
        gc.setClipping(clip.intersection(new Rectangle(x, WaveformPainter.RULER, width + 1, height + 1)));
        gc.setBackground(isChosen ? palette.marker() : canvas.getBackground());
        gc.fillRectangle(x, WaveformPainter.RULER, width, height);
        gc.drawRectangle(x, WaveformPainter.RULER, width, height);
        gc.setForeground(isChosen ? canvas.getBackground() : palette.marker());
        gc.drawText(text, x + PADDING, WaveformPainter.RULER + 1, true);
        gc.setClipping(clip);
    }

    private String label(int place) {
        String text = flags.get(place).text();
        return text.isEmpty() ? Integer.toString(place + 1) : text;
    }

    /** Whose flag, or pole beside it, is at a point. */
    private Optional<Flag> at(Event e) {
        if (!canvas.isShowing() || e.y < WaveformPainter.RULER || e.y > WaveformPainter.RULER + height) {
            return Optional.empty();
        }
        GC gc = new GC(canvas);
        try {
            for (int i = 0; i < flags.size(); i++) {
                int x = x(flags.get(i));
                int left = left(x);
                int width = Math.min(room(i, x), gc.textExtent(label(i)).x + 2 * PADDING);
                if (e.x >= left - 1 && e.x <= left + width) {
                    return Optional.of(flags.get(i));
                }
            }
            return Optional.empty();
        } finally {
            gc.dispose();
        }
    }

    private void point(Event e) {
        Optional<Flag> under = grip.map(Grip::flag).or(() -> at(e));
        canvas.setCursor(under.isPresent() ? canvas.getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
        String tip = under.map(Flag::text).filter(t -> !t.isEmpty()).orElse(null);
        if (!java.util.Objects.equals(tip, canvas.getToolTipText())) {
            canvas.setToolTipText(tip);
        }
    }

    /** @return whether a flag was pressed, and not the waveform */
    boolean press(Event e) {
        grip = at(e).map(flag -> new Grip(flag, e.x));
        return grip.isPresent();
    }

    boolean drag(Event e) {
        grip.filter(g -> dragged.isPresent() || Math.abs(e.x - g.x()) > CLICK).ifPresent(g -> {
            int offset = g.x() - canvas.x(g.flag().from());
            dragged = Optional.of(canvas.timeAt(e.x - offset));
            canvas.redraw();
        });
        return grip.isPresent();
    }

    boolean release(Event e) {
        Optional<Grip> held = grip;
        Optional<Duration> to = dragged;
        grip = Optional.empty();
        dragged = Optional.empty();
        held.ifPresent(g -> {
            to.ifPresentOrElse(
                    time -> onMove.accept(g.flag().id(), time),
                    () -> onJump.accept(g.flag().id()));
            canvas.redraw();
        });
        return held.isPresent();
    }
}
