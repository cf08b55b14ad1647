package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.VirtualMicrophone;

/** {@code voicerec record} through a real sound server: what is played is what is kept, however the take ends. */
class RecordTest {
    private static final int DEVICE = 8;
    private static final int RATE = 48_000;
    private static final int MONO = 1;
    private static final Set<String> MEMBERS = Set.of(
            "id",
            "title",
            "description",
            "tags",
            "originalName",
            "storedName",
            "path",
            "durationSeconds",
            "sizeBytes",
            "mimeType",
            "sampleRate",
            "channels",
            "bitDepth",
            "checksum",
            "status",
            "syncStatus",
            "source",
            "createdAt",
            "modifiedAt",
            "take");

    @TempDir
    Path folder;

    private Voicerec voicerec;
    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeEach
    void set() throws IOException {
        voicerec = Voicerec.in(folder);
    }

    @AfterEach
    void endWhatRuns() throws Exception {
        for (var each : opened) {
            each.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"48000, 2", "48000, 1", "44100, 2"})
    void keepsExactlyWhatWasPlayed(int rate, int channels) throws Exception {
        VirtualMicrophone microphone = microphone(rate, channels);
        var signal = new KnownSignal(folder.resolve("played.raw"), rate, channels, rate);
        String[] format = {"--rate", "" + rate, "--channels", "" + channels, "--json"};
        Process record = record(format);
        Path take = Takes.awaitFirstSample(voicerec, record);
        Takes.playInto(take, signal, signal.play(microphone));
        Tools.signal("INT", record);

        JsonObject kept = Voicerec.await(record).succeeds().json();

        signal.assertAllIn(Takes.checkFile(kept, rate, channels));
        JsonObject exact = Voicerec.await(record(with(format, "--seconds", "0.75")))
                .succeeds()
                .json();
        assertEquals(rate * 3 / 4, Takes.checkFile(exact, rate, channels).length / channels / 2);
        assertEquals(2, WholeLibrary.check(voicerec).size());
    }

    @Test
    void tellsTheTakeAsTheContractSays() throws Exception {
        microphone(RATE, MONO);
        JsonObject kept = Voicerec.await(record(
                        "--seconds", "0.3", "--title", "Über \"alles\"", "--tag", "b,a", "--note", "said", "--json"))
                .succeeds()
                .json();

        assertEquals(MEMBERS, kept.keySet());
        assertEquals("Über \"alles\"", kept.get("title").getAsString());
        assertEquals("[\"a\",\"b\"]", kept.get("tags").toString());
        assertEquals("said", kept.get("description").getAsString());
        assertEquals("recorder", kept.get("source").getAsString());
        assertEquals("active", kept.get("status").getAsString());
        assertEquals("audio/wav", kept.get("mimeType").getAsString());
        JsonObject shown = voicerec.run("show", "last", "--json").succeeds().json();
        assertTrue(shown.remove("edited").isJsonNull(), shown::toString);
        assertTrue(shown.remove("check").isJsonNull(), shown::toString);
        assertEquals(kept, shown);
    }

