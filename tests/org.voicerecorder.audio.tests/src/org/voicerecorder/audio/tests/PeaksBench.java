package org.voicerecorder.audio.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.audio.TakeWriter;
import org.voicerecorder.audio.WavStreamScanner;
import org.voicerecorder.audio.io.FileIo;

/**
 * Prints how long the peaks of a one-hour stereo WAV take, beside plain reading of the same file, both from the page
 * cache. Not a test: {@code java -cp … org.voicerecorder.audio.tests.PeaksBench [folder]}.
 */
public final class PeaksBench {
    private static final int ROUNDS = 6;
    private static final int BUFFER = 1 << 18;

    private PeaksBench() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : System.getProperty("java.io.tmpdir"));
        Path file = Files.createTempFile(folder, "bench", ".wav");
        try {
            Files.delete(file);
            long bytes = generate(file, new CaptureFormat(48_000, 2, 16), 3600);
            System.out.printf("%-6s %10s %10s %6s%n", "round", "read", "peaks", "ratio");
            double bestRead = Double.MAX_VALUE;
            double bestPeaks = Double.MAX_VALUE;
            for (int round = 1; round <= ROUNDS; round++) {
                double read = seconds(() -> read(file, null));
                double peaks = seconds(() -> read(file, new WavStreamScanner(256, false)));
                bestRead = Math.min(bestRead, read);
                bestPeaks = Math.min(bestPeaks, peaks);
                System.out.printf("%-6d %8.3f s %8.3f s %6.2f%n", round, read, peaks, peaks / read);
            }
            System.out.printf("%-6s %8.3f s %8.3f s %6.2f%n", "best", bestRead, bestPeaks, bestPeaks / bestRead);
            System.out.printf("one hour, 48 kHz, 16 bit, stereo: %,d bytes%n", bytes);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static long generate(Path file, CaptureFormat format, int seconds) throws IOException {
        byte[] second = new byte[(int) format.bytesPerSecond()];
        new Random(1).nextBytes(second);
        try (TakeWriter writer = new TakeWriter(FileIo.disk(), file, format)) {
            for (int i = 0; i < seconds; i++) {
                writer.write(second, 0, second.length);
            }
            writer.finish();
        }
        return Files.size(file);
    }

    private static void read(Path file, WavStreamScanner scanner) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer.clear()) >= 0) {
                if (scanner != null) {
                    scanner.accept(buffer.flip());
                }
            }
        }
        if (scanner != null && scanner.finish().orElseThrow().header().frames() != 3600L * 48_000) {
            throw new IllegalStateException("the scanner saw something else");
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }
}
