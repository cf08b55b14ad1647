package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.VirtualMicrophone;

/**
 * A device is unplugged and put back, or its sound server crashes and is started again, while {@code voicerec record}
 * records from it: the take goes on by itself, what came before and after is whole, and the place is marked.
 */
class LostDeviceTest {
    private static final int RATE = 48_000;
    private static final String FORMAT = "s32le";

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private VirtualMicrophone microphone;
    private Voicerec voicerec;
    private Process record;
    private Path take;

    @BeforeEach
    void hear() throws IOException {
        microphone = new VirtualMicrophone(Files.createDirectory(folder.resolve("s")), RATE, FORMAT, 1);
        opened.add(microphone);
        voicerec = Voicerec.in(folder).with("PULSE_SERVER", microphone.address());
    }

    @AfterEach
    void end() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
    }

    /** With the module that desktops load, the server would move the take to another device without a word. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeviceThatIsUnpluggedAndPutBack(boolean rescue) throws Exception {
        if (rescue) {
            microphone.load("module-rescue-streams");
        }
        String sink = microphone.loadSink("usb", RATE, FORMAT, 1);
        Counter before = play("usb");
        record("usb.monitor");

        microphone.unload(sink);
        awaitState("device_lost");
        before.close();
        microphone.loadSink("usb", RATE, FORMAT, 1);
        awaitState("recording");
        play("usb");

        assertBothSides("usb");
    }

    @Test
    void aServerThatCrashesAndIsStartedAgain() throws Exception {
        Counter before = play("vmic");
        record("vmic.monitor");

        microphone.kill();
        awaitState("device_lost");
        before.close();
        microphone.restart();
        awaitState("recording");
        play("vmic");

        assertBothSides("VirtualMic");
    }

    private Counter play(String sink) throws IOException {
        var counter = new Counter(microphone, sink, RATE);
        opened.add(counter);
        return counter;
    }

    /** Records until some of what is played is in the file. */
    private void record(String device) throws IOException {
        record = voicerec.start("record", "--device", device, "--bits", "32", "--rate", "" + RATE, "--json");
        opened.add(record::destroyForcibly);
        take = Takes.awaitFirstSample(voicerec, record);
        awaitPieces(1);
    }

    private void awaitPieces(int count) throws IOException {
        Until.holds("half a second of piece " + count + " is in the file", () -> {
            List<Counter.Piece> pieces = Counter.piecesUnderWay(take);
            return pieces.size() >= count && pieces.getLast().frames() > RATE / 2;
        });
    }

    private void awaitState(String state) throws IOException {
        Until.holds("the take is " + state, () -> voicerec.run("take", "--json")
                .succeeds()
                .json()
                .getAsJsonArray("takes")
                .get(0)
                .getAsJsonObject()
                .get("state")
                .getAsString()
                .equals(state));
    }

    /** What was played before and after, each in one piece, silence at most between them, and there a marker. */
    private void assertBothSides(String device) throws IOException {
        awaitPieces(2);
        assertEquals(1, Takes.underWay(voicerec).size(), "one take, in one file");
        Tools.signal("INT", record);
        JsonObject kept = Voicerec.await(record).succeeds().json();

        List<Counter.Piece> pieces = Counter.pieces(Path.of(kept.get("path").getAsString()));
        assertEquals(2, pieces.size(), pieces::toString);
        Counter.Piece before = pieces.getFirst();
        Counter.Piece after = pieces.getLast();
        assertEquals(1, after.first(), "from its beginning: " + pieces);
        long end = Math.round(kept.get("durationSeconds").getAsDouble() * RATE);
        assertEquals(end, after.to(), "to the end: " + pieces);

        JsonObject gap = StreamSupport.stream(
                        voicerec.run("markers", kept.get("id").getAsString(), "--json")
                                .succeeds()
                                .json()
                                .getAsJsonArray("markers")
                                .spliterator(),
                        false)
                .map(marker -> marker.getAsJsonObject())
                .reduce((one, other) -> {
                    throw new AssertionError("two markers: %s and %s".formatted(one, other));
                })
                .orElseThrow(() -> new AssertionError("the gap is not marked"));
        String text = gap.get("text").getAsString();
        assertTrue(text.startsWith("Gap of ") && text.contains(device) && text.endsWith(" was lost"), text);
        long frame = gap.get("frame").getAsLong();
        // A gap is marked at the last frame before it.
        assertTrue(before.to() - 1 <= frame && frame < after.from(), () -> "%d is between %s".formatted(frame, pieces));
        assertEquals(1, WholeLibrary.check(voicerec).size());
    }
}
