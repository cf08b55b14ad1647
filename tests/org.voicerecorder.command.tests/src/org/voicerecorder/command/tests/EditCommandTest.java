package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voicerecorder.testkit.WavFiles;

/** Editing by options, on a real library: what was asked for is refused in the words it was asked in. */
class EditCommandTest extends OnALibrary {
    private static final int RATE = 48_000;

    /** Adds four seconds of noise. */
    private String add(String name, int channels) throws IOException {
        WavFiles.noise(folder.resolve(name), RATE, channels, 4 * RATE, name.hashCode());
        return type("add", name, "--json")
                .json()
                .getAsJsonArray("added")
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
    }

    @Test
    void anEditedRecordingShowsWhatItWasMadeOf() throws IOException {
        String first = add("first.wav", 1);
        String second = add("second.wav", 1);

        var made = type("edit", first, "--cut", "1..2", "--join", second, "--split", "0:03", "--json");
        assertEquals(0, made.status(), made.out() + made.err());
        JsonObject part = made.json().getAsJsonArray("recordings").get(1).getAsJsonObject();
        String id = part.get("id").getAsString();

        JsonObject edited = type("show", id, "--json").json().getAsJsonObject("edited");
        assertEquals(
                "[\"%s\",\"%s\"]".formatted(first, second), edited.get("of").toString());
        assertEquals(2, edited.get("part").getAsInt());
        assertEquals(2, edited.get("parts").getAsInt());
        assertEquals(
                3, edited.getAsJsonObject("list").getAsJsonArray("operations").size());
        String card = type("show", id).out();
        assertTrue(card.contains("%s, %s; part 2 of 2".formatted(first.substring(0, 8), second.substring(0, 8))), card);
        assertTrue(card.contains("Cut 0:01.000 to 0:02.000"), card);
    }

    @Test
    void whatClipsIsSaidBeforeAndAfterwards() throws IOException {
        String talk = add("talk.wav", 1);

        String would = type("edit", talk, "--gain", "60", "--dry-run").out();
        assertTrue(would.matches("(?s).*[1-9][0-9,]+ samples would clip, by up to [0-9.]+ dB: use less gain.*"), would);
        JsonObject clipping =
                type("edit", talk, "--gain", "60", "--dry-run", "--json").json().getAsJsonObject("clipping");
        assertTrue(clipping.get("samples").getAsLong() > 1000, clipping.toString());
        var made = type("edit", talk, "--gain", "60", "--json");
        assertEquals(0, made.status(), made.err());
        assertTrue(made.err().contains(" samples clipped, by up to "), made.err());
        assertTrue(would.contains(made.err().substring(0, made.err().indexOf(' '))), would + made.err());

        assertFalse(type("edit", talk, "--gain=-6", "--dry-run").out().contains("clip"));
        var quiet = type("edit", talk, "--gain=-6");
        assertFalse(quiet.err().contains("clip"), quiet.err());
        assertTrue(type("edit", talk, "--draft", "--gain", "60", "--json")
                .json()
                .get("clipping")
                .isJsonNull());
    }

    /** {@code frame+frames text} of each. */
    private List<String> markers(String id) {
        var texts = new ArrayList<String>();
        type("markers", id, "--json").json().getAsJsonArray("markers").forEach(each -> {
            JsonObject marker = each.getAsJsonObject();
            texts.add("%d+%d %s"
                    .formatted(
                            marker.get("frame").getAsLong(),
                            marker.get("frames").getAsLong(),
                            marker.get("text").getAsString()));
        });
        return texts;
    }

    @Test
    void markersAreSetAndLeftOutWithTheTimesOfTheRecording() throws IOException {
        String talk = add("talk.wav", 1);
        type("markers", "add", talk, "--at", "0.5", "--text", "noise");
        type("markers", "add", talk, "--at", "2", "--text", "topic");
        type("markers", "add", talk, "--at", "4", "--text", "end");

        var made = type(
                "edit", talk, "--cut", "0..1", "--mark", "3=a = b", "--mark", "1..1.5", "--unmark", "2..", "--json");
        assertEquals(0, made.status(), made.out() + made.err());
        JsonObject first = made.json();
        assertEquals(
                List.of("0+24000 ", "96000+0 a = b"), markers(first.get("id").getAsString()));
        assertEquals(3, markers(talk).size(), "the recording keeps its own");

        type("edit", talk, "--draft", "--mark", "1=here");
        String history = type("edit", talk, "--history").out();
        assertTrue(history.contains("Set a marker \"here\" at 0:01.000"), history);
        type("edit", talk, "--draft", "--unmark", "1..1.1");
        history = type("edit", talk, "--history").out();
        assertTrue(history.contains("Remove the marker \"here\" at 0:01.000"), history);

        refused(4, "--mark 5 is beyond the end", "up to 0:03.000", "--mark", "5=late");
        refused(4, "--mark 2..9 reaches beyond", "up to 0:03.000", "--mark", "2..9=late");
        refused(4, "--mark: 'soon'", "", "--mark", "soon=late");
        refused(4, "the text has 501 characters", "up to 500", "--mark", "1=" + "x".repeat(501));
        refused(4, "--unmark 1..1.5: no marker begins there", "voicerec markers", "--unmark", "1..1.5");
    }

    /** In the words that were typed, with what would be right: nobody typed frames, or an edit list. */
    private void refused(int status, String wanted, String right, String... options) {
        var line = new ArrayList<>(List.of("edit", "last"));
        line.addAll(List.of(options));
        var result = type(line.toArray(String[]::new));

        assertEquals(status, result.status(), result.err());
        assertTrue(result.err().contains(wanted), result.err());
        assertTrue(result.err().contains(right), result.err());
        assertFalse(result.err().contains("edit list"), result.err());
        assertFalse(result.err().contains("192000 "), result.err());
        assertFalse(result.err().contains("operations["), result.err());
    }

