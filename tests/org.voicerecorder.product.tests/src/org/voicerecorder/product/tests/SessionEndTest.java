package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.Until;

/** The desktop session ends while the window records: nobody answers questions then, and nothing is lost. */
class SessionEndTest {
    @TempDir
    Path folder;

    private final Screen screen = new Screen();
    private RecordingWindow window;

    @BeforeEach
    void set() throws IOException {
        window = new RecordingWindow(folder, screen);
    }

    @AfterEach
    void end() throws Exception {
        window.close();
    }

    @Test
    void aLogOutEndsTheTakeAndKeepsIt() throws Exception {
        window.voicerec().with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("bus"));
        window.start(
                "bus.log",
                List.of("dbus-daemon", "--session", "--nofork", "--address=unix:path=" + folder.resolve("bus")));
        Until.holds("the bus is there", () -> Files.exists(folder.resolve("bus")));
        Path script = folder.resolve("session-manager");
        try (InputStream in = SessionEndTest.class.getResourceAsStream("/session-manager")) {
            Files.copy(in, script);
        }
        Process manager = window.start("manager.log", List.of("/usr/bin/python3", script.toString()));
        Path told = folder.resolve("manager.log");
        Until.holds("there is a session", () -> Files.readString(told).contains("ready") || !manager.isAlive());
        Process program = window.record();
        Until.holds("the window is part of it", () -> Files.readString(told).contains("registered"));

        Tools.signal("USR1", manager);

        assertTrue(program.waitFor(60, TimeUnit.SECONDS), () -> "the program ends with its session");
        assertEquals(0, program.exitValue());
        assertTrue(Files.readString(told).contains("response True"), "the session need not wait");
        window.assertKept("recorder");
    }
}
