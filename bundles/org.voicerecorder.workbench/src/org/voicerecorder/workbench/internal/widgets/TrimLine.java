package org.voicerecorder.workbench.internal.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;

/** A bar of the window that stays one line high however narrow the layout tries to make it. */
public final class TrimLine extends Composite {
    public TrimLine(Composite parent, String styleId) {
        super(parent, SWT.NONE);
        setData("org.eclipse.e4.ui.css.id", styleId);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return super.computeSize(SWT.DEFAULT, heightHint, changed);
    }
}