    @Test
    void whatCannotBeIsSaidInTheWordsThatWereTyped() throws IOException {
        add("talk.wav", 2);

        refused(4, "--cut 3..10 reaches beyond the end", "up to 0:04.000, or 3.. for all", "--cut", "3..10");
        refused(4, "--cut 5.. begins at or after the end", "before 0:04.000", "--cut", "5..");
        refused(4, "--cut 0f..192001f reaches beyond", "up to 192000f", "--cut", "0f..192001f");
        refused(4, "--cut: '2' is not a range", "1:30..2:00", "--cut", "2");
        refused(4, "--cut .. would leave nothing", "voicerec delete", "--cut", "..");
        refused(2, "--cut 1..3 and --cut 2..4 overlap", "Give one range", "--cut", "2..4", "--cut", "1..3");
        refused(4, "--trim 1..2 keeps nothing", "before anything is cut", "--trim", "1..2", "--cut", "0.5..3");
        refused(4, "--trim 1..5 reaches beyond", "1.. for all", "--trim", "1..5");
        refused(4, "--split 4: there is nothing", "before its end", "--split", "4");
        refused(4, "--split: 'soon'", "", "--split", "soon");
        refused(4, "--noise 0..0.01 is 0:00.010", "half a second", "--reduce-noise", "--noise", "0..0.01");
        refused(
                4,
                "--fade-in 9 is longer than the result, which is 0:03.000",
                "at the most",
                "--fade-in",
                "9",
                "--cut",
                "1..2");
        refused(4, "--fade-out 0: a fade takes some time", "leave it out", "--fade-out", "0");
        assertEquals(1, type("list", "--json").json().get("total").getAsInt(), "nothing was made");
    }

    @Test
    void aDraftIsRefusedInTheSameWords() throws IOException {
        add("talk.wav", 2);
        assertEquals(0, type("edit", "last", "--draft", "--cut", "1..2").status());

        refused(
                4,
                "--cut 2..4 reaches beyond the end of the audio, which is 0:03.000",
                "2.. for all",
                "--draft",
                "--cut",
                "2..4");
    }

    @Test
    void aDraftWhoseJoinedRecordingIsGoneSaysSoAndLosesOnlyWhatIsTakenBack() throws IOException {
        String talk = add("talk.wav", 1);
        String jingle = add("jingle.wav", 1);
        type("edit", talk, "--draft", "--cut", "1..2");
        type("edit", talk, "--draft", "--join", jingle);
        type("edit", talk, "--draft", "--fade-out", "1");
        type("delete", jingle);
        type("purge", jingle, "--now");

        var history = type("edit", talk, "--history");

        assertEquals(0, history.status(), history.err());
        assertTrue(history.out().contains("  1  Cut 0:01.000 to 0:02.000\n"), history.out());
        assertEquals(2, history.out().split("cannot be carried out now", -1).length - 1, history.out());
        String why = "Step 2 of 3 cannot be carried out: The edit needs the recording " + jingle;
        assertTrue(history.err().contains(why), history.err());
        assertTrue(history.err().contains("--undo-to 1"), history.err());
        JsonObject json = type("edit", talk, "--history", "--json").json();
        assertEquals(1, json.getAsJsonObject("heldUp").get("from").getAsInt());
        assertEquals(3, json.get("durationSeconds").getAsDouble());
        assertEquals(
                3, json.getAsJsonObject("list").getAsJsonArray("operations").size());
        for (String refused : List.of("--render", "--draft")) {
            var result = refused.equals("--draft")
                    ? type("edit", talk, "--draft", "--gain", "3")
                    : type("edit", talk, refused);
            assertEquals(3, result.status(), result.out());
            assertTrue(result.err().contains(why), result.err());
        }

        assertEquals(0, type("edit", talk, "--undo-to", "1").status());
        assertEquals(0, type("edit", talk, "--render").status());
        assertEquals(3, type("edit", talk, "--redo").status());
        type("add", "jingle.wav");
        var again = type("edit", talk, "--undo-to", "3", "--json").json();
        assertTrue(again.get("heldUp").isJsonNull());
        assertEquals(7, again.get("durationSeconds").getAsDouble());
        assertEquals(4, type("edit", talk, "--undo-to", "4").status());
    }

    @Test
    void surroundIsNotMixedBehindSomebodysBackAndTheWayThereWorks() throws IOException {
        String surround = add("surround.wav", 6);
        String stereo = add("stereo.wav", 2);

        refused(
                8,
                "--join %s: it is 5.1 (6 channels), the audio it is to be joined to is stereo"
                        .formatted(surround.substring(0, 8)),
                "export %s --format wav --stereo --output mix.wav".formatted(surround.substring(0, 8)),
                "--join",
                surround);
        assertEquals(
                0,
                type("export", surround, "--format", "wav", "--stereo", "--output", "mix.wav")
                        .status());
        String mix = type("add", "mix.wav", "--json")
                .json()
                .getAsJsonArray("added")
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
        JsonObject joined = type("edit", stereo, "--join", mix, "--crossfade", "0", "--json")
                .json();
        assertEquals(2, joined.get("channels").getAsInt());
        assertEquals(8, joined.get("durationSeconds").getAsDouble());
        assertEquals(8, type("edit", surround, "--join", stereo).status(), "nor is it spread");
    }
}
