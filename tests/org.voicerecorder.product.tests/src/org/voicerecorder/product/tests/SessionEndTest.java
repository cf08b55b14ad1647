package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.VirtualMicrophone;

/** The desktop session ends while the window records: nobody answers questions then, and nothing is lost. */
class SessionEndTest {
    private static final int RATE = 48_000;
    private static final String TITLE = "Voice Recorder Pro";

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Screen screen = new Screen();
    private Voicerec voicerec;
    private VirtualMicrophone microphone;

    @BeforeEach
    void set() throws IOException {
        microphone = new VirtualMicrophone(Files.createDirectory(folder.resolve("s")), RATE, "s16le", 1);
        opened.add(microphone);
        Path product = Path.of(System.getProperty("voicerecorder.desktop", ""));
        voicerec = new Voicerec(product.resolve("bin/voicerec"), folder.resolve("home"), folder.resolve("library"))
                .with("GDK_BACKEND", "x11")
                .with("NO_AT_BRIDGE", "1")
                .with("PULSE_SERVER", microphone.address());
    }

    @AfterEach
    void end() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
    }

    private Process start(String log, List<String> command) throws IOException {
        Process process = voicerec.builder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
        opened.add(process::destroyForcibly);
        return process;
    }

    /** Opens the window and begins a take that has heard all of the signal. */
    private Process recording(KnownSignal signal) throws IOException {
        Process program = start("window.log", List.of(voicerec.program().toString(), "workbench"));
        String window = screen.awaitWindow(TITLE);
        screen.focus(window);
        Until.holds(
                "the library is open",
                () -> Files.isDirectory(voicerec.library().resolve("recordings/incoming")));
        // Answered by the window once its library is open.
        voicerec.run("list").succeeds();
        screen.key("r");
        Path take = Takes.awaitFirstSample(voicerec);
        Takes.playInto(take, signal, signal.play(microphone));
        return program;
    }

    private void assertKept(KnownSignal signal) throws IOException {
        JsonObject kept = WholeLibrary.check(voicerec).getFirst();
        assertEquals("recorder", kept.get("source").getAsString());
        signal.assertAllIn(Takes.checkFile(kept, RATE, 1));
    }

    @Test
    void aLogOutEndsTheTakeAndKeepsIt() throws Exception {
        voicerec.with("DISPLAY", screen.display());
        voicerec.with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("bus"));
        start(
                "bus.log",
                List.of("dbus-daemon", "--session", "--nofork", "--address=unix:path=" + folder.resolve("bus")));
        Until.holds("the bus is there", () -> Files.exists(folder.resolve("bus")));
        Path script = folder.resolve("session-manager");
        try (InputStream in = SessionEndTest.class.getResourceAsStream("/session-manager")) {
            Files.copy(in, script);
        }
        Process manager = start("manager.log", List.of("/usr/bin/python3", script.toString()));
        Path told = folder.resolve("manager.log");
        Until.holds("there is a session", () -> Files.readString(told).contains("ready") || !manager.isAlive());
        var signal = new KnownSignal(folder.resolve("played.raw"), RATE, 1, RATE / 2);
        Process program = recording(signal);
        Until.holds("the window is part of it", () -> Files.readString(told).contains("registered"));

        Tools.signal("USR1", manager);

        assertTrue(program.waitFor(60, TimeUnit.SECONDS), () -> "the program ends with its session");
        assertEquals(0, program.exitValue());
        assertTrue(Files.readString(told).contains("response True"), "the session need not wait");
        assertKept(signal);
    }
}
