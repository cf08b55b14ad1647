package org.voicerecorder.workbench.internal.studio.dialogs;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;

/** Asks for the text of a marker; it may be empty. */
public final class MarkerDialog extends SmallDialog<String> {
    private final String before;
    private Text text;

    public MarkerDialog(Shell parent, String before) {
        super(parent, StudioMessages.dialogMarker, StudioMessages.markerButton);
        this.before = before;
    }

    @Override
    void createFields(Composite area) {
        text = text(area, StudioMessages.markerText, before);
        text.setTextLimit(Marker.MAXIMUM_TEXT);
        text.setFocus();
    }

    @Override
    String value() {
        return text.getText();
    }
}
