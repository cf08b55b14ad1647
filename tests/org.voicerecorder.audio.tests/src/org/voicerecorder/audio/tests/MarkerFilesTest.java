package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.MarkerFiles;
import org.voicerecorder.audio.MarkerFiles.Format;

class MarkerFilesTest {
    private static final int RATE = 48_000;

    private record Seen(long frame, long frames, String text) {
        static List<Seen> of(List<Marker> markers) {
            return markers.stream()
                    .map(m -> new Seen(m.frame(), m.frames(), m.text()))
                    .toList();
        }
    }

    private static Marker marker(long frame, long frames, String text) {
        return new Marker(UUID.randomUUID(), frame, frames, text);
    }

    private static List<Seen> read(String text, Format format) {
        return Seen.of(MarkerFiles.read(text, format, RATE, OptionalLong.of(100L * RATE)));
    }

    private static String wrong(String text, Format format) {
        var e = assertThrows(VoiceRecorderException.class, () -> read(text, format));
        assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, e.code());
        return e.getMessage();
    }

    /** To the frame, at every rate. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void whatWasWrittenIsReadBack(Format format) {
        Random random = new Random(31);
        String[] words = {"a", "Ä", "漢", "🎙", "\"", ",", ";", "'", "\\", "=", "x y"};
        for (int rate : new int[] {8_000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000}) {
            List<Marker> markers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                StringBuilder text = new StringBuilder();
                for (int n = random.nextInt(12); n > 0; n--) {
                    text.append(words[random.nextInt(words.length)]);
                }
                long frame = (long) i * 100_000_007L + random.nextInt(1000);
                markers.add(marker(frame, random.nextBoolean() ? 0 : random.nextLong(1L << 33), text.toString()));
            }
            String written = MarkerFiles.write(markers.reversed(), format, rate);
            assertEquals(
                    Seen.of(markers), Seen.of(MarkerFiles.read(written, format, rate, OptionalLong.empty())), written);
        }
    }

    @Test
    void writesWhatTheFormatsSay() {
        List<Marker> markers = List.of(marker(72_000, 24_000, "say \"a, b\""), marker(1, 0, ""));
        assertEquals(
                "0.000021\t0.000021\t\n1.500000\t2.000000\tsay \"a, b\"\n",
                MarkerFiles.write(markers, Format.AUDACITY, RATE));
        assertEquals(
                "time,frame,length,text\r\n0.000021,1,0.000000,\r\n1.500000,72000,0.500000,\"say \"\"a, b\"\"\"\r\n",
                MarkerFiles.write(markers, Format.CSV, RATE));
    }

    /** As in Audacity's manual, with frequencies; from Windows; with the decimal comma of old versions. */
    @Test
    void readsWhatAudacityWrites() {
        assertEquals(
                List.of(new Seen(48_000, 0, "point"), new Seen(96_000, 48_000, "a region"), new Seen(216_000, 0, "")),
                read(
                        "\uFEFF1.000000\t1.000000\tpoint\r\n2.000000\t3.000000\ta region\r\n"
                                + "\\\t1000.000000\t2000.000000\r\n\r\n4,5\t4,5\t\r\n",
                        Format.AUDACITY));
        assertEquals(List.of(new Seen(0, 0, "a tab inside")), read("0\t0\ta\ttab\tinside", Format.AUDACITY));
        // Seconds are rounded: an end right after the recording is its end.
        assertEquals(List.of(new Seen(0, 100L * RATE, "all")), read("0\t100.000400\tall", Format.AUDACITY));
        assertEquals(List.of(), read("", Format.AUDACITY));
    }

    @Test
    void readsTablesOfOtherMakers() {
        assertEquals(
                List.of(new Seen(3_000_000, 0, "min"), new Seen(7, 48_000, "fr;ame")),
                read("Text;Time;Frame;Length\n min ;1:02.5;;\n\"fr;ame\";;7;1,0\n", Format.CSV));
        assertEquals(
                List.of(new Seen(48_000, 0, "two lines"), new Seen(96_000, 0, "")),
                read("time,text\r\n1,\"two\nlines\"\r\n\r\n0:00:02,\r\n", Format.CSV));
        assertEquals(List.of(new Seen(5, 0, "")), read("frame\n5", Format.CSV));
    }

    @ParameterizedTest
    @CsvSource({
        "AUDACITY, 'no tabs at all', line 1: no label",
        "AUDACITY, '1|1|ok~x|2|bad', line 2: 'x' is not a time",
        "AUDACITY, '2|1|back', line 1: it ends before it begins",
        "AUDACITY, '-1|1|early', line 1: '-1' is not a time",
        "AUDACITY, '101|101|late', 'line 1: the recording ends at 100.000000 s, before 101.000000 s'",
        "AUDACITY, '99|102|lasts', line 1: the recording ends",
        "CSV, '', line 1: there is no header row",
        "CSV, 'a,b~1,2', line 1: the header row has neither",
        "CSV, 'time,text~1,ok~one,bad', line 3: 'one' is not a time",
        "CSV, 'frame~-3', line 2: '-3' is not a frame",
        "CSV, 'time,length~1,long', line 2: 'long' is not a length",
        "CSV, 'time,text~1,a,b', line 2: it has 3 fields",
        "CSV, 'time,text~1,\"open', line 2: a quote is never closed",
        "CSV, 'time,text~1,\"a\" b', line 2: 'b' follows a closing quote",
    })
    void namesTheLineThatIsWrong(Format format, String text, String expected) {
        String message = wrong(text.replace('|', '\t').replace('~', '\n'), format);
        assertTrue(message.startsWith(expected.strip()) || message.contains(expected.strip()), message);
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        String message = wrong("x\t1\ta\n5\t4\tb\n1\t1\t" + "y".repeat(501) + "\n", Format.AUDACITY);
        for (String line : List.of("line 1:", "line 2:", "line 3: the text has 501 characters")) {
            assertTrue(message.contains(line), message);
        }
        String many = wrong("x\n".repeat(500), Format.AUDACITY);
        assertTrue(many.endsWith("and 480 more"), many);
    }
}
