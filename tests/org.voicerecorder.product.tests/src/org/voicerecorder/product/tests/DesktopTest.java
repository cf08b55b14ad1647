package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.VirtualMicrophone;
import org.voicerecorder.testkit.WavFiles;

/** The desktop archive, as a user gets it, driven by the keys and the mouse of the X server. */
class DesktopTest {
    private static final String TITLE = "Voice Recorder Pro";
    private static final int BUSY = 7;
    private static final int RATE = 48_000;

    @TempDir
    static Path installed;

    private static UnpackedArchive archive;

    @TempDir
    Path folder;

    private final Screen screen = new Screen();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Voicerec voicerec;

    @BeforeAll
    static void unpack() throws IOException {
        archive = UnpackedArchive.of(desktop(), installed);
    }

    @BeforeEach
    void set() throws IOException {
        voicerec = archive.program(folder)
                .with("DISPLAY", screen.display())
                .with("GDK_BACKEND", "x11")
                .with("NO_AT_BRIDGE", "1");
    }

    @AfterEach
    void endWhatRuns() throws Exception {
        for (var each : opened) {
            each.close();
        }
    }

    private static Path desktop() {
        Path product = Path.of(System.getProperty("voicerecorder.desktop", ""));
        assertTrue(
                Files.isExecutable(product.resolve("bin/voicerec")),
                () -> "The product is not built at '" + product + "'; run ./verify");
        return product;
    }

    @Test
    void recordsTakesADroppedFileAndCloses() throws Exception {
        VirtualMicrophone microphone = microphone();
        Tools.run("chmod", "-R", "a-w", archive.root().toString());
        opened.add(() -> Tools.run("chmod", "-R", "u+w", archive.root().toString()));
        var before = Tools.contents(archive.root());
        List<String> outside = Tools.names(folder);
        Process program = open();
        String window = screen.awaitWindow(TITLE);
        screen.focus(window);

        awaitLibrary();
        screen.key("r");
        Path take = Takes.awaitFirstSample(voicerec, program);
        var signal = new KnownSignal(folder.resolve("home/played.raw"), RATE, 1, RATE);
        Takes.playInto(take, signal, signal.play(microphone));
        screen.key("r");
        awaitRecordings(1);

        drop(WavFiles.noise(folder.resolve("home/dropped.wav"), 16_000, 1, 32_000, 1), window);
        awaitRecordings(2);

        screen.focus(window);
        screen.key("alt+F4");
        assertTrue(program.waitFor(60, TimeUnit.SECONDS), "the program ends with its window");
        assertEquals(0, program.exitValue());
        // Before any command that has root's rights here.
        assertEquals(before, Tools.contents(archive.root()), "the installation is as it was");

        JsonArray recordings = list();
        assertEquals(List.of("import", "recorder"), sorted(recordings, "source"));
        assertEquals(
                2,
                voicerec.run("verify", "--json")
                        .succeeds()
                        .json()
                        .get("verified")
                        .getAsInt());
        assertEquals(List.of(), runningFrom(archive.root()), "no process is left");
        var written = new TreeSet<>(Tools.names(folder));
        outside.forEach(written::remove);
        assertEquals(java.util.Set.of("library"), written);
    }

    @Test
    void commandsAnswerWhileTheWindowIsOpenAndASecondWindowIsNotOpened() throws Exception {
        Process program = open();
        screen.awaitWindow(TITLE);
        Path file = WavFiles.noise(folder.resolve("home/voice.wav"), 16_000, 1, 16_000, 1);

        voicerec.run("add", file.toString()).succeeds();
        var second = voicerec.run("workbench").succeeds();

        assertTrue(second.err().contains("in front now"), second::err);
        assertTrue(program.isAlive());
        program.destroy();
        assertTrue(program.waitFor(60, TimeUnit.SECONDS), "a request to end closes the window");
        assertEquals(1, list().size());
    }

    /** The library that nobody chose stays everybody's: neither locked nor made by the window that asks. */
    @Test
    void theFirstRunOwnsTheFolderThatIsChosenAndNoOther() throws Exception {
        voicerec.with("VOICEREC_LIBRARY", "");
        Path usual = folder.resolve("home/.local/share/voicerecorder/library");
        Path chosen = folder.resolve("home/Recordings");
        Process program = open();
        screen.focus(screen.awaitWindows(TITLE, 2));
        assertTrue(Files.notExists(usual), "nothing is made before somebody has chosen");
        Path file = WavFiles.noise(folder.resolve("home/voice.wav"), 16_000, 1, 16_000, 1);
        voicerec.run("add", file.toString(), "--library", usual.toString()).succeeds();

        screen.replaceText(chosen.toString());
        screen.key("Return");
        Until.holds("the chosen library is owned", () -> isServed(chosen));
        Path configuration = folder.resolve("home/.config/voicerecorder/config.properties");
        Until.holds("the choice is kept", () -> Files.exists(configuration));

        assertEquals(0, list().size(), "commands without a name mean the chosen library now");
        var second = voicerec.run("workbench").succeeds();
        assertTrue(second.err().contains("in front now"), second::err);
        assertEquals(
                1,
                voicerec.run("list", "--json", "--library", usual.toString())
                        .succeeds()
                        .json()
                        .getAsJsonArray("recordings")
                        .size());
        assertTrue(!isServed(usual), "nobody serves the usual library");

        program.destroy();
        assertTrue(program.waitFor(60, TimeUnit.SECONDS), "a request to end closes the window");
        assertTrue(!isServed(chosen), "the library is given up");
    }

