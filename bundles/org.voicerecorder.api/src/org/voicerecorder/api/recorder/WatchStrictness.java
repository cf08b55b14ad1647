package org.voicerecorder.api.recorder;

import java.time.Duration;

/** How soon an input that gives nothing is told to be dead or muted. */
public enum WatchStrictness {
    /** Within 3 s. */
    STRICT(Duration.ofMillis(2500)),
    /**
     * For inputs that are truly silent between sentences: headsets and conference systems that close a gate, or a very
     * quiet studio.
     */
    RELAXED(Duration.ofSeconds(15)),
    /** Never; clipping is still counted. */
    OFF(Duration.ZERO);

    private final Duration patience;

    WatchStrictness(Duration patience) {
        this.patience = patience;
    }

    /** How long nothing must arrive; zero for {@link #OFF}. */
    public Duration patience() {
        return patience;
    }
}
