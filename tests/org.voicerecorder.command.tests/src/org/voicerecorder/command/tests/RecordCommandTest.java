package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.Until;

/** Recording from a microphone that is a program, into a real library. */
class RecordCommandTest {
    private static final int FOREVER = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    private OpenLibrary library;
    private ServiceRegistration<AudioInputs> microphone;

    @BeforeEach
    void open() {
        library = OpenLibrary.at(folder.resolve("library"));
    }

    @AfterEach
    void close() {
        library.close();
        microphone.unregister();
    }

    private void plugIn(int framesUntilLost) {
        plugIn(framesUntilLost, 0);
    }

    private void plugIn(int framesUntilLost, long dropped) {
        microphone = FrameworkUtil.getBundle(RecordCommandTest.class)
                .getBundleContext()
                .registerService(AudioInputs.class, new ToneInputs(framesUntilLost, dropped), null);
    }

    @Test
    void aTakeOfGivenLengthIsThatLong() {
        plugIn(FOREVER);

        var result = new Typed(folder)
                .type(
                        "record",
                        "--seconds",
                        "1.5",
                        "--title",
                        "Tone",
                        "--tag",
                        "a,b",
                        "--note",
                        "Hm",
                        "--rate",
                        "16000",
                        "--channels",
                        "2",
                        "--bits",
                        "24",
                        "--device",
                        "second",
                        "--json");

        assertEquals(0, result.status(), result.out());
        JsonObject recording = result.json();
        assertEquals(1.5, recording.get("durationSeconds").getAsDouble());
        assertEquals("Tone", recording.get("title").getAsString());
        assertEquals("Hm", recording.get("description").getAsString());
        assertEquals("recorder", recording.get("source").getAsString());
        assertEquals(16_000, recording.get("sampleRate").getAsInt());
        assertEquals(2, recording.get("channels").getAsInt());
        assertEquals(24, recording.get("bitDepth").getAsInt());
        JsonObject take = recording.getAsJsonObject("take");
        assertEquals(recording.get("id"), take.get("id"));
        assertTrue(take.get("part").isJsonNull());
        assertEquals(0, take.get("overruns").getAsInt());
        assertEquals(0, take.get("droppedFrames").getAsInt());
        assertEquals("[\"Second tone\"]", take.get("remarks").toString());
    }

    /** As the issue has it: counted, shown and stored with the take. */
    @Test
    void whatWasLostIsANumberWhenTheTakeEndsAndEverAfter() {
        plugIn(FOREVER, 4_800);

        var recorded = new Typed(folder).type("record", "--seconds", "2", "--json");

        assertEquals(0, recorded.status(), recorded.out());
        JsonObject take = recorded.json().getAsJsonObject("take");
        assertEquals(1, take.get("overruns").getAsInt());
        assertEquals(4_800, take.get("droppedFrames").getAsInt());
        assertEquals(0.1, take.get("droppedSeconds").getAsDouble());
        JsonObject shown = new Typed(folder).type("show", "last", "--json").json();
        assertEquals(take, shown.getAsJsonObject("take"));
        String card = new Typed(folder).type("show", "last").out();
        assertTrue(card.contains("once, 0.100 s in all (4800 frames)"), card);
        var again = new Typed(folder).type("record", "--seconds", "1");
        assertTrue(again.err().contains("was lost once, 0.100 s in all"), again.err());
    }

    @Test
    void theOneLineOfATerminalSaysHowMuchWasLost() throws Exception {
        plugIn(FOREVER, 4_800);
        var recording = new Typed(folder).onTerminal(100);
        var err = new SeenOutput();
        var done = new FutureTask<>(() -> recording.typeInto(new SeenOutput(), err, "record"));
        Thread.ofPlatform().start(done);
        err.await("AUDIO LOST 1x 0.10s");
        recording.cancel().cancel();

        assertEquals(0, done.get(30, TimeUnit.SECONDS));
    }

    @Test
    void ctrlCEndsATakeCleanlyAndIsSuccess() throws Exception {
        plugIn(FOREVER);
        var recording = new Typed(folder).onTerminal(80);
        var err = new SeenOutput();
        var out = new SeenOutput();
        var done = new FutureTask<>(() -> recording.typeInto(out, err, "record"));
        Thread.ofPlatform().start(done);
        err.await("dB");
        int opening = err.text().indexOf("Opening the library …");
        assertTrue(opening >= 0 && err.text().indexOf("\r\u001b[KOpening the microphone …") > opening, err.text());
        recording.cancel().cancel();

        assertEquals(0, done.get(30, TimeUnit.SECONDS));
        assertTrue(out.text().startsWith("Recorded "), out.text());
        assertTrue(err.text().endsWith("\r\u001b[K"), "the meter is cleared at the end");
        assertEquals(
                1, new Typed(folder).type("list", "--json").json().get("total").getAsInt());
    }

