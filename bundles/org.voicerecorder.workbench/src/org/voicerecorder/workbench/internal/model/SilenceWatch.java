package org.voicerecorder.workbench.internal.model;

import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.workbench.internal.model.RecorderModel.Warning;

/** Notices an input from which nothing, or next to nothing, has come for a while. */
final class SilenceWatch {
    private static final double NOTHING = -80;
    private static final double QUIET = -45;
    private static final long SILENT_AFTER = 3_000_000_000L;
    private static final long QUIET_AFTER = 8_000_000_000L;

    private boolean started;
    private long heardAt;
    private long loudAt;

    void reset() {
        started = false;
    }

    Warning hear(Levels levels, long now) {
        double peak =
                levels.peak().stream().mapToDouble(Double::doubleValue).max().orElse(Levels.FLOOR);
        if (!started) {
            started = true;
            heardAt = now;
            loudAt = now;
        }
        if (peak > NOTHING) {
            heardAt = now;
        }
        if (peak > QUIET) {
            loudAt = now;
        }
        if (now - heardAt > SILENT_AFTER) {
            return Warning.SILENT;
        }
        return now - loudAt > QUIET_AFTER ? Warning.QUIET : Warning.NONE;
    }
}
