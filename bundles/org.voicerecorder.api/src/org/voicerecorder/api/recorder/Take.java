package org.voicerecorder.api.recorder;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.marker.Marker;

/**
 * A take under way. Its file is valid and playable at every moment. Thread-safe; no method waits for the disk. What is
 * asked of a take in a state where it makes no sense is let go without an error: states change by themselves at any
 * time.
 */
public interface Take {
    /** Becomes the id of the recording; of a take that is split, of its first part. */
    UUID id();

    TakeRequest request();

    /**
     * What the recording will be called when the take ends now; of a take that is split, the part that is being recorded.
     * While it is armed, after the moment when that was asked for.
     */
    String title();

    /** A snapshot for meters and clocks; cheap enough for 60 calls a second. */
    TakeStatus status();

    /** Begins an armed take: what comes from now on is recorded, after the pre-roll. */
    void begin();

    void pause();

    void resume();

    /** Silence goes into the file instead of what is heard, or no more; time goes on. */
    void mute(boolean muted);

    /**
     * Amplifies what is heard from now on; what leaves the range is clipped.
     *
     * @param decibels see {@link TakeRequest.Input#gain}
     */
    void gain(double decibels);

    /**
     * Sets a marker at what is heard now. It survives a kill as the audio does, and goes into the file and the library.
     *
     * @param text may be empty; {@link #describe} changes it later
     * @return its frame counts from the beginning of the part that is being recorded
     */
    Marker mark(String text);

    /** Gives a marker another text, as long as its part is being recorded. */
    void describe(UUID marker, String text);

    /** Those of the part that is being recorded, by place; also the ones that the recorder set, e.g. at a gap. */
    List<Marker> markers();

    /** Asks for the end; idempotent. An armed take that never began is discarded. @return {@link #result} */
    CompletableFuture<Recording> stop();

    /**
     * Ends the take and throws its audio away; idempotent. Parts that are finished already stay in the library.
     */
    void discard();

    /**
     * Completes when the take is in the library, with its last part; exceptionally with a
     * {@link org.voicerecorder.api.VoiceRecorderException} when it could not be put there (the file is kept and recovered
     * at the next start), or with {@link org.voicerecorder.api.CancelledException} when it was discarded.
     */
    CompletableFuture<Recording> result();

    /**
     * What became of the FLAC copies that were asked for, one for each part; empty when none were. Completes some time after
     * {@link #result}: the copies are compared with the recordings first. Never exceptional.
     */
    default CompletableFuture<List<FlacCopy>> flacCopies() {
        return CompletableFuture.completedFuture(List.of());
    }

    /** The parts that are in the library, in their order; all of them when {@link #result} is there. */
    List<Recording> parts();
}
