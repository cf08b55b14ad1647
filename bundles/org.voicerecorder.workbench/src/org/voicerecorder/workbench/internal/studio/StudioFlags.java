package org.voicerecorder.workbench.internal.studio;

import java.util.List;
import org.voicerecorder.workbench.internal.studio.model.Frames;
import org.voicerecorder.workbench.internal.studio.model.StudioMarkers;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;
import org.voicerecorder.workbench.internal.widgets.MarkerLayer.Flag;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** The markers of the edit as flags in its waveform: a click goes there, dragging moves them. */
final class StudioFlags {
    private final StudioModel model;
    private final WaveformCanvas wave;

    StudioFlags(StudioModel model, WaveformCanvas wave) {
        this.model = model;
        this.wave = wave;
        StudioMarkers markers = model.markers();
        wave.markers().listen(id -> markers.find(id).ifPresent(markers::goTo), (id, to) -> markers.find(id)
                .ifPresent(marker -> markers.move(marker, Frames.of(to, model.sampleRate()))));
    }

    void update() {
        int rate = model.sampleRate();
        List<Flag> flags = model.markers().all().stream()
                .map(m -> new Flag(m.id(), Frames.time(m.frame(), rate), Frames.time(m.end(), rate), m.text()))
                .toList();
        wave.markers().show(flags, model.markers().place());
    }
}
