package org.voicerecorder.audio.fvad.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.audio.VoiceClassifier;
import org.voicerecorder.audio.VoiceClassifiers;

/**
 * The voice detector of WebRTC (Gaussian mixtures over six bands from 80 to 4,000 Hz), as the library libfvad. Where that
 * does not run, on Windows or without the C++ runtime say, classifiers by energy take its place.
 */
@Component
public final class FvadClassifiers implements VoiceClassifiers {
    private static final Logger LOG = LoggerFactory.getLogger(FvadClassifiers.class);

    private FvadLibrary library;
    private boolean missing;

    @Override
    public VoiceClassifier open(int sampleRate) {
        FvadLibrary found = library();
        return found == null ? VoiceClassifiers.energy().open(sampleRate) : new FvadClassifier(found, sampleRate);
    }

    /** Loaded at first use. @return null when it cannot be had here, which is found out and told once */
    private synchronized FvadLibrary library() {
        if (library == null && !missing) {
            try {
                library = FvadLibrary.load();
            } catch (IOException | IllegalArgumentException | UnsatisfiedLinkError e) {
                missing = true;
                LOG.atWarn()
                        .setCause(e)
                        .log("The voice detector of WebRTC does not run here; the level decides instead");
            }
        }
        return library;
    }
}
