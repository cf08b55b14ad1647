package org.voicerecorder.workbench.internal.widgets;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.LiveWave;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.Texts;

/** The waveform of the take under way, rolling from right to left, with its markers and a line every five seconds. */
public final class LiveWaveCanvas extends Canvas {
    /** As high as the field for a marker's text beside it. */
    private static final int HEIGHT = 48;

    private static final int TALL = 64;
    /** A window of this height has room for more of the waveform. */
    private static final int ROOMY = 860;

    private static final int WIDTH = 200;
    private static final int COLUMN_WIDTH = 2;
    private static final long GRID_COLUMNS = 5_000 / LiveWave.COLUMN.toMillis();

    private final RecorderModel model;
    private int height;

    public LiveWaveCanvas(Composite parent, RecorderModel model) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.model = model;
        setData("org.eclipse.e4.ui.css.id", "LiveWave");
        Names.value(this, Messages.stripWave, ACC.ROLE_TEXT, () -> Texts.clock(model.recorded()));
        addPaintListener(e -> paint(e.gc));
        height = fitting();
        Listener resized = e -> fit();
        Shell shell = getShell();
        shell.addListener(SWT.Resize, resized);
        addDisposeListener(e -> shell.removeListener(SWT.Resize, resized));
    }

    private int fitting() {
        return getShell().getSize().y < ROOMY ? HEIGHT : TALL;
    }

    private void fit() {
        int now = fitting();
        if (now != height) {
            height = now;
            requestLayout();
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? WIDTH : widthHint, heightHint == SWT.DEFAULT ? height : heightHint);
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(this);
        Rectangle area = getClientArea();
        gc.setBackground(getBackground());
        gc.fillRectangle(area);
        LiveWave wave = model.wave();
        int middle = area.height / 2;
        gc.setForeground(palette.waveFaint());
        gc.drawLine(0, middle, area.width, middle);
        for (int x = area.width - COLUMN_WIDTH, i = 0; x > -COLUMN_WIDTH; x -= COLUMN_WIDTH, i++) {
            long column = wave.last() - i;
            if (column < 0) {
                break;
            }
            if (column % GRID_COLUMNS == 0) {
                gc.setForeground(palette.grid());
                gc.drawLine(x, 0, x, area.height);
            }
            int half = Math.round(wave.height(column) * (middle - 2));
            if (half > 0) {
                gc.setBackground(palette.wave());
                gc.fillRectangle(x, middle - half, COLUMN_WIDTH - 1, 2 * half + 1);
            }
        }
        model.shown()
                .ifPresent(take ->
                        paintMarkers(gc, palette, area, take.request().format().sampleRate()));
    }

    private void paintMarkers(GC gc, Palette palette, Rectangle area, int sampleRate) {
        List<Marker> markers = model.markers().all();
        int current = model.markers().number();
        for (int i = 0; i < markers.size(); i++) {
            Marker marker = markers.get(i);
            String label = marker.text().isEmpty() ? Integer.toString(i + 1) : marker.text();
            boolean isCurrent = i + 1 == current;
            model.wave().columnOf(marker.frame(), sampleRate).ifPresent(column -> {
                int x = area.width
                        - COLUMN_WIDTH
                        - (int) Math.min(area.width + 1L, model.wave().last() - column) * COLUMN_WIDTH;
                if (x >= 0) {
                    gc.setForeground(isCurrent ? palette.cursor() : palette.marker());
                    gc.drawLine(x, 0, x, area.height);
                    // On the canvas's own ground, so that it can be read before any waveform.
                    gc.setBackground(getBackground());
                    gc.drawText(label, x + 3, 0, false);
                }
            });
        }
    }
}
