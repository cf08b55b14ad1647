package org.voicerecorder.audio.fvad.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.voicerecorder.audio.VoiceClassifier;
import org.voicerecorder.audio.VoiceDetector;

/** One channel heard by libfvad. */
final class FvadClassifier implements VoiceClassifier {
    /** Of 0 (hears voice easily) to 3: noise that starts a take is worse than a soft first syllable, which the lead keeps. */
    private static final int MODE = 2;

    private final FvadLibrary library;
    private final MemorySegment instance;
    private final Arena memory = Arena.ofShared();
    private final MemorySegment samples;
    private final int length;
    private boolean closed;

    FvadClassifier(FvadLibrary library, int sampleRate) {
        this.library = library;
        length = sampleRate * VoiceDetector.STEP_MILLIS / 1000;
        samples = memory.allocate(ValueLayout.JAVA_SHORT, length);
        instance = library.create();
        if (instance.address() == 0) {
            throw new OutOfMemoryError("libfvad has no memory for a detector");
        }
        require(library.setMode(instance, MODE));
        require(library.setSampleRate(instance, sampleRate));
    }

    @Override
    public boolean isVoice(short[] step) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        MemorySegment.copy(step, 0, samples, ValueLayout.JAVA_SHORT, 0, length);
        return require(library.process(instance, samples, length)) == 1;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            library.free(instance);
            memory.close();
        }
    }

    private static int require(int result) {
        if (result < 0) {
            throw new IllegalArgumentException("libfvad takes neither this sample rate nor this length");
        }
        return result;
    }
}
