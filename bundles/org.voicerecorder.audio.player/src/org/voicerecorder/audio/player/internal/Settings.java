package org.voicerecorder.audio.player.internal;

import java.util.Optional;

/** How one plays, in frames where the contract has times. */
record Settings(Span span, double speed, boolean skipSilence, double volumeDb, Optional<String> output) {
    Settings withSpan(Span wanted) {
        return new Settings(wanted, speed, skipSilence, volumeDb, output);
    }

    Settings withSpeed(double wanted) {
        return new Settings(span, wanted, skipSilence, volumeDb, output);
    }

    Settings withSkipSilence(boolean wanted) {
        return new Settings(span, speed, wanted, volumeDb, output);
    }

    Settings withVolume(double wantedDb) {
        return new Settings(span, speed, skipSilence, wantedDb, output);
    }

    Settings withOutput(Optional<String> wanted) {
        return new Settings(span, speed, skipSilence, volumeDb, wanted);
    }
}
