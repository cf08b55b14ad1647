package org.voicerecorder.workbench.internal.studio;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.studio.model.StepTexts;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;
import org.voicerecorder.workbench.internal.views.TransportLine;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** What plays the edit, where it is, what is selected, how loud it is, and how close one looks. */
final class StudioTransport {
    /** Three hours down to samples are 24 doublings. */
    private static final int ZOOM_STEPS = 240;

    private static final String WIDEST = "0:00:00.000 / 0:00:00.000";

    private final StudioModel model;
    private final TransportLine line;
    private final Label loudness;

    StudioTransport(Composite parent, Desk desk, WaveformCanvas wave) {
        model = desk.studio();
        line = new TransportLine(
                parent,
                desk,
                model.player(),
                wave,
                new TransportLine.Words(
                        StudioMessages.playTools, StudioMessages.position, StudioMessages.zoom, WIDEST, ZOOM_STEPS));
        loudness = line.addLabel(StudioMessages.loudnessTip);
    }

    void showZoom() {
        line.showZoom();
    }

    void update() {
        boolean open = model.audio().isPresent();
        int rate = model.sampleRate();
        line.update(
                open,
                open ? StepTexts.time(model.cursor(), rate) + " / " + StepTexts.time(model.frames(), rate) : "",
                model.selection()
                        .map(range -> NLS.bind(StudioMessages.selected, StepTexts.stretch(range, rate)))
                        .orElse(""));
        String loud = model.loudness().text();
        if (!loud.equals(loudness.getText())) {
            loudness.setText(loud);
            loudness.requestLayout();
        }
    }
}
