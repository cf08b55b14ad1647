package org.voicerecorder.workbench.internal.views;

import java.util.List;
import java.util.UUID;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.MarkerEdits;
import org.voicerecorder.workbench.internal.model.MarkerModel;
import org.voicerecorder.workbench.internal.widgets.MarkerLayer.Flag;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** Keeps the flags in a waveform as the markers are, and does what is done with them. */
final class MarkerFlags {
    private final WaveformCanvas wave;
    private final Desk desk;

    MarkerFlags(WaveformCanvas wave, Desk desk) {
        this.wave = wave;
        this.desk = desk;
        wave.markers().listen(this::jump, (id, to) -> new MarkerEdits(desk).move(id, to));
        Runnable remove = desk.markers().listeners().add(this::show);
        wave.addDisposeListener(e -> remove.run());
        show();
    }

    private void show() {
        if (!wave.isDisposed()) {
            MarkerModel model = desk.markers();
            List<Flag> flags = model.all().stream()
                    .map(m -> new Flag(m.id(), model.time(m.frame()), model.time(m.end()), m.text()))
                    .toList();
            wave.markers().show(flags, model.place());
        }
    }

    private void jump(UUID marker) {
        MarkerModel model = desk.markers();
        model.choose(marker);
        model.find(marker).ifPresent(m -> desk.player().seek(model.time(m.frame())));
    }
}
