package org.voicerecorder.api.audio;

/**
 * A file that is being encoded. Used by one thread; another may {@link #close} it, which ends the encoder at once. When
 * this process dies, the encoder ends too.
 */
public interface LiveEncoder extends AutoCloseable {
    /**
     * Encodes whole frames, as the format says; waits while the encoder is busy.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_AUDIO_TOOL} when the encoder died,
     *     {@code ERR_DISK_FULL}, {@code ERR_TIMEOUT} when it took nothing for a minute
     */
    void write(byte[] pcm, int offset, int length);

    /**
     * Nothing more comes. Returns when the file is whole; it is not forced to the disk.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException as {@link #write}
     */
    void finish();

    /** Ends the encoder if it still runs; the file is left as it is. Idempotent. */
    @Override
    void close();
}