    @Test
    void aLibraryWhoseDiskIsNotThereIsAskedForAndNotMadeAnew() throws Exception {
        voicerec.with("VOICEREC_LIBRARY", "");
        Path gone = folder.resolve("stick/Recordings");
        Path configuration = Files.createDirectories(folder.resolve("home/.config/voicerecorder"));
        Files.writeString(configuration.resolve("config.properties"), "library=" + gone + "\n");

        open();
        screen.awaitWindows(TITLE, 2);

        assertTrue(Files.notExists(gone.getParent()), "nothing was made");
    }

    /** Whether a process says that it owns a library, and where it listens. */
    private static boolean isServed(Path library) throws IOException {
        Path lock = library.resolve("library.lock");
        return Files.exists(lock)
                && Files.exists(library.resolve("library.properties"))
                && !Files.readString(lock).isBlank();
    }

    @Test
    void aLibraryThatACommandServesGetsNoWindow() throws Exception {
        Process owner = voicerec.serve();
        opened.add(() -> owner.destroyForcibly().waitFor());

        var result = voicerec.run("workbench").fails(BUSY);

        assertTrue(result.err().contains("(ERR_LIBRARY_LOCKED)"), result::err);
        assertTrue(result.err().contains("voicerec serve"), result::err);
        screen.awaitNoWindow(TITLE);
    }

    @Test
    void withoutADisplayItSaysSo() throws Exception {
        var result = voicerec.with("DISPLAY", "").run("workbench");

        assertTrue(result.status() != 0);
        assertTrue(result.err().contains("no display"), result::err);
    }

    /** The processes whose program lies in the folder, helpers such as FFmpeg among them. */
    private static List<String> runningFrom(Path root) {
        return ProcessHandle.allProcesses()
                .flatMap(p -> p.info().command().stream())
                .filter(command -> command.startsWith(root.toString()))
                .toList();
    }

    private Process open() throws IOException {
        Process program = voicerec.startUnder(Unprivileged.WRAPPER, "workbench");
        opened.add(() -> program.destroyForcibly().waitFor());
        return program;
    }

    private VirtualMicrophone microphone() throws IOException {
        var microphone = new VirtualMicrophone(Files.createTempDirectory(Path.of("/tmp"), "mic"), RATE, "s16le", 1);
        opened.add(microphone);
        voicerec.with("PULSE_SERVER", microphone.address());
        return microphone;
    }

    /** From a window of another program, as from a file manager. */
    private void drop(Path file, String window) throws IOException {
        String swt = archive.bundles().stream()
                .filter(name -> name.startsWith("org.eclipse.swt.gtk"))
                .findFirst()
                .orElseThrow();
        String classes = Path.of(
                        System.getProperty("voicerecorder.root"),
                        "tests/org.voicerecorder.product.tests/target/classes")
                + ":" + archive.root().resolve("plugins").resolve(swt);
        Process source = voicerec.builder(List.of(
                        archive.root().resolve("runtime/bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classes,
                        DragSource.class.getName(),
                        file.toString()))
                .start();
        try {
            screen.drag(screen.awaitWindow(DragSource.TITLE), window);
            awaitRecordings(2);
        } finally {
            source.destroyForcibly().onExit().join();
        }
    }

    /** The window opens the library beside its own start. */
    private void awaitLibrary() throws IOException {
        voicerec.run("list").succeeds();
    }

    private void awaitRecordings(int count) throws IOException {
        Until.holds(count + " recordings are in the library", () -> list().size() == count);
    }

    private JsonArray list() throws IOException {
        return voicerec.run("list", "--json").succeeds().json().getAsJsonArray("recordings");
    }

    private static List<String> sorted(JsonArray recordings, String member) {
        return StreamSupport.stream(recordings.spliterator(), false)
                .map(r -> r.getAsJsonObject().get(member).getAsString())
                .sorted()
                .toList();
    }
}