    @Test
    void theDemonstrationRecordsFromAMicrophone() throws Exception {
        microphone(RATE, MONO);
        Path library = folder.resolve("demo");

        JsonObject demo = voicerec.run("demo", "--json", "--library", library.toString())
                .succeeds()
                .json();

        assertEquals(library.toString(), demo.get("library").getAsString());
        var commands = new ArrayList<String>();
        for (var step : demo.getAsJsonArray("steps")) {
            assertEquals(0, step.getAsJsonObject().get("exitStatus").getAsInt(), step::toString);
            commands.add(step.getAsJsonObject().get("command").getAsString().split(" ")[0]);
        }
        assertEquals(List.of("add", "add", "add", "record", "list", "search", "verify", "waveform"), commands);
        var shown = new Voicerec(voicerec.program(), voicerec.home(), library);
        assertEquals(4, WholeLibrary.check(shown).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "KILL"})
    void theComputerIsKeptAwakeAsLongAsTheTake(String signal) throws Exception {
        microphone(RATE, MONO);
        Path asked = folder.resolve("asked");
        Path tools = Files.createDirectories(folder.resolve("tools"));
        // Takes the place of systemd's program, for which a test has no system to keep awake.
        Path inhibit = Files.writeString(
                tools.resolve("systemd-inhibit"),
                "#!/bin/sh\ntrap : TERM\nprintf '%%s ' \"$@\" >%1$s\neval \"command=\\${$#}\"\n$command\nrm %1$s\n"
                        .formatted(asked));
        Tools.run("chmod", "+x", inhibit.toString());
        voicerec.with("PATH", tools + ":/usr/bin:/bin");

        Process record = record();
        Takes.awaitFirstSample(voicerec, record);

        Until.holds("the system was asked", () -> Files.exists(asked) && Files.size(asked) > 0);
        String words = Files.readString(asked);
        assertTrue(words.contains("--what=sleep:idle:handle-lid-switch") && words.contains("--mode=block"), words);
        Tools.signal(signal, record);
        Until.holds("the system may sleep again", () -> !Files.exists(asked));
        Voicerec.await(record);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void aSignalEndsTheTakeAndIsSuccess(String signal) throws Exception {
        VirtualMicrophone microphone = microphone(RATE, MONO);
        var played = new KnownSignal(folder.resolve("played.raw"), RATE, MONO, RATE / 2);
        Process record = record();
        Path take = Takes.awaitFirstSample(voicerec, record);
        Takes.playInto(take, played, played.play(microphone));

        Tools.signal(signal, record);

        Voicerec.await(record).succeeds();
        assertKept(played, "recorder");
    }

    @Test
    void aTerminalThatGoesEndsTheTakeCleanly() throws Exception {
        VirtualMicrophone microphone = microphone(RATE, MONO);
        var played = new KnownSignal(folder.resolve("played.raw"), RATE, MONO, RATE / 2);
        Path status = folder.resolve("status");
        // The kernel tells the shell of the terminal, which ends, and then everybody in its foreground. One of them
        // stays, to see how the command ended.
        Process terminal = inATerminal("sh -c 'trap : HUP; %s record; echo $? >%s.new; mv %s.new %s'; true"
                .formatted(voicerec.program(), status, status, status));
        Path take = Takes.awaitFirstSample(voicerec, terminal);
        Takes.playInto(take, played, played.play(microphone));

        terminal.destroyForcibly().waitFor();

        Until.holds("the command ended", () -> Files.exists(status));
        assertEquals("0", Files.readString(status).strip());
        assertKept(played, "recorder");
    }

    @Test
    void aTerminalShowsTimeAndLevel() throws Exception {
        VirtualMicrophone microphone = microphone(RATE, MONO);
        var played = new KnownSignal(folder.resolve("played.raw"), RATE, MONO, RATE * 10);
        Process terminal =
                inATerminal("stty cols 100 rows 30; exec %s record --seconds 60".formatted(voicerec.program()));
        Path take = Takes.awaitFirstSample(voicerec, terminal);
        Process player = played.play(microphone);
        opened.add(player::destroy);
        var line = Pattern.compile("REC\\S* 0:0[1-9]\\S* of 1:00[^\\[]*\\[[^]]*#+[^]]*\\] +-?\\d+\\.\\d dB");

        Until.holds("time and level are shown", () -> line.matcher(typed()).find());

        assertTrue(Files.exists(take));
        // Ctrl-C as the keyboard sends it: through the terminal.
        terminal.getOutputStream().write(3);
        terminal.getOutputStream().flush();
        assertEquals(0, Voicerec.await(terminal).status(), this::typed);
        assertTrue(typed().contains("Recorded"), this::typed);
    }

    /** At the owner, and at a guest, whose keys travel to the owner. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keysPauseMarkAndEndATake(boolean isGuest) throws Exception {
        microphone(RATE, MONO);
        if (isGuest) {
            serve();
        }
        Process terminal = inATerminal(
                "stty cols 100 rows 30; %s record; stty -a >%s".formatted(voicerec.program(), folder.resolve("stty")));
        Takes.awaitFirstSample(voicerec, terminal);
        type(terminal, ' ');
        Until.holds("it is paused", () -> typed().contains("PAUSED"));
        type(terminal, 'm');
        Until.holds("there is a marker", () -> typed().contains("1 marker"));
        type(terminal, '0');
        Until.holds("it is muted", () -> typed().contains("MUTED"));
        type(terminal, 'q');

        assertEquals(0, Voicerec.await(terminal).status(), this::typed);

        assertTrue(typed().contains("Recorded"), this::typed);
        assertTrue(typed().contains("Opening the library …"), this::typed);
        assertFalse(Files.readString(folder.resolve("stty")).contains("-icanon"), "the terminal is as it was");
        JsonObject kept = WholeLibrary.check(voicerec).getFirst();
        String file = Files.readString(Path.of(kept.get("path").getAsString()), StandardCharsets.ISO_8859_1);
        assertTrue(file.contains("cue "), "the marker is in the file");
    }

    private static void type(Process terminal, int key) throws IOException {
        terminal.getOutputStream().write(key);
        terminal.getOutputStream().flush();
    }

    @Test
    void ctrlCAtAGuestEndsItsTakeAtTheOwner() throws Exception {
        VirtualMicrophone microphone = microphone(RATE, MONO);
        Process owner = serve();
        var played = new KnownSignal(folder.resolve("played.raw"), RATE, MONO, RATE / 2);
        Process guest = record("--json");
        Path take = Takes.awaitFirstSample(voicerec, guest);
        Takes.playInto(take, played, played.play(microphone));

        Tools.signal("INT", guest);

        JsonObject kept = Voicerec.await(guest).succeeds().json();
        assertTrue(owner.isAlive());
        assertEquals("recorder", kept.get("source").getAsString());
        assertKept(played, "recorder");
    }

    @Test
    void aKilledGuestsTakeIsEndedCleanlyAndKept() throws Exception {
        VirtualMicrophone microphone = microphone(RATE, MONO);
        Process owner = serve();
        var played = new KnownSignal(folder.resolve("played.raw"), RATE, MONO, RATE / 2);
        Process guest = record("--title", "Of a guest");
        Path take = Takes.awaitFirstSample(voicerec, guest);
        Takes.playInto(take, played, played.play(microphone));

        guest.destroyForcibly().waitFor();

        Until.holds("the take is in the library", () -> WholeLibrary.incoming(voicerec)
                .isEmpty());
        assertTrue(owner.isAlive());
        assertKept(played, "recorder");
    }

    @Test
    void twoTakesAtOnceHoldTheSame() throws Exception {
        VirtualMicrophone microphone = microphone(RATE, MONO);
        var played = new KnownSignal(folder.resolve("played.raw"), RATE, MONO, RATE / 2);
        Process first = record("--json");
        Path one = Takes.awaitFirstSample(voicerec, first);
        Process second = record("--json");
        Path two = Takes.awaitFirstSample(voicerec, Set.of(one), first, second);
        Process player = played.play(microphone);
        Takes.playInto(one, played, player);
        Takes.playInto(two, played, player);

        // The owner's own take ends; it stays until its guest's has ended, too.
        Tools.signal("INT", first);
        Until.holds("the owner's take is kept", () -> !Files.exists(one));
        assertTrue(Files.exists(two) && second.isAlive(), "the guest's take goes on");
        Tools.signal("INT", second);

        played.assertAllIn(Takes.checkFile(Voicerec.await(first).succeeds().json(), RATE, MONO));
        played.assertAllIn(Takes.checkFile(Voicerec.await(second).succeeds().json(), RATE, MONO));
        assertEquals(2, WholeLibrary.check(voicerec).size());
    }

    @Test
    void withoutASoundServerItSaysWhatToDo() throws Exception {
        voicerec.with("PULSE_SERVER", "unix:" + folder.resolve("nobody"));

        JsonObject error = voicerec.run("record", "--seconds", "1", "--json")
                .fails(DEVICE)
                .json()
                .getAsJsonObject("error");

        assertTrue(error.get("code").getAsString().startsWith("ERR_DEVICE_"), error::toString);
        assertFalse(error.get("advice").getAsString().isEmpty());
        assertEquals(0, WholeLibrary.check(voicerec).size());
    }

    @Test
    void aDeviceThatIsNotThereIsNamed() throws Exception {
        microphone(RATE, MONO);

        var result = voicerec.run("record", "--device", "Theremin", "--seconds", "1", "--json")
                .fails(DEVICE);

        JsonObject error = result.json().getAsJsonObject("error");
        assertEquals("ERR_DEVICE_NOT_FOUND", error.get("code").getAsString());
        assertTrue(error.get("message").getAsString().contains("Theremin"));
        assertEquals(0, WholeLibrary.check(voicerec).size());
    }

    @Test
    void aSoundServerThatDiesEndsTheTakeAndWhatCameIsKept() throws Exception {
        VirtualMicrophone microphone = microphone(RATE, MONO);
        var played = new KnownSignal(folder.resolve("played.raw"), RATE, MONO, RATE / 2);
        Process record = record("--device-wait", "0", "--json");
        Path take = Takes.awaitFirstSample(voicerec, record);
        Takes.playInto(take, played, played.play(microphone));

        microphone.kill();

        JsonObject kept = Voicerec.await(record).fails(DEVICE).json();
        JsonObject error = kept.getAsJsonObject("error");
        assertEquals("ERR_DEVICE_LOST", error.get("code").getAsString());
        assertTrue(error.get("advice").getAsString().contains("kept"), error::toString);
        played.assertAllIn(Takes.checkFile(kept, RATE, MONO));
        assertKept(played, "recorder");
    }

    private void assertKept(KnownSignal played, String source) throws IOException {
        List<JsonObject> takes = WholeLibrary.check(voicerec);
        assertEquals(1, takes.size());
        assertEquals(source, takes.getFirst().get("source").getAsString());
        played.assertAllIn(Takes.checkFile(takes.getFirst(), RATE, MONO));
    }

    private VirtualMicrophone microphone(int rate, int channels) throws IOException {
        var microphone = new VirtualMicrophone(Files.createDirectory(folder.resolve("s")), rate, "s16le", channels);
        opened.add(microphone);
        voicerec.with("PULSE_SERVER", microphone.address());
        return microphone;
    }

    private Process serve() throws IOException {
        Process owner = voicerec.serve();
        opened.addFirst(() -> owner.destroyForcibly().waitFor());
        return owner;
    }

    private Process record(String... options) throws IOException {
        Process record = voicerec.start(with(new String[] {"record"}, options));
        opened.addFirst(() -> record.destroyForcibly().waitFor());
        return record;
    }

    /** Runs a shell command in a terminal of its own. */
    private Process inATerminal(String command) throws IOException {
        var builder = voicerec.builder(List.of(
                        "script", "-qfec", command, folder.resolve("typed").toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("SHELL", "/bin/sh");
        Process terminal = builder.start();
        opened.addFirst(() -> terminal.destroyForcibly().waitFor());
        return terminal;
    }

    private String typed() {
        try {
            return new String(Files.readAllBytes(folder.resolve("typed")), StandardCharsets.UTF_8)
                    .replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String[] with(String[] some, String... more) {
        var all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
