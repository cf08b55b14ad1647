package org.voicerecorder.workbench.internal.widgets;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** A sentence in a line of a grid: it takes what room the line leaves, in two lines if need be, and what is left out shows. */
public final class Words {
    private static final int LINES = 2;
    private static final String LEFT_OUT = " \u2026";

    private final Label label;
    private final GridData place;
    private String text = "";
    private int fitted = -1;

    /** @param line with a grid layout */
    public Words(Composite line) {
        label = new Label(line, SWT.WRAP);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .align(SWT.FILL, SWT.CENTER)
                .hint(20, SWT.DEFAULT)
                .applyTo(label);
        place = (GridData) label.getLayoutData();
        place.heightHint = label.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        label.addListener(SWT.Resize, e -> fit());
    }

    public Label control() {
        return label;
    }

    /** @param all what the tool tip says */
    public void say(String sentence, String all) {
        label.setToolTipText(all);
        if (!sentence.equals(text)) {
            text = sentence;
            fitted = -1;
            fit();
        }
    }

    private void fit() {
        int width = label.getSize().x;
        if (width == fitted) {
            return;
        }
        fitted = width;
        label.setText(escaped(text));
        if (width <= 0) {
            return;
        }
        int most = LINES * label.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        String shown = text;
        while (height(width) > most && shown.lastIndexOf(' ') > 0) {
            shown = shown.substring(0, shown.lastIndexOf(' '));
            label.setText(escaped(shown + LEFT_OUT));
        }
        int height = Math.min(most, height(width));
        if (height != place.heightHint) {
            place.heightHint = height;
            label.getParent().layout();
        }
    }

    private int height(int width) {
        return label.computeSize(width, SWT.DEFAULT).y;
    }

    private static String escaped(String words) {
        return words.replace("&", "&&");
    }
}
