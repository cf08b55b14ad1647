package org.voicerecorder.testkit;

/** The power is gone. An error, so that no code under test handles it. */
public final class PowerLoss extends Error {
    private static final long serialVersionUID = 1L;

    PowerLoss() {
        super("simulated power loss", null, false, false);
    }
}