    @Test
    void aLostDeviceIsAFailureAndTheTakeIsKept() {
        plugIn(48_000);

        var result = new Typed(folder).type("record", "--device-wait", "0", "--json");

        assertEquals(8, result.status(), result.out());
        assertEquals("ERR_DEVICE_LOST", result.error().get("code").getAsString());
        assertEquals(1.0, result.json().get("durationSeconds").getAsDouble());
        assertEquals(
                1, new Typed(folder).type("list", "--json").json().get("total").getAsInt());
    }

    /** Whoever reads a log hears of a dead input while there is time to do something. */
    @Test
    void whereNoTerminalShowsItAWarningIsALine() throws Exception {
        plugIn(FOREVER);
        var recording = new Typed(folder);
        var err = new SeenOutput();
        var out = new SeenOutput();
        var done = new FutureTask<>(() -> recording.typeInto(out, err, "record", "--json"));
        Thread.ofPlatform().start(done);
        err.await("voicerec: Nothing has come from First tone");
        recording.cancel().cancel();

        assertEquals(0, done.get(30, TimeUnit.SECONDS));
        assertTrue(out.text().startsWith("{"), out.text());
    }

    /** What a key of the desktop calls. */
    @Test
    void aTakeIsSteeredByAnotherCommand() throws Exception {
        plugIn(FOREVER);
        assertEquals(3, new Typed(folder).type("take", "stop").status());
        assertEquals(0, new Typed(folder).type("take").status());
        var recording = new Typed(folder);
        var done = new FutureTask<>(() -> recording.typeInto(new SeenOutput(), new SeenOutput(), "record"));
        Thread.ofPlatform().start(done);
        // What comes while it is paused is not kept: there must be something before.
        Until.holds("it is recorded", () -> {
            var takes = new Typed(folder).type("take", "--json").json().getAsJsonArray("takes");
            return !takes.isEmpty()
                    && takes.get(0).getAsJsonObject().get("recordedSeconds").getAsDouble() > 0;
        });

        assertTrue(new Typed(folder).type("take", "toggle").out().contains("paused"));
        assertTrue(new Typed(folder).type("take", "toggle").out().contains("recording"));
        assertEquals(
                0, new Typed(folder).type("take", "mark", "--text", "Question").status());
        JsonObject take = new Typed(folder)
                .type("take", "mute", "--json")
                .json()
                .getAsJsonArray("takes")
                .get(0)
                .getAsJsonObject();
        assertTrue(take.get("muted").getAsBoolean());
        assertEquals(1, take.get("markers").getAsInt());
        assertEquals("recording", take.get("wanted").getAsString());
        String title = take.get("title").getAsString();
        assertTrue(new Typed(folder).type("take").out().contains("  " + title + "  from "), title);
        var unconfirmed = new Typed(folder).type("take", "discard");
        assertEquals(2, unconfirmed.status(), "--yes is needed");
        assertTrue(unconfirmed.err().contains(title), "what would be gone");
        assertEquals(2, new Typed(folder).type("take", "stop", "--text", "x").status());
        assertEquals(2, new Typed(folder).type("take", "dance").status());
        assertEquals(3, new Typed(folder).type("take", "stop", "zzzz").status());
        var stopped = new Typed(folder).type("take", "stop");
        assertEquals(0, stopped.status());
        assertTrue(stopped.out().matches("(?s).*(stopping|finished).*"), stopped.out());

        assertEquals(0, done.get(30, TimeUnit.SECONDS));
        assertTrue(new Typed(folder).type("markers", "last").out().contains("Question"));
    }

    @Test
    void aTakeThatWasThrownAwayIsStillOneDocument() {
        plugIn(FOREVER);

        var thrown = new Typed(folder).pressing("dy").type("record", "--json");

        assertEquals(0, thrown.status(), thrown.err());
        assertTrue(thrown.json().get("discarded").getAsBoolean());
        assertEquals(0, thrown.json().getAsJsonArray("recordings").size());
        assertEquals(
                0, new Typed(folder).type("list", "--json").json().get("total").getAsInt());
    }

    /** As the window does it, or a key of the desktop: for whoever began the take it is what a key of its own does. */
    @Test
    void whatAnotherThrowsAwayIsToldAsIfItWereThrownAwayHere() throws Exception {
        plugIn(FOREVER);

        var words = whileAnotherDiscards("record");
        var document = whileAnotherDiscards("record", "--json");

        assertEquals(0, words.status(), words.err());
        assertEquals("", words.out());
        assertTrue(words.err().contains("The take was thrown away."), words.err());
        assertEquals(0, document.status(), document.err());
        assertEquals("{\"discarded\":true,\"recordings\":[]}", document.json().toString());
    }

    private Typed.Result whileAnotherDiscards(String... arguments) throws Exception {
        var recording = new Typed(folder);
        var done = new FutureTask<>(() -> recording.type(arguments));
        Thread.ofPlatform().start(done);
        Until.holds("it is recorded", () -> new Typed(folder).type("take").out().contains("recording"));
        assertEquals(0, new Typed(folder).type("take", "discard", "--yes").status());
        return done.get(30, TimeUnit.SECONDS);
    }

