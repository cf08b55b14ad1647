package org.voicerecorder.edit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Stretch;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.edit.internal.MarkerMapping;

/** Markers follow their sound. */
class MarkerMappingTest {
    private static final UUID TALK = UUID.randomUUID();

    private final Optional<EditSource> talk = Optional.of(new EditSource(TALK, "0".repeat(64)));

    /** 100 to 200 was cut, silence lies at 150, and the first 50 frames come once more at the end. */
    private final List<Stretch> stretches = List.of(
            new Stretch(0, 100, talk, 0, true),
            new Stretch(100, 50, talk, 200, true),
            new Stretch(150, 20, Optional.empty(), 0, false),
            new Stretch(170, 130, talk, 250, true),
            new Stretch(300, 50, talk, 0, true));

    @Test
    void markersMoveGoAndAreDoubledWithTheirSound() {
        assertEquals(
                List.of("10+0 a", "100+0 c", "181+0 d", "310+0 a"),
                map(FrameRange.ALL.within(350), point(10, "a"), point(150, "b"), point(200, "c"), point(261, "d")));
    }

    @Test
    void aSpanLosesWhatWasCutOutOfIt() {
        assertEquals(List.of("90+90 a"), map(new FrameRange(0, 350), span(90, 170, "a")));
        assertEquals(List.of("299+1 b"), map(new FrameRange(0, 350), span(379, 50, "b")));
    }

    @Test
    void aPartHasItsOwnMarkersCountedFromItsBeginning() {
        assertEquals(List.of("0+5 c"), map(new FrameRange(100, 105), point(10, "a"), span(200, 20, "c")));
    }

    private List<String> map(FrameRange part, Marker... markers) {
        return MarkerMapping.map(List.of(markers), TALK, stretches, part).stream()
                .map(m -> "%d+%d %s".formatted(m.frame(), m.frames(), m.text()))
                .toList();
    }

    private static Marker point(long frame, String text) {
        return Marker.at(frame, text);
    }

    private static Marker span(long frame, long frames, String text) {
        return new Marker(UUID.randomUUID(), frame, frames, text);
    }
}
