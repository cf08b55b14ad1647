package org.voicerecorder.audio.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.voicerecorder.api.audio.CaptureFormat;

/** Signals as samples of ±1, with levels as root mean square, and their PCM. The same at every call. */
final class Sounds {
    private Sounds() {}

    static double[] silence(double seconds, int rate) {
        return new double[(int) Math.round(seconds * rate)];
    }

    static double[] constant(double seconds, int rate, double value) {
        double[] samples = silence(seconds, rate);
        Arrays.fill(samples, value);
        return samples;
    }

    static double[] white(double seconds, int rate, double decibels) {
        Random random = new Random(11);
        double[] samples = silence(seconds, rate);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextGaussian();
        }
        return scaled(samples, decibels);
    }

    static double[] sine(double seconds, int rate, double hertz, double amplitude) {
        double[] samples = silence(seconds, rate);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = amplitude * Math.sin(2 * Math.PI * hertz * i / rate);
        }
        return samples;
    }

    /** Equal power per octave: white noise held for 1, 2, 4 … samples, added up (Voss, in Gardner 1978). */
    static double[] pink(double seconds, int rate, double decibels) {
        Random random = new Random(5);
        double[] rows = new double[16];
        double[] samples = silence(seconds, rate);
        double sum = 0;
        for (int i = 0; i < samples.length; i++) {
            int row = Math.min(rows.length - 1, Integer.numberOfTrailingZeros(i + 1));
            sum -= rows[row];
            rows[row] = random.nextDouble(-1, 1);
            sum += rows[row];
            samples[i] = sum + random.nextDouble(-1, 1);
        }
        return scaled(samples, decibels);
    }

    /** Speech of espeak-ng, without any noise: its pauses are digital silence. */
    static double[] speech(Path folder, int rate, double decibels, String text)
            throws IOException, InterruptedException {
        Path wav = Files.createTempFile(folder, "speech", ".wav");
        Path raw = Files.createTempFile(folder, "speech", ".raw");
        Tools.run("espeak-ng", "-w", wav.toString(), text);
        Tools.run(
                "sox",
                wav.toString(),
                "-t",
                "raw",
                "-e",
                "floating-point",
                "-b",
                "64",
                "-r",
                "" + rate,
                "-c",
                "1",
                raw.toString());
        var doubles = ByteBuffer.wrap(Files.readAllBytes(raw))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        double[] samples = new double[doubles.remaining()];
        doubles.get(samples);
        return scaled(samples, decibels);
    }

    static double[] scaled(double[] samples, double decibels) {
        double power = Arrays.stream(samples).map(s -> s * s).average().orElseThrow();
        double factor = Math.pow(10, decibels / 20) / Math.sqrt(power);
        return Arrays.stream(samples).map(s -> s * factor).toArray();
    }

    static double[] concat(double[]... parts) {
        return Stream.of(parts).flatMapToDouble(Arrays::stream).toArray();
    }

    static double[] sum(double[] a, double[] b) {
        double[] sum = Arrays.copyOf(a, Math.max(a.length, b.length));
        for (int i = 0; i < b.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    /** Rounded and limited to full scale; one signal for each channel, or one for all. */
    static byte[] pcm(CaptureFormat format, double[]... signals) {
        double full = Math.pow(2, format.bitDepth() - 1.0);
        int bytes = format.bytesPerSample();
        byte[] pcm = new byte[signals[0].length * format.bytesPerFrame()];
        for (int frame = 0, at = 0; frame < signals[0].length; frame++) {
            for (int channel = 0; channel < format.channels(); channel++) {
                double value = signals[channel % signals.length][frame];
                long sample = Math.clamp(Math.round(value * full), (long) -full, (long) full - 1);
                for (int i = 0; i < bytes; i++) {
                    pcm[at++] = (byte) (sample >> 8 * i);
                }
            }
        }
        return pcm;
    }
}
