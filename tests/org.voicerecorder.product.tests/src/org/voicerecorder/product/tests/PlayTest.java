package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.VirtualMicrophone;
import org.voicerecorder.testkit.WavFiles;

/** Playing in a terminal, with keys. */
class PlayTest {
    private static final int RATE = 48_000;

    @TempDir
    Path folder;

    /** At the owner, and at a guest, whose keys travel to the owner. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keysPauseMarkAndEndIt(boolean isGuest) throws Exception {
        Voicerec voicerec = Voicerec.in(folder);
        try (var speaker = new VirtualMicrophone(Files.createDirectory(folder.resolve("s")), RATE, "s16le", 1)) {
            voicerec.with("PULSE_SERVER", speaker.address());
            voicerec.run(
                            "add",
                            WavFiles.noise(folder.resolve("a.wav"), RATE, 1, 120L * RATE, 1)
                                    .toString())
                    .succeeds();
            Process owner = isGuest ? voicerec.serve() : null;
            Process terminal = inATerminal(
                    voicerec,
                    "stty cols 100 rows 30; %s play last; stty -a >%s"
                            .formatted(voicerec.program(), folder.resolve("stty")));
            try {
                Until.holds("it plays", () -> typed().contains("PLAY 0:01"));
                type(terminal, " ");
                Until.holds("it is paused", () -> typed().contains("PAUSED"));
                type(terminal, "m");
                Until.holds("there is a marker", () -> typed().contains("Marker set; 1 now"));
                type(terminal, "\033[C]?");
                Until.holds("the keys are shown", () -> typed().contains("to the marker before, after"));
                assertTrue(typed().contains("1.25"), PlayTest.this::typed);
                type(terminal, "q");
                assertEquals(0, Voicerec.await(terminal).status(), this::typed);
            } finally {
                terminal.destroyForcibly().waitFor();
                if (owner != null) {
                    owner.destroyForcibly().waitFor();
                }
            }
        }
        assertFalse(Files.readString(folder.resolve("stty")).contains("-icanon"), "the terminal is as it was");
        assertEquals(
                1,
                voicerec.run("markers", "last", "--json")
                        .succeeds()
                        .json()
                        .getAsJsonArray("markers")
                        .size());
    }

    private Process inATerminal(Voicerec voicerec, String command) throws IOException {
        var builder = voicerec.builder(List.of(
                        "script", "-qfec", command, folder.resolve("typed").toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("SHELL", "/bin/sh");
        return builder.start();
    }

    private static void type(Process terminal, String keys) throws IOException {
        terminal.getOutputStream().write(keys.getBytes(StandardCharsets.US_ASCII));
        terminal.getOutputStream().flush();
    }

    private String typed() {
        if (!Files.exists(folder.resolve("typed"))) {
            return "";
        }
        try {
            return new String(Files.readAllBytes(folder.resolve("typed")), StandardCharsets.UTF_8)
                    .replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
