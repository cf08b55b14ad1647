package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.VirtualMicrophone;

/** {@code voicerec presets} and {@code voicerec schedule} in the built product, with a real sound server and clock. */
class ScheduleTest {
    private static final int NOT_FOUND = 3;
    private static final int INVALID = 4;
    private static final int DAMAGED = 6;

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
        for (var each : opened.reversed()) {
            each.close();
        }
    }

    @Test
    void aRecordingAppearsByTheClockWithWhatItsPresetSays() throws Exception {
        microphone();
        Path copies = folder.resolve("copies");
        voicerec.run(
                        "presets",
                        "save",
                        "Bell",
                        "--title",
                        "{preset} no. {n}",
                        "--tag",
                        "tower",
                        "--rate",
                        "44100",
                        "--export",
                        "flac",
                        "--export-folder",
                        copies.toString())
                .succeeds();
        serve();
        // Far enough for a command on a busy machine, and not further.
        String soon = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                .format(LocalDateTime.now().plusSeconds(8));
        JsonObject added = voicerec.run("schedule", "add", soon, "--duration", "4", "--preset", "bell", "--json")
                .succeeds()
                .json();

        Until.holds("it is recorded", () -> lastRun(added).equals("recorded"));

        JsonObject recording = voicerec.run("show", "last", "--json").succeeds().json();
        assertEquals("Bell no. 1", recording.get("title").getAsString());
        // Nobody plays anything into the microphone, which is told by a tag of its own.
        assertTrue(recording.get("tags").toString().contains("\"tower\""), recording::toString);
        assertEquals(44_100, recording.get("sampleRate").getAsInt());
        // It ends by the clock: a machine that is busy begins late.
        assertEquals(2.5, recording.get("durationSeconds").getAsDouble(), 1.7);
        Until.holds("the copy is made", () -> Files.exists(copies.resolve("Bell no. 1.flac")));
        assertEquals(
                "[]",
                voicerec.run("schedule", "next", "--json")
                        .succeeds()
                        .json()
                        .get("next")
                        .toString());
    }

    @Test
    void whatWasMissedIsToldAndWhatIsWrongIsRefused() throws Exception {
        String id = voicerec.run("schedule", "add", "2199-01-01 00:00", "--duration", "10m", "--quiet")
                .succeeds()
                .out()
                .strip();
        Path file = voicerec.library().resolve("schedule.json");
        // Far enough back to be over, and not so far that nobody asks any more.
        LocalDateTime missed = LocalDateTime.now().minusDays(2).truncatedTo(ChronoUnit.MINUTES);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("2199-01-01T00:00", missed.toString())
                        .replaceAll(
                                "\"accounted\": \"[^\"]*\"",
                                "\"accounted\": \"" + Instant.now().minus(3, ChronoUnit.DAYS) + "\""));
        assertTrue(voicerec.run("schedule").succeeds().out().contains(id.substring(0, 8)));
        serve();

        String told =
                "missed " + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(missed);
        // Whoever serves does not wait for it.
        Until.holds(
                "it is listed as missed",
                () -> voicerec.run("schedule", "list").succeeds().out().contains(told));
        voicerec.run("record", "--title", "{when}", "--seconds", "1").fails(INVALID);
        voicerec.run("schedule", "disable", id.substring(0, 6)).succeeds();
        voicerec.run("schedule", "remove", "ffffffff-none").fails(NOT_FOUND);
        voicerec.run("schedule", "add", "61 * * * *", "--duration", "1m").fails(INVALID);
        voicerec.run("schedule", "add", "2020-01-01 20:00", "--duration", "1m").fails(INVALID);
        voicerec.run("schedule", "add", "@daily", "--duration", "1m", "--preset", "none")
                .fails(NOT_FOUND);
        voicerec.run("presets", "save", "X", "--title", "{when}").fails(INVALID);
        Files.writeString(file, "{");
        assertEquals(
                "ERR_CORRUPT_FILE",
                voicerec.run("schedule", "--json")
                        .fails(DAMAGED)
                        .json()
                        .getAsJsonObject("error")
                        .get("code")
                        .getAsString());
        assertEquals("{", Files.readString(file));
    }

    private String lastRun(JsonObject schedule) throws IOException {
        for (var each : voicerec.run("schedule", "--json").succeeds().json().getAsJsonArray("schedules")) {
            JsonObject listed = each.getAsJsonObject();
            if (listed.get("id").equals(schedule.get("id"))
                    && !listed.getAsJsonArray("runs").isEmpty()) {
                return listed.getAsJsonArray("runs")
                        .get(0)
                        .getAsJsonObject()
                        .get("outcome")
                        .getAsString();
            }
        }
        return "";
    }

    private void serve() throws IOException {
        Process owner = voicerec.serve();
        opened.add(() -> owner.destroyForcibly().waitFor());
    }

    private void microphone() throws IOException {
        var microphone = new VirtualMicrophone(Files.createDirectories(folder.resolve("m")), 44_100, "s16le", 1);
        opened.add(microphone);
        voicerec.with("PULSE_SERVER", microphone.address());
    }
}
