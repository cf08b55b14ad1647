package org.voicerecorder.workbench.internal.model;

/** A waveform that can be drawn at any zoom. Asked in the display thread, so it answers at once. */
public interface Waves {
    int channels();

    int sampleRate();

    /**
     * Smallest and largest sample of each column of a picture.
     *
     * @param start the first frame shown
     * @param framesPerColumn may be less than what the finest peaks tell apart
     * @return minimum and maximum, alternating, scaled to -1 … 1; columns beyond the end are 0
     */
    float[] columns(int channel, double start, double framesPerColumn, int count);

    /** Says what is in sight from now on, before columns of it are asked for: what is missing can be got meanwhile. */
    default void see(double start, double framesPerColumn, int columns) {
        // Who has everything at hand need not know.
    }
}
