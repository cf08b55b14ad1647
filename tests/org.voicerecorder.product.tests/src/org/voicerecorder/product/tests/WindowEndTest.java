package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody ends the window, or takes its screen away, while it records: nothing is lost. */
class WindowEndTest {
    @TempDir
    Path folder;

    private OwnScreen server;
    private RecordingWindow window;

    @BeforeEach
    void set() throws IOException {
        server = new OwnScreen(Files.createDirectory(folder.resolve("x")));
        window = new RecordingWindow(folder, server.screen());
    }

    @AfterEach
    void end() throws Exception {
        window.close();
        server.close();
    }

    private static void awaitEnd(Process program) throws InterruptedException {
        assertTrue(program.waitFor(60, TimeUnit.SECONDS), () -> "the program ends");
    }

    /** TERM comes from an administrator or a shutdown, HUP from the terminal that the window was started in. */
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP"})
    void aSignalEndsTheTakeAndKeepsIt(String signal) throws Exception {
        Process program = window.record();

        Tools.signal(signal, program);

        awaitEnd(program);
        window.assertKept("recorder");
    }

    /** Nobody has said yet whether the take is to be thrown away. */
    @Test
    void aSignalAnswersNoQuestion() throws Exception {
        Process program = window.record();
        window.ask("ctrl+shift+x", "Discard the recording");

        Tools.signal("TERM", program);

        awaitEnd(program);
        window.assertKept("recorder");
    }

    /** The toolkit ends the process on the spot when its display is gone; the next start finds the take. */
    @Test
    void aCrashedXServerLosesNothing() throws Exception {
        Process program = window.record();

        server.kill();

        awaitEnd(program);
        assertEquals(1, Takes.underWay(window.voicerec()).size(), "the take was cut off");
        window.assertKept("recovered");
    }
}
