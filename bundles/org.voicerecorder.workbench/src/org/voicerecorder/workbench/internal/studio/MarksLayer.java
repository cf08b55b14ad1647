package org.voicerecorder.workbench.internal.studio;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.workbench.internal.model.WaveformViewport;
import org.voicerecorder.workbench.internal.studio.model.StudioMarkers.Placed;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;
import org.voicerecorder.workbench.internal.widgets.Palette;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** Draws the markers, and where a new part begins. */
final class MarksLayer implements WaveformCanvas.Layer {
    private final StudioModel model;

    MarksLayer(StudioModel model) {
        this.model = model;
    }

    @Override
    public void paint(GC gc, Palette palette, Rectangle area, WaveformViewport viewport) {
        int rate = model.sampleRate();
        gc.setForeground(palette.marker());
        List<Placed> placed = model.markers().placed();
        int free = Integer.MIN_VALUE;
        for (int i = 0; i < placed.size(); i++) {
            Placed marker = placed.get(i);
            int x = viewport.pixelAt((double) marker.frame() / rate);
            if (x >= -1 && x <= area.width) {
                gc.drawLine(x, area.y, x, area.y + area.height);
                String label = marker.text().isEmpty() ? Integer.toString(i + 1) : marker.text();
                // Texts that would lie on each other are left out; they are there when one looks closer.
                if (x > free) {
                    gc.drawText(label, x + 3, area.y + 1, true);
                    free = x + gc.textExtent(label).x + 6;
                }
            }
        }
        model.audio().ifPresent(audio -> paintParts(gc, palette, area, viewport, audio, rate));
    }

    private static void paintParts(
            GC gc, Palette palette, Rectangle area, WaveformViewport viewport, EditedAudio audio, int rate) {
        gc.setForeground(palette.cursor());
        gc.setLineStyle(SWT.LINE_DASH);
        for (FrameRange part : audio.parts()) {
            if (part.from() > 0) {
                int x = viewport.pixelAt((double) part.from() / rate);
                gc.drawLine(x, area.y, x, area.y + area.height);
            }
        }
        gc.setLineStyle(SWT.LINE_SOLID);
    }
}
