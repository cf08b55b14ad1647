package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.voicerecorder.testkit.Until;

/** Takes of a library, under way and kept. */
final class Takes {
    private Takes() {}

    /** The file of the take that has just begun: once it holds a sample, the microphone is heard. */
    static Path awaitFirstSample(Voicerec voicerec, Set<Path> others, Process... processes) throws IOException {
        var found = new Path[1];
        Until.holds("a take holds its first sample", () -> {
            for (Process process : processes) {
                assertTrue(process.isAlive(), () -> "the command ended: " + told(process));
            }
            for (Path take : underWay(voicerec)) {
                if (!others.contains(take) && holdsASample(take)) {
                    found[0] = take;
                }
            }
            return found[0] != null;
        });
        return found[0];
    }

    static Path awaitFirstSample(Voicerec voicerec, Process... processes) throws IOException {
        return awaitFirstSample(voicerec, Set.of(), processes);
    }

    /** The takes that are not in the library yet: under way, or left by a kill. */
    static Set<Path> underWay(Voicerec voicerec) throws IOException {
        Path incoming = voicerec.library().resolve("recordings/incoming");
        var takes = new TreeSet<Path>();
        if (Files.isDirectory(incoming)) {
            for (String name : Tools.names(incoming)) {
                if (name.endsWith(".wav")) {
                    takes.add(incoming.resolve(name));
                }
            }
        }
        return takes;
    }

    private static boolean holdsASample(Path take) throws IOException {
        return Files.size(take) > 0 && Files.size(take) > WavData.start(take);
    }

    private static String told(Process process) {
        try {
            return Voicerec.await(process).toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Plays the signal into a take under way; returns once its file holds the last of it. */
    static void playInto(Path take, KnownSignal signal, Process player) throws IOException {
        Until.holds("all that was played is in the file", () -> signal.endIsIn(WavData.underWay(take)));
        try {
            assertEquals(0, player.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** What is said of a take agrees with its file. @return the samples */
    static byte[] checkFile(JsonObject take, int rate, int channels) throws IOException {
        Path file = Path.of(take.get("path").getAsString());
        byte[] samples = WavData.of(file);
        int frames = samples.length / channels / 2;
        assertEquals(Files.size(file), take.get("sizeBytes").getAsLong());
        assertEquals(Tools.sha256(file), take.get("checksum").getAsString());
        assertEquals(rate, take.get("sampleRate").getAsInt());
        assertEquals(channels, take.get("channels").getAsInt());
        assertEquals(16, take.get("bitDepth").getAsInt());
        assertEquals((double) frames / rate, take.get("durationSeconds").getAsDouble(), 0.001);
        assertEquals(rate, Tools.soxi("-r", file));
        assertEquals(channels, Tools.soxi("-c", file));
        assertEquals(16, Tools.soxi("-b", file));
        assertEquals(frames, Tools.soxi("-s", file));
        return samples;
    }
}
