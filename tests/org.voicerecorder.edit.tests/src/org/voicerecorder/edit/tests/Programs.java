package org.voicerecorder.edit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Other people's programs, as witnesses. */
final class Programs {
    private Programs() {}

    /** Runs a program that must succeed. @return what it wrote */
    static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IllegalStateException(command[0] + " is missing; ./verify installs it", e);
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + output);
        return output;
    }

    /** About ten seconds of a voice with pauses, 22,050 Hz mono 16 bit. */
    static Path speech(Path file) throws IOException, InterruptedException {
        run(
                "espeak-ng",
                "-w",
                file.toString(),
                "-g",
                "12",
                "The quick brown fox jumps over the lazy dog. Nobody heard what the old captain said that evening. "
                        + "She sells sea shells by the shore, and I am sure they are sea shells.");
        return file;
    }
}
