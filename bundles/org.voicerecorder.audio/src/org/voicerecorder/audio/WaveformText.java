package org.voicerecorder.audio;

import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.api.audio.Peaks;

/**
 * Draws peaks with characters, mirrored at the line of silence, channels mixed into one wave.
 *
 * @param width in characters
 * @param height in rows
 * @param style which characters the terminal can show
 * @param color whether loudness is coloured by ANSI sequences: green, yellow above -12 dBFS, red above -1 dBFS
 */
public record WaveformText(int width, int height, Style style, boolean color) {
    /** What the wave is made of. */
    public enum Style {
        /** Two by four dots per character (Unicode Braille patterns): the finest. */
        BRAILLE,
        /** Whole and half blocks. */
        BLOCKS,
        ASCII
    }

    private static final String[] COLORS = {"\u001b[32m", "\u001b[33m", "\u001b[31m"};
    private static final String RESET = "\u001b[0m";
    private static final int LOUD = 8231;
    private static final int CLIPPING = 29_204;
    private static final int[] LEFT_DOTS = {0x01, 0x02, 0x04, 0x40};
    private static final int[] RIGHT_DOTS = {0x08, 0x10, 0x20, 0x80};

    public WaveformText {
        width = Math.max(1, width);
        height = Math.max(1, height);
    }

    /** Columns of dots: peaks with so many pixels are drawn as they are. */
    public int columns() {
        return style == Style.BRAILLE ? 2 * width : width;
    }

    /** The rows, top first, each {@code width} characters and any colour sequences, no line ends. */
    public List<String> draw(Peaks peaks) {
        int perRow = style == Style.BRAILLE ? 4 : style == Style.BLOCKS ? 2 : 1;
        short[] columns = PeaksScaling.columns(peaks, 0, peaks.length(), columns());
        boolean[][] dots = dots(columns, peaks.channels(), columns(), height * perRow);
        List<String> rows = new ArrayList<>(height);
        for (int row = 0; row < height; row++) {
            rows.add(row(dots, row, columns));
        }
        return rows;
    }

    /** Dots by column and row. The line of silence is always drawn. */
    private static boolean[][] dots(short[] columns, int channels, int width, int height) {
        boolean[][] dots = new boolean[width][height];
        for (int x = 0; x < width; x++) {
            int min = 0;
            int max = 0;
            for (int channel = 0; channel < channels; channel++) {
                min = Math.min(min, columns[2 * (x * channels + channel)]);
                max = Math.max(max, columns[2 * (x * channels + channel) + 1]);
            }
            int top = (Short.MAX_VALUE - max) * height >> 16;
            int bottom = Math.min(height - 1, (Short.MAX_VALUE - min) * height >> 16);
            for (int y = top; y <= bottom; y++) {
                dots[x][y] = true;
            }
        }
        return dots;
    }

    private String row(boolean[][] dots, int row, short[] columns) {
        StringBuilder text = new StringBuilder(width);
        String current = "";
        for (int x = 0; x < width; x++) {
            char c =
                    switch (style) {
                        case BRAILLE -> braille(dots, x, row);
                        case BLOCKS -> block(dots[x][2 * row], dots[x][2 * row + 1]);
                        case ASCII -> dots[x][row] ? '#' : ' ';
                    };
            String wanted = color ? COLORS[loudness(columns, x)] : "";
            if (!wanted.equals(current)) {
                text.append(wanted);
                current = wanted;
            }
            text.append(c);
        }
        return color ? text.append(RESET).toString() : text.toString();
    }

    private int loudness(short[] columns, int x) {
        int perCharacter = columns.length / width;
        int loudest = 0;
        for (int i = x * perCharacter; i < (x + 1) * perCharacter; i++) {
            loudest = Math.max(loudest, Math.abs((int) columns[i]));
        }
        return loudest >= CLIPPING ? 2 : loudest >= LOUD ? 1 : 0;
    }

    private static char braille(boolean[][] dots, int x, int row) {
        int pattern = 0;
        for (int i = 0; i < 4; i++) {
            pattern |= dots[2 * x][4 * row + i] ? LEFT_DOTS[i] : 0;
            pattern |= dots[2 * x + 1][4 * row + i] ? RIGHT_DOTS[i] : 0;
        }
        return (char) ('\u2800' + pattern);
    }

    private static char block(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '\u2588' : '\u2580';
        }
        return lower ? '\u2584' : ' ';
    }
}
