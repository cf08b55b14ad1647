package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.VirtualMicrophone;

/** The window of the desktop product with a take under way that has heard all of a signal. */
final class RecordingWindow implements AutoCloseable {
    private static final int RATE = 48_000;
    private static final String TITLE = "Voice Recorder Pro";

    private final Path folder;
    private final Screen screen;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final VirtualMicrophone microphone;
    private final Voicerec voicerec;
    private final KnownSignal signal;

    RecordingWindow(Path folder, Screen screen) throws IOException {
        this.folder = folder;
        this.screen = screen;
        microphone = new VirtualMicrophone(Files.createDirectory(folder.resolve("s")), RATE, "s16le", 1);
        opened.add(microphone);
        signal = new KnownSignal(folder.resolve("played.raw"), RATE, 1, RATE / 2);
        Path product = Path.of(System.getProperty("voicerecorder.desktop", ""));
        voicerec = new Voicerec(product.resolve("bin/voicerec"), folder.resolve("home"), folder.resolve("library"))
                .with("GDK_BACKEND", "x11")
                .with("NO_AT_BRIDGE", "1")
                .with("PULSE_SERVER", microphone.address())
                .with("DISPLAY", screen.display());
    }

    Voicerec voicerec() {
        return voicerec;
    }

    /** A program beside it, which is ended with it. */
    Process start(String log, List<String> command) throws IOException {
        Process process = voicerec.builder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
        opened.add(process::destroyForcibly);
        return process;
    }

    /** Opens the window and begins a take by its key. @return the program, once the take's file holds all of the signal */
    Process record() throws IOException {
        Process program = start("window.log", List.of(voicerec.program().toString(), "workbench"));
        String window = screen.awaitWindow(TITLE);
        screen.focus(window);
        Until.holds(
                "the library is open",
                () -> Files.isDirectory(voicerec.library().resolve("recordings/incoming"))
                        && voicerec.run("list").status() == 0);
        screen.key("r");
        Path take = Takes.awaitFirstSample(voicerec);
        Takes.playInto(take, signal, signal.play(microphone));
        return program;
    }

    /** Has a question asked, and waits until it is. */
    void ask(String key, String title) throws IOException {
        screen.key(key);
        screen.awaitWindow(title);
    }

    /** The take is in the library with all of the signal, and the library is whole. @param source how it came there */
    void assertKept(String source) throws IOException {
        JsonObject kept = WholeLibrary.check(voicerec).getFirst();
        assertEquals(source, kept.get("source").getAsString());
        signal.assertAllIn(Takes.checkFile(kept, RATE, 1));
    }

    @Override
    public void close() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
    }
}
