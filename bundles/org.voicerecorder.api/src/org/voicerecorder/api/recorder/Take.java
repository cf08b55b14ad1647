package org.voicerecorder.api.recorder;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.voicerecorder.api.Recording;

/** A take under way. Its file is valid and playable at every moment. Thread-safe; no method waits for the disk. */
public interface Take {
    /** Becomes the id of the recording. */
    UUID id();

    TakeRequest request();

    /** A snapshot for meters and clocks; cheap enough for 60 calls a second. */
    TakeStatus status();

    void pause();

    void resume();

    /** Asks for the end; idempotent. @return {@link #result} */
    CompletableFuture<Recording> stop();

    /** Ends the take and throws its audio away; idempotent. */
    void discard();

    /**
     * Completes when the take is in the library; exceptionally with a
     * {@link org.voicerecorder.api.VoiceRecorderException} when it could not be put there (the file is kept and recovered
     * at the next start), or with {@link org.voicerecorder.api.CancelledException} when it was discarded.
     */
    CompletableFuture<Recording> result();
}
