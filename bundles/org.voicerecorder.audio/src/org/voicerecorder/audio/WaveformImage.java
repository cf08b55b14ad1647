package org.voicerecorder.audio;

import java.io.IOException;
import java.io.OutputStream;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.audio.internal.PngWriter;

/**
 * Draws peaks as a PNG picture, channels below each other. Needs neither a display nor the desktop classes of Java,
 * which alone would take longer to load than the picture to draw.
 *
 * @param width in pixels, 1 to 32,768
 * @param height in pixels, 1 to 8,192
 * @param waveColor as 0xAARRGGBB
 * @param axisColor of the line of silence, as 0xAARRGGBB
 * @param background as 0xAARRGGBB
 */
public record WaveformImage(int width, int height, int waveColor, int axisColor, int background) {
    public static final WaveformImage DEFAULT = new WaveformImage(1200, 240, 0xFF2F6FB2, 0xFF9DB8D6, 0xFFFFFFFF);

    public WaveformImage {
        if (width < 1 || width > 32_768 || height < 1 || height > 8_192) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "A picture of %d by %d pixels cannot be drawn".formatted(width, height),
                    "Choose up to 32768 by 8192 pixels.",
                    null);
        }
    }

    public WaveformImage withSize(int newWidth, int newHeight) {
        return new WaveformImage(newWidth, newHeight, waveColor, axisColor, background);
    }

    public WaveformImage withColors(int newWave, int newAxis, int newBackground) {
        return new WaveformImage(width, height, newWave, newAxis, newBackground);
    }

    /** Draws all of it; the stream is not closed. */
    public void writePng(Peaks peaks, OutputStream out) throws IOException {
        short[] columns = PeaksScaling.columns(peaks, 0, peaks.length(), width);
        PngWriter.write(
                width, height, new int[] {background, axisColor, waveColor}, rows(columns, peaks.channels()), out);
    }

    /** Palette indexes, row by row. */
    private byte[] rows(short[] columns, int channels) {
        byte[] picture = new byte[Math.multiplyExact(width, height)];
        for (int channel = 0; channel < channels; channel++) {
            int top = (int) ((long) height * channel / channels);
            int lane = (int) ((long) height * (channel + 1) / channels) - top;
            for (int x = 0; lane > 0 && x < width; x++) {
                int at = 2 * (x * channels + channel);
                int from = top + y(columns[at + 1], lane);
                int to = top + y(columns[at], lane);
                int axis = top + y((short) 0, lane);
                picture[axis * width + x] = 1;
                // A line that lies still is drawn as well; on the axis it is silence.
                for (int y = from; y <= to && (to > from || from != axis); y++) {
                    picture[y * width + x] = 2;
                }
            }
        }
        return picture;
    }

    /** Full scale is the first row, its negative the last. */
    private static int y(short sample, int lane) {
        return Math.min(lane - 1, (int) ((long) (Short.MAX_VALUE - sample) * lane >> 16));
    }
}
