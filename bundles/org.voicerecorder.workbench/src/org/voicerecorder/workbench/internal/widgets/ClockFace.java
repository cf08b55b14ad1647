package org.voicerecorder.workbench.internal.widgets;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/**
 * A large clock whose figures stand still while they change: each has the room of the widest one, whatever the system's
 * font does.
 */
public final class ClockFace extends Canvas {
    private static final int LARGER = 8;
    private static final String FIGURES = "0123456789";

    private String text;

    /** @param text what it shows first; later texts have as many signs of the same kinds */
    public ClockFace(Composite parent, String name, String text) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.text = text;
        LocalResourceManager resources = new LocalResourceManager(JFaceResources.getResources(), this);
        setFont(resources.create(FontDescriptor.createFrom(getFont()).increaseHeight(LARGER)));
        Names.value(this, name, ACC.ROLE_TEXT, () -> this.text);
        addPaintListener(e -> paint(e.gc));
    }

    public String text() {
        return text;
    }

    public void show(String wanted) {
        if (!wanted.equals(text)) {
            text = wanted;
            redraw();
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        GC gc = new GC(this);
        try {
            int figure = figure(gc);
            int width = text.chars().map(c -> width(gc, c, figure)).sum();
            return new Point(width + 4, gc.getFontMetrics().getHeight());
        } finally {
            gc.dispose();
        }
    }

    private static int figure(GC gc) {
        return FIGURES.chars().map(c -> extent(gc, c)).max().orElseThrow();
    }

    private static int width(GC gc, int sign, int figure) {
        return Character.isDigit(sign) ? figure : extent(gc, sign);
    }

    private static int extent(GC gc, int sign) {
        return gc.textExtent(Character.toString(sign)).x;
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setForeground(getParent().getForeground());
        int figure = figure(gc);
        int x = 2;
        int y = (area.height - gc.getFontMetrics().getHeight()) / 2;
        for (int sign : text.chars().toArray()) {
            int room = width(gc, sign, figure);
            gc.drawText(Character.toString(sign), x + (room - extent(gc, sign)) / 2, y, true);
            x += room;
        }
    }
}
