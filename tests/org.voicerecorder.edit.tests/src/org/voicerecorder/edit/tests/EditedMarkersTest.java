package org.voicerecorder.edit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditOperation.ChangeMark;
import org.voicerecorder.api.edit.EditOperation.Copy;
import org.voicerecorder.api.edit.EditOperation.Cut;
import org.voicerecorder.api.edit.EditOperation.Gain;
import org.voicerecorder.api.edit.EditOperation.Insert;
import org.voicerecorder.api.edit.EditOperation.InsertSilence;
import org.voicerecorder.api.edit.EditOperation.Mark;
import org.voicerecorder.api.edit.EditOperation.Silence;
import org.voicerecorder.api.edit.EditOperation.Split;
import org.voicerecorder.api.edit.EditOperation.Trim;
import org.voicerecorder.api.edit.EditOperation.Unmark;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.edit.internal.graph.SourceAudio;
import org.voicerecorder.edit.internal.graph.TimelineAudio;

/** Markers stay with their sound, and can be steps of the edit themselves. */
class EditedMarkersTest {
    private static final int LENGTH = 1_000;

    private final Bench bench = new Bench();
    private SourceAudio talk;

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        talk = silence("talk", LENGTH);
    }

    private SourceAudio silence(String name, int frames) throws IOException {
        return bench.source(Wav.write(folder.resolve(name + ".wav"), 8_000, 16, new long[1][frames]));
    }

    private static FrameRange range(long from, long to) {
        return new FrameRange(from, to);
    }

    private static Marker span(long frame, long frames, String text) {
        return new Marker(UUID.randomUUID(), frame, frames, text);
    }

    private static List<String> told(List<Marker> markers) {
        return markers.stream()
                .map(m -> "%d+%d %s".formatted(m.frame(), m.frames(), m.text()))
                .toList();
    }

    private void becomes(List<String> expected, EditOperation... steps) {
        assertEquals(expected, told(bench.edit(talk, false, steps).markers()));
    }

    @Test
    void whatIsCutOutTakesItsMarkersWithIt() {
        bench.mark(talk, Marker.at(100, "a"), Marker.at(200, "b"), Marker.at(300, "c"), Marker.at(LENGTH, "end"));

        becomes(List.of("100+0 a", "200+0 c", "900+0 end"), new Cut(range(200, 300), 10));
        becomes(List.of("0+0 b"), new Trim(range(200, 300)));
        becomes(List.of("50+0 c", "750+0 end"), new Trim(new FrameRange(250, FrameRange.END)));
    }

    @Test
    void aSpanLosesWhatWasCutOutOfIt() {
        bench.mark(talk, span(90, 170, "a"), span(250, 100, "b"), span(990, 10, "c"));

        becomes(List.of("90+70 a", "150+100 b", "890+10 c"), new Cut(range(100, 200), 0));
        becomes(List.of("90+120 a", "200+50 b", "890+10 c"), new Cut(range(200, 250), 0), new Cut(range(250, 300), 0));
        becomes(List.of("0+60 a"), new Trim(range(90, 150)));
    }

    @Test
    void whatIsPutInMovesWhatComesAfter() {
        bench.mark(talk, Marker.at(99, "a"), Marker.at(100, "b"), span(50, 50, "up to"), span(50, 51, "across"));

        becomes(List.of("50+50 up to", "50+71 across", "99+0 a", "120+0 b"), new InsertSilence(100, 20, 0));
    }

    @Test
    void whatIsAppendedMovesNothing() throws IOException {
        bench.mark(talk, Marker.at(LENGTH, "end"), span(900, 100, "last"));
        SourceAudio other = silence("other", 500);
        bench.mark(other, Marker.at(10, "x"), span(100, 400, "y"), Marker.at(500, "its end"));

        becomes(
                List.of("900+100 last", "1000+0 end", "1010+0 x", "1100+400 y"),
                new Insert(FrameRange.END, other.source(), FrameRange.ALL, 0));
        becomes(List.of("900+100 last", "1000+0 end"), new InsertSilence(LENGTH, 20, 0));
        becomes(
                List.of("550+100 y", "1050+100 last", "1150+0 end"),
                new Insert(500, other.source(), range(50, 200), 0));
    }

    @Test
    void whatIsHeardTwiceIsMarkedTwice() {
        bench.mark(talk, Marker.at(10, "a"), span(90, 40, "b"), Marker.at(100, "c"));

        becomes(List.of("10+0 a", "90+40 b", "100+0 c", "510+0 a", "590+10 b"), new Copy(500, 0, range(0, 100), 0));
        // Cut out, and put in at the end.
        becomes(
                List.of("0+0 c", "910+0 a", "990+10 b"),
                new Cut(range(0, 100), 0),
                new Copy(FrameRange.END, 1, range(0, 100), 0));
    }

    @Test
    void whatChangesTheSoundAloneLeavesMarkersAlone() {
        bench.mark(talk, Marker.at(10, "a"));

        becomes(List.of("10+0 a"), new Silence(range(0, 100), 0), new Gain(FrameRange.ALL, 3, 0), new Split(500));
    }

    @Test
    void markersAreSetChangedAndRemovedByStepsAndGoAlongWithLaterOnes() {
        bench.mark(talk, Marker.at(10, "a"), Marker.at(10, "a"), Marker.at(200, "b"));

        becomes(List.of("10+0 a", "10+0 a", "30+0 new", "150+0 b"), new Mark(30, 0, "new"), new Cut(range(50, 100), 0));
        becomes(List.of("10+0 a", "200+0 b"), new Unmark(10, "a"));
        becomes(
                List.of("10+0 a", "10+0 a", "25+100 B"),
                new Cut(range(0, 5), 0),
                new InsertSilence(0, 5, 0),
                new ChangeMark(200, "b", new Mark(25, 100, "B")));
        becomes(List.of("10+0 a", "10+0 a", "200+0 b"), new Mark(0, 0, "x"), new Unmark(0, "x"));
    }

    @Test
    void aMarkerThatIsNoLongerThereIsNotMissed() {
        becomes(List.of(), new Unmark(10, "gone"));
        becomes(List.of("7+0 here"), new ChangeMark(10, "gone", new Mark(7, 0, "here")));
    }

    @Test
    void stepsOnMarkersChangeNoSampleAndNeedAPlaceThatIsThere() {
        TimelineAudio edit = bench.edit(talk, false, new Mark(LENGTH, 0, "end"), new Mark(0, LENGTH, "all"));
        assertEquals(LENGTH, edit.frames());
        assertTrue(edit.stretches().getFirst().untouched());

        refused(new Mark(LENGTH + 1, 0, ""));
        refused(new Mark(LENGTH, 1, ""));
        refused(new Mark(1, Long.MAX_VALUE, ""));
        refused(new Unmark(Long.MAX_VALUE, ""));
        refused(new ChangeMark(LENGTH + 1, "", new Mark(0, 0, "")));
        refused(new ChangeMark(0, "", new Mark(LENGTH, 5, "")));
        assertThrows(IllegalArgumentException.class, () -> new Mark(0, 0, "two\nlines"));
        assertThrows(IllegalArgumentException.class, () -> new Unmark(0, "x".repeat(Marker.MAXIMUM_TEXT + 1)));
    }

    private void refused(EditOperation step) {
        var e = assertThrows(VoiceRecorderException.class, () -> bench.edit(talk, false, step));
        assertTrue(e.getMessage().contains("beyond the end"), e.getMessage());
    }

    @Test
    void aPartHasItsOwnMarkersCountedFromItsBeginning() {
        bench.mark(talk, span(10, 200, "a"), Marker.at(100, "b"), Marker.at(LENGTH, "end"));
        TimelineAudio edit = bench.edit(talk, false, new Split(100));

        assertEquals(List.of("10+90 a"), told(edit.markers(edit.parts().get(0))));
        assertEquals(
                List.of("0+0 b", "900+0 end"), told(edit.markers(edit.parts().get(1))));
    }
}
