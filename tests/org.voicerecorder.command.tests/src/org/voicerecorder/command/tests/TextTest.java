package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.command.internal.text.Escapes;
import org.voicerecorder.command.internal.text.HumanTime;
import org.voicerecorder.command.internal.text.Style;
import org.voicerecorder.command.internal.text.Table;
import org.voicerecorder.command.internal.text.TextWidth;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "plain, 5",
        "café, 4",
        "cafe\u0301, 4",
        "会議, 4",
        "안녕, 4",
        "\u1112\u1161\u11ab, 2",
        "ＡＢ, 4",
        "🎤, 2",
        "👩‍👩‍👧, 2",
        "🇩🇪, 2",
        "❤\uFE0F, 2",
        "👍🏽, 2",
        "שלום, 4",
        "a\u200Bb, 2"
    })
    void widthIsThatOnTheTerminal(String text, int columns) {
        assertEquals(columns, TextWidth.of(text));
    }

    @Test
    void cuttingNeverSplitsACharacterAndNeverExceedsTheWidth() {
        assertEquals("会…", TextWidth.ellipsize("会議の録音", 4));
        assertEquals("会…", TextWidth.ellipsize("会議の録音", 3));
        assertEquals("👩‍👩‍👧…", TextWidth.ellipsize("👩‍👩‍👧👩‍👩‍👧", 3));
        assertEquals("cafe\u0301…", TextWidth.ellipsize("cafe\u0301 noir", 5));
        assertEquals("short", TextWidth.ellipsize("short", 5));
    }

    @Test
    void controlsAreShownAndNotObeyed() {
        assertEquals("a␛[2Jb␊c␡", Escapes.visible("a\u001b[2Jb\nc\u007f"));
        assertEquals("a\nb␉", Escapes.visibleLines("a\nb\t"));
        assertEquals("\uFFFD2J", Escapes.visible("\u009b2J"));
        assertEquals("gpj.\uFFFDexe", Escapes.visible("gpj.\u202Eexe"));
        assertEquals("שלום 会議 👩‍👧", Escapes.visible("שלום 会議 👩‍👧"));
    }

    @Test
    void aTableFitsItsWidthWhateverIsInIt() {
        var table = new Table(List.of(
                Table.Column.left("ID"),
                Table.Column.right("SIZE"),
                Table.Column.text("TITLE"),
                Table.Column.text("T")));
        table.add(List.of("1a2b3c4d", "1.2 MB", "会議の録音".repeat(20), "tag ".repeat(20)));
        table.add(List.of("1a2b3c4d", "999 B", "line\nbreak", ""));

        String text = table.render(60, Style.PLAIN);

        assertEquals(3, text.lines().count());
        assertTrue(text.lines().allMatch(line -> TextWidth.of(line) <= 60), text);
        assertTrue(text.contains("line␊break"), text);
        assertTrue(text.lines().noneMatch(line -> line.endsWith(" ")), text);
        assertTrue(table.render(Integer.MAX_VALUE, Style.PLAIN).contains("会議の録音".repeat(20)));
    }

    @ParameterizedTest
    @CsvSource({
        "90, 90000",
        "1.5, 1500",
        "1:30, 90000",
        "1:02:03.5, 3723500",
        "1h30m, 5400000",
        "500ms, 500",
        "2m5s, 125000",
        "1d, 86400000"
    })
    void lengthsAreReadAsPeopleWriteThem(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), HumanTime.parseDuration(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1x", "-5", "1:2:3:4", "5 apples", "1:-3", "NaN", "1e300", "."})
    void whatIsNoLengthIsRefused(String text) {
        assertThrows(VoiceRecorderException.class, () -> HumanTime.parseDuration(text));
    }

    @Test
    void daysBeginAndEndInTheCallersZone() {
        Instant now = Instant.parse("2026-11-21T02:30:00Z");
        ZoneId newYork = ZoneId.of("America/New_York");

        assertEquals(Instant.parse("2026-11-20T05:00:00Z"), HumanTime.since("today", now, newYork));
        assertEquals(Instant.parse("2026-11-21T05:00:00Z"), HumanTime.until("today", now, newYork));
        assertEquals(Instant.parse("2026-11-01T04:00:00Z"), HumanTime.since("2026-11-01", now, newYork));
        assertEquals(Instant.parse("2026-11-02T05:00:00Z"), HumanTime.until("2026-11-01", now, newYork));
        assertEquals(now.minus(Duration.ofDays(7)), HumanTime.since("7d", now, newYork));
        assertEquals(Instant.parse("2026-11-01T18:05:00Z"), HumanTime.until("2026-11-01T13:05", now, newYork));
        assertEquals(Instant.parse("2026-11-01T13:05:00Z"), HumanTime.until("2026-11-01T13:05:00Z", now, newYork));
        for (String wrong : List.of("soon", "2026-13-01", "2026-02-30", "2026-1-1")) {
            assertThrows(VoiceRecorderException.class, () -> HumanTime.since(wrong, now, newYork), wrong);
        }
    }

    @Test
    void lengthsAreShownShort() {
        assertEquals("0:07.5", HumanTime.clock(Duration.ofMillis(7_460)));
        assertEquals("1:00", HumanTime.clock(Duration.ofMillis(59_960)));
        assertEquals("1:02:03", HumanTime.clock(3723));
    }
}
