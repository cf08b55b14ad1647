package org.voicerecorder.workbench.tests;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.audio.PeaksFile;
import org.voicerecorder.workbench.internal.model.PeakPyramid;

/**
 * Prints how long it takes until the stored peaks of three hours of stereo can be scrolled, and what one picture of
 * them costs at every zoom: what the window does, without painting. Not a test: {@code java -cp … ScrollBench FOLDER}.
 */
public final class ScrollBench {
    private static final int ROUNDS = 9;
    private static final int RATE = 48_000;
    private static final int FRAMES_PER_PEAK = 256;
    private static final long FRAMES = 3L * 3600 * RATE;
    private static final int COLUMNS = 1600;

    private ScrollBench() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Files.createTempFile(Path.of(arguments[0]), "peaks", ".dat");
        try {
            store(file);
            for (int round = 1; round <= ROUNDS; round++) {
                long begin = System.nanoTime();
                byte[] plain = Files.readAllBytes(file);
                long read = System.nanoTime();
                PeakPyramid pyramid;
                try (var in = new BufferedInputStream(Files.newInputStream(file))) {
                    pyramid = new PeakPyramid(PeaksFile.readDat(in));
                }
                long ready = System.nanoTime();
                double worst = slowestPicture(pyramid);
                System.out.printf(
                        "%d read %.4f ready %.4f picture %.4f bytes %d%n",
                        round, (read - begin) / 1e9, (ready - read) / 1e9, worst, plain.length);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void store(Path file) throws IOException {
        short[] data = new short[(int) (4 * (FRAMES / FRAMES_PER_PEAK))];
        Random random = new Random(1);
        for (int i = 0; i < data.length; i += 2) {
            short value = (short) random.nextInt(Short.MAX_VALUE);
            data[i] = (short) -value;
            data[i + 1] = value;
        }
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            PeaksFile.writeDat(new Peaks(RATE, 2, FRAMES_PER_PEAK, data), 16, out);
        }
    }

    /** Both channels, from all three hours down to a peak a column, in the middle of the recording; in seconds. */
    private static double slowestPicture(PeakPyramid pyramid) {
        double worst = 0;
        for (double perColumn = (double) FRAMES / COLUMNS; perColumn >= FRAMES_PER_PEAK; perColumn /= 1.5) {
            double start = (FRAMES - perColumn * COLUMNS) / 2;
            long begin = System.nanoTime();
            float drawn =
                    pyramid.columns(0, start, perColumn, COLUMNS)[1] + pyramid.columns(1, start, perColumn, COLUMNS)[1];
            worst = Math.max(worst, (System.nanoTime() - begin) / 1e9);
            if (drawn == 0) {
                throw new IllegalStateException("nothing to see");
            }
        }
        return worst;
    }
}
