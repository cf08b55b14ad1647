package org.voicerecorder.api.audio;

/**
 * The waveform of a recording: for every {@code samplesPerPixel} frames the smallest and the largest sample of each
 * channel, scaled to 16 bits. Layout as in audiowaveform's data format: pixel by pixel, in it channel by channel, in
 * it minimum, maximum.
 *
 * @param data not copied: whoever makes a value gives the array away
 */
public record Peaks(int sampleRate, int channels, int samplesPerPixel, short[] data) {
    /** Number of pixels. */
    public int length() {
        return data.length / (2 * channels);
    }

    public short min(int pixel, int channel) {
        return data[2 * (pixel * channels + channel)];
    }

    public short max(int pixel, int channel) {
        return data[2 * (pixel * channels + channel) + 1];
    }
}
