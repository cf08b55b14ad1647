package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.VirtualMicrophone;

/** Where takes are split and paused, through a real sound server: to the sample. */
class JointsTest {
    private static final int RATE = 48_000;
    /** To so many frames it is told how long a take is. */
    private static final int MILLISECOND = RATE / 1_000;

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Voicerec voicerec;

    @BeforeEach
    void hear() throws IOException {
        var microphone = new VirtualMicrophone(Files.createDirectory(folder.resolve("s")), RATE, "s32le", 1);
        opened.add(microphone);
        opened.add(new Counter(microphone, "vmic", RATE));
        voicerec = Voicerec.in(folder).with("PULSE_SERVER", microphone.address());
    }

    @AfterEach
    void end() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
    }

    private Process record(String... options) throws IOException {
        var arguments = new ArrayList<>(List.of("record", "--bits", "32", "--rate", "" + RATE, "--json"));
        arguments.addAll(List.of(options));
        Process record = voicerec.start(arguments.toArray(String[]::new));
        opened.add(record::destroyForcibly);
        return record;
    }

    private static List<Counter.Piece> pieces(JsonElement recording) throws IOException {
        return Counter.pieces(Path.of(recording.getAsJsonObject().get("path").getAsString()));
    }

    /** A part may be longer than was asked for, where the machine is too busy to have the next one ready. */
    @Test
    void noFrameIsLostOrDoubledWhereATakeIsSplit() throws Exception {
        Process record = record("--split-every", "1s");
        Takes.awaitFirstSample(voicerec, record);
        Until.holds("there are four parts", () -> take("list").get("part").getAsInt() >= 4);
        Tools.signal("INT", record);
        JsonObject kept = Voicerec.await(record).succeeds().json();

        var parts = kept.getAsJsonArray("recordings");
        assertTrue(parts.size() >= 4, kept::toString);
        long frames = 0;
        int next = 0;
        for (int i = 0; i < parts.size(); i++) {
            JsonObject part = parts.get(i).getAsJsonObject();
            List<Counter.Piece> pieces = pieces(part);
            assertEquals(1, pieces.size(), pieces::toString);
            Counter.Piece piece = pieces.getFirst();
            String where = "part %d: %s".formatted(i + 1, piece);
            assertEquals(frames, part.getAsJsonObject("take").get("startFrame").getAsLong(), where);
            assertEquals(
                    Math.round(part.get("durationSeconds").getAsDouble() * RATE), piece.to(), "to its end, " + where);
            if (i > 0) {
                assertEquals(0, piece.from(), "from its beginning, " + where);
                assertEquals(next, piece.first(), "goes on, " + where);
            }
            assertTrue(i == parts.size() - 1 || piece.to() >= RATE, "as long as was asked for, " + where);
            next = piece.next();
            frames += piece.to();
        }
        assertEquals(parts.size(), WholeLibrary.check(voicerec).size());
    }

    /** The pieces between pauses are whole and abut; what was told as recorded is where they end. */
    @Test
    void betweenPausesNoFrameIsLost() throws Exception {
        Process record = record();
        Path take = Takes.awaitFirstSample(voicerec, record);
        List<Double> ends = new ArrayList<>();
        for (int pauses = 0; pauses < 2; pauses++) {
            int piece = pauses + 1;
            awaitPieces(take, piece);
            take("pause");
            ends.add(pausedAt());
            take("resume");
        }
        awaitPieces(take, 3);
        Tools.signal("INT", record);
        JsonObject kept = Voicerec.await(record).succeeds().json();

        List<Counter.Piece> pieces = pieces(kept);
        assertEquals(3, pieces.size(), pieces::toString);
        for (int i = 0; i < ends.size(); i++) {
            Counter.Piece before = pieces.get(i);
            Counter.Piece after = pieces.get(i + 1);
            assertEquals(ends.get(i), before.to(), MILLISECOND, "what was told as recorded: " + pieces);
            assertEquals(before.to(), after.from(), "no silence between: " + pieces);
            assertTrue(after.first() - before.next() > 0, "what came during the pause is left out: " + pieces);
        }
        assertEquals(
                Math.round(kept.get("durationSeconds").getAsDouble() * RATE),
                pieces.getLast().to(),
                "to the end: " + pieces);
        assertEquals(1, WholeLibrary.check(voicerec).size());
    }

    private static void awaitPieces(Path take, int count) throws IOException {
        Until.holds("half a second of piece " + count + " is in the file", () -> {
            List<Counter.Piece> pieces = Counter.piecesUnderWay(take);
            return pieces.size() >= count && pieces.getLast().frames() > RATE / 2;
        });
    }

    private JsonObject take(String action) throws IOException {
        return voicerec.run("take", action, "--json")
                .succeeds()
                .json()
                .getAsJsonArray("takes")
                .get(0)
                .getAsJsonObject();
    }

    /** @return how many frames are told as recorded while it is paused */
    private double pausedAt() throws IOException {
        var told = new JsonObject[1];
        Until.holds("it is paused", () -> {
            told[0] = take("list");
            return told[0].get("state").getAsString().equals("paused");
        });
        return told[0].get("recordedSeconds").getAsDouble() * RATE;
    }
}
