package org.voicerecorder.workbench.internal.studio;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.workbench.internal.model.WaveformViewport;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;
import org.voicerecorder.workbench.internal.widgets.Palette;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** Draws where a new part begins. */
final class PartsLayer implements WaveformCanvas.Layer {
    private final StudioModel model;

    PartsLayer(StudioModel model) {
        this.model = model;
    }

    @Override
    public void paint(GC gc, Palette palette, Rectangle area, WaveformViewport viewport) {
        int rate = model.sampleRate();
        gc.setForeground(palette.cursor());
        gc.setLineStyle(SWT.LINE_DASH);
        for (FrameRange part : model.audio().map(EditedAudio::parts).orElse(List.of())) {
            if (part.from() > 0) {
                int x = viewport.pixelAt((double) part.from() / rate);
                gc.drawLine(x, area.y, x, area.y + area.height);
            }
        }
        gc.setLineStyle(SWT.LINE_SOLID);
    }
}
