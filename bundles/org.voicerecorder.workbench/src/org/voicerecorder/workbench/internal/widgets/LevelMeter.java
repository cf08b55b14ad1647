package org.voicerecorder.workbench.internal.widgets;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.MeterBallistics;
import org.voicerecorder.workbench.internal.model.Texts;

/** Two bars with peak hold and a clip lamp each. */
public final class LevelMeter extends Canvas {
    private static final double HIGH = -12;
    private static final int BAR = 8;
    private static final int GAP = 5;
    private static final int LAMP = 8;

    private final List<MeterBallistics> bars = List.of(new MeterBallistics(), new MeterBallistics());
    private int channels = 2;
    private boolean clipped;
    private boolean clipSeen;
    private boolean live;

    public LevelMeter(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        addPaintListener(e -> paint(e.gc));
        addListener(SWT.MouseDown, e -> {
            clipSeen = clipped;
            redraw();
        });
        Names.value(this, NLS.bind(Messages.barLevel, Messages.barLeft), ACC.ROLE_PROGRESSBAR, this::value);
    }

    private String value() {
        return NLS.bind(Messages.barMeterValue, Texts.decibels(bars.getFirst().level()));
    }

    /** Takes what was measured; empty when nothing is open. */
    public void show(Optional<Levels> levels, long now) {
        if (levels.isEmpty()) {
            if (live) {
                live = false;
                clipped = false;
                clipSeen = false;
                bars.forEach(MeterBallistics::reset);
                setToolTipText(null);
                redraw();
            }
            return;
        }
        live = true;
        List<Double> peaks = levels.get().peak();
        channels = Math.clamp(peaks.size(), 1, 2);
        for (int i = 0; i < channels; i++) {
            bars.get(i).measure(peaks.get(i), now);
        }
        if (levels.get().clipped() && !clipped) {
            setToolTipText(Messages.barClipped);
        }
        clipped = levels.get().clipped();
        clipSeen &= clipped;
        redraw();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 230 : widthHint, 2 * BAR + GAP + 6);
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(getParent());
        Rectangle area = getClientArea();
        int label = gc.textExtent("-60").x + 6;
        int letter = gc.textExtent("L").x + 6;
        int width = area.width - label - letter - LAMP - 6;
        int height = channels * BAR + (channels - 1) * GAP;
        int y = (area.height - height) / 2;
        gc.setAntialias(SWT.ON);
        int text = gc.getFontMetrics().getHeight();
        for (int i = 0; i < channels; i++) {
            MeterBallistics bar = bars.get(i);
            gc.setForeground(palette.quiet());
            if (channels == 2) {
                gc.drawText(i == 0 ? "L" : "R", 0, y + (BAR - text) / 2, true);
            }
            drawBar(gc, palette, bar, letter, y, width);
            gc.setBackground(clipped && !clipSeen ? palette.meterClip() : palette.meterTrack());
            gc.fillOval(letter + width + 4, y, LAMP, LAMP);
            if (live) {
                String value = Texts.decibels(bar.held());
                gc.drawText(value, area.width - gc.textExtent(value).x - 1, y + (BAR - text) / 2, true);
            }
            y += BAR + GAP;
        }
    }

    private static void drawBar(GC gc, Palette palette, MeterBallistics bar, int x, int y, int width) {
        gc.setBackground(palette.meterTrack());
        gc.fillRoundRectangle(x, y, width, BAR, 4, 4);
        int end = (int) Math.round(width * MeterBallistics.fraction(bar.level()));
        int high = (int) Math.round(width * MeterBallistics.fraction(HIGH));
        if (end > 0) {
            gc.setBackground(palette.meter());
            gc.fillRoundRectangle(x, y, Math.max(4, Math.min(end, high + 2)), BAR, 4, 4);
            if (end > high) {
                gc.setBackground(palette.meterHigh());
                gc.fillRectangle(x + high, y, end - high, BAR);
            }
        }
        if (bar.held() > MeterBallistics.BOTTOM) {
            int held = x + Math.min(width - 2, (int) Math.round(width * MeterBallistics.fraction(bar.held())));
            gc.setBackground(bar.held() > HIGH ? palette.meterHigh() : palette.meter());
            gc.fillRectangle(held, y - 1, 2, BAR + 2);
        }
    }
}
