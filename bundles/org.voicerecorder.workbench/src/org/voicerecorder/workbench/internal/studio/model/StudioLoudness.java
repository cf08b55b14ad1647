package org.voicerecorder.workbench.internal.studio.model;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Loudness;
import org.voicerecorder.api.edit.LoudnessReport;
import org.voicerecorder.workbench.internal.model.Background;
import org.voicerecorder.workbench.internal.model.ServiceSource;

/**
 * How loud the edit is as it stands (EBU R128). Measured anew, beside the display thread, after each step; what is being
 * measured then is given up. Display thread.
 */
public final class StudioLoudness {
    private static final Logger LOG = LoggerFactory.getLogger(StudioLoudness.class);

    private final ServiceSource services;
    private final Background background;
    private final Runnable changed;
    private Cancellation underWay = new Cancellation();
    private Optional<LoudnessReport> report = Optional.empty();
    private boolean measuring;

    StudioLoudness(ServiceSource services, Background background, Runnable changed) {
        this.services = services;
        this.background = background;
        this.changed = changed;
    }

    /** What was found; empty until then. */
    public Optional<LoudnessReport> report() {
        return report;
    }

    /** {@code -16.2 LUFS, -1.0 dBTP}; that it is being measured; nothing where it cannot be. */
    public String text() {
        return report.map(r -> NLS.bind(StudioMessages.loudness, level(r.integrated()), level(r.truePeak())))
                .orElse(measuring ? StudioMessages.loudnessMeasuring : "");
    }

    private static String level(double value) {
        return Double.isInfinite(value) ? "-\u221E" : String.format(Locale.ROOT, "%.1f", value);
    }

    void measure(EditedAudio audio) {
        clear();
        if (!services.has(Loudness.class) || audio.frames() == 0) {
            return;
        }
        Cancellation cancel = underWay;
        measuring = true;
        background.fetch(
                () -> services.require(Loudness.class).measure(audio, FrameRange.ALL, Progress.NONE, cancel),
                found -> over(cancel, Optional.of(found)),
                problem -> {
                    if (!(problem instanceof CancelledException)) {
                        // The edit can be worked on without; what cannot be read the waveform tells of.
                        LOG.warn("The loudness cannot be measured: {}", problem.getMessage());
                    }
                    over(cancel, Optional.empty());
                });
    }

    private void over(Cancellation cancel, Optional<LoudnessReport> found) {
        if (cancel == underWay) {
            measuring = false;
            report = found;
            changed.run();
        }
    }

    void clear() {
        underWay.cancel();
        underWay = new Cancellation();
        report = Optional.empty();
        measuring = false;
    }
}