    /** Ctrl-C is no answer to the question whether a take is to be thrown away: there was none yet. */
    @Test
    void ctrlCBeforeAnArmedTakeBeganIsACancelledCommand() throws Exception {
        plugIn(FOREVER);
        var recording = new Typed(folder).pressing("");
        var err = new SeenOutput();
        var done = new FutureTask<>(() -> recording.typeInto(new SeenOutput(), err, "record", "--pre-roll", "5"));
        Thread.ofPlatform().start(done);
        err.await("ARMED");
        recording.cancel().cancel();

        assertEquals(130, done.get(30, TimeUnit.SECONDS));
        var key = new Typed(folder).pressing("q").type("record", "--pre-roll", "5");
        assertEquals(130, key.status(), key.err());
        assertTrue(key.err().contains("ERR_CANCELLED"), key.err());
        var thrownAway = new Typed(folder).pressing("dy").type("record", "--pre-roll", "5");
        assertEquals(0, thrownAway.status(), thrownAway.err());
    }

    @Test
    void aTestOfTheLevelKeepsNothing() {
        plugIn(FOREVER);

        var tested = new Typed(folder).type("level", "--seconds", "0.5", "--json");

        assertEquals(0, tested.status(), tested.err());
        assertEquals("First tone", tested.json().get("device").getAsString());
        assertTrue(tested.json().getAsJsonArray("peakDbfs").get(0).getAsDouble() > -1, tested.out());
        assertEquals(
                0, new Typed(folder).type("list", "--json").json().get("total").getAsInt());
        assertEquals(4, new Typed(folder).type("level", "--seconds", "11").status());
        assertEquals(8, new Typed(folder).type("level", "--device", "none").status());
    }

    @Test
    void aSplitTakeIsSeveralRecordings() {
        plugIn(FOREVER);

        var result = new Typed(folder)
                .type("record", "--seconds", "2.5", "--split-every", "1", "--title", "Hearing", "--json");

        assertEquals(0, result.status(), result.out());
        var parts = result.json().getAsJsonArray("recordings");
        assertEquals(3, parts.size());
        assertEquals(
                "Hearing, part 3", parts.get(2).getAsJsonObject().get("title").getAsString());
        assertEquals(0.5, parts.get(2).getAsJsonObject().get("durationSeconds").getAsDouble());
        JsonObject third = parts.get(2).getAsJsonObject().getAsJsonObject("take");
        assertEquals(parts.get(0).getAsJsonObject().get("id"), third.get("id"));
        assertEquals(parts.get(1).getAsJsonObject().get("id"), third.get("after"));
        assertEquals(3, third.get("part").getAsInt());
        assertTrue(third.get("last").getAsBoolean());
        assertEquals(96_000, third.get("startFrame").getAsLong());
        assertEquals(2, third.get("startSeconds").getAsDouble());
        String card = new Typed(folder)
                .type("show", parts.get(2).getAsJsonObject().get("id").getAsString())
                .out();
        assertTrue(card.contains("3 of take " + third.get("id").getAsString().substring(0, 8)), card);
        assertTrue(card.contains("from 0:02.000"), card);
        assertTrue(card.contains("the last one"), card);
    }

    @Test
    void devicesAreListedAndChosenByIdOrName() {
        plugIn(FOREVER);

        JsonObject devices = new Typed(folder).type("devices", "--json").json();
        JsonObject first = devices.getAsJsonArray("devices").get(0).getAsJsonObject();
        assertEquals("tone.1", first.get("id").getAsString());
        assertTrue(first.get("default").getAsBoolean());
        assertEquals(
                48_000,
                first.getAsJsonArray("formats")
                        .get(0)
                        .getAsJsonObject()
                        .get("sampleRate")
                        .getAsInt());
        assertTrue(new Typed(folder).type("devices").out().contains("Second tone"));
        assertEquals(
                8,
                new Typed(folder)
                        .type("record", "--device", "none", "--seconds", "1")
                        .status());
        var ambiguous = new Typed(folder).type("record", "--device", "tone", "--seconds", "1");
        assertEquals(8, ambiguous.status());
        assertTrue(ambiguous.err().contains("could be 2"), ambiguous.err());
    }

    @Test
    void wrongRequestsAreRefusedBeforeAnythingIsOpened() {
        plugIn(FOREVER);

        assertEquals(2, new Typed(folder).type("record", "--seconds", "0").status());
        assertEquals(2, new Typed(folder).type("record", "--pre-roll", "5").status(), "nobody can press ENTER");
        assertEquals(4, new Typed(folder).type("record", "--gain", "50").status());
        assertEquals(4, new Typed(folder).type("record", "--split-every", "0.1").status());
        assertEquals(2, new Typed(folder).type("record", "--voice-pause", "3").status());
        assertEquals(
                2,
                new Typed(folder)
                        .type("record", "--split-every", "60", "--split-on-silence", "2")
                        .status());
        assertEquals(2, new Typed(folder).type("record", "--seconds", "soon").status());
        assertEquals(
                8,
                new Typed(folder)
                        .type("record", "--bits", "17", "--seconds", "1")
                        .status());
    }
}
