package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.WavMarkers;
import org.voicerecorder.audio.io.FileIo;

class WavMarkersTest {
    private static final int FRAMES = 1000;
    private static final byte[] AUDIO = new byte[2 * FRAMES];

    @TempDir
    Path folder;

    /** What matters of a marker that was read: its identity is new. */
    private record Seen(long frame, long frames, String text) {
        static List<Seen> of(List<Marker> markers) {
            return markers.stream()
                    .map(m -> new Seen(m.frame(), m.frames(), m.text()))
                    .toList();
        }
    }

    @BeforeEach
    void sound() {
        new Random(3).nextBytes(AUDIO);
    }

    private static Marker marker(long frame, long frames, String text) {
        return new Marker(UUID.randomUUID(), frame, frames, text);
    }

    private static WavBytes wav() {
        return new WavBytes("RIFF", 100_000).fmt(1, 1, 8000, 16);
    }

    private Path file(WavBytes wav) throws IOException {
        return Files.write(folder.resolve("a.wav"), wav.get());
    }

    /** A file of the length that its header says. */
    private Path withMarkers(WavMarkers.Chunks chunks) throws IOException {
        long size = 4 + 24 + 8 + AUDIO.length + chunks.bytes().length;
        return file(new WavBytes("RIFF", size)
                .fmt(1, 1, 8000, 16)
                .data(AUDIO.length, AUDIO)
                .bytes(chunks.bytes()));
    }

    private List<Seen> seen(WavBytes wav) throws IOException {
        return Seen.of(WavMarkers.read(file(wav)).markers());
    }

    private static byte[] cue(long... namesAndFrames) {
        WavPart part = new WavPart().u32(namesAndFrames.length / 2);
        for (int i = 0; i < namesAndFrames.length; i += 2) {
            part.point(namesAndFrames[i], namesAndFrames[i + 1], 0, namesAndFrames[i + 1]);
        }
        return part.get();
    }

    /** Bytes of a chunk's body. */
    private static final class WavPart {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        WavPart u32(long value) {
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) value)
                    .array());
            return this;
        }

        WavPart point(long name, long position, long blockStart, long sampleOffset) {
            return u32(name).u32(position).text("data").u32(0).u32(blockStart).u32(sampleOffset);
        }

        WavPart text(String text) {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        WavPart bytes(byte... bytes) {
            out.writeBytes(bytes);
            return this;
        }

        WavPart chunk(String id, byte[] body) {
            text(id).u32(body.length).bytes(body);
            return body.length % 2 == 1 ? bytes((byte) 0) : this;
        }

        WavPart label(long name, String text) {
            return chunk("labl", new WavPart().u32(name).text(text + "\0").get());
        }

        byte[] get() {
            return out.toByteArray();
        }
    }

    @Test
    void whatAFileCannotCountIsForSomebodyElseToKeep() {
        Marker within = Marker.at(0xFFFF_FFFFL, "within");
        Marker beyond = Marker.at(0x1_0000_0000L, "beyond");
        Marker afterTheEnd = Marker.at(0x2_0000_0000L, "after the end");
        List<Marker> all = List.of(within, beyond, afterTheEnd);

        assertEquals(List.of(beyond, afterTheEnd), WavMarkers.chunks(all).leftOut());
        assertEquals(List.of(beyond), WavMarkers.beyond(all, 0x1_8000_0000L));
    }

    @Test
    void theBytesAreThoseOfTheSpecification() {
        var chunks = WavMarkers.chunks(List.of(marker(0x1_0203, 0x99, "né"), marker(7, 0, "ab")));
        byte[] expected = new WavPart()
                .chunk(
                        "cue ",
                        new WavPart()
                                .u32(2)
                                .point(1, 7, 0, 7)
                                .point(2, 0x1_0203, 0, 0x1_0203)
                                .get())
                .chunk(
                        "LIST",
                        new WavPart()
                                .text("adtl")
                                .chunk("labl", new byte[] {1, 0, 0, 0, 'a', 'b', 0})
                                .chunk("labl", new byte[] {2, 0, 0, 0, 'n', (byte) 0xC3, (byte) 0xA9, 0})
                                .chunk(
                                        "ltxt",
                                        new WavPart()
                                                .u32(2)
                                                .u32(0x99)
                                                .text("rgn ")
                                                .u32(0)
                                                .u32(0)
                                                .get())
                                .get())
                .get();
        assertArrayEquals(expected, chunks.bytes());
        assertEquals(List.of(), chunks.leftOut());
    }

    @Test
    void noMarkersNoBytes() {
        assertEquals(0, WavMarkers.chunks(List.of()).bytes().length);
    }

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        Random random = new Random(17);
        String alphabet = "abc ÄöüßéЖ漢字🎙\"',;<&\\";
        for (int round = 0; round < 200; round++) {
            List<Marker> markers = new ArrayList<>();
            for (int n = random.nextInt(30); n > 0; n--) {
                long frame = random.nextLong(FRAMES + 1);
                long frames = random.nextBoolean() ? 0 : random.nextLong(FRAMES - frame + 1);
                StringBuilder text = new StringBuilder("t");
                for (int c = random.nextInt(40); c > 0; c--) {
                    int at = alphabet.offsetByCodePoints(
                            0, random.nextInt(alphabet.codePointCount(0, alphabet.length())));
                    text.appendCodePoint(alphabet.codePointAt(at));
                }
                markers.add(marker(frame, frames, text.toString().strip()));
            }
            Collections.shuffle(markers, random);
            var chunks = WavMarkers.chunks(markers);
            assertEquals(0, chunks.bytes().length % 2);
            Path file = withMarkers(chunks);
            markers.sort(Comparator.comparingLong(Marker::frame));
            var found = WavMarkers.read(file);
            assertEquals(Seen.of(markers).stream().distinct().toList(), Seen.of(found.markers()), "round " + round);
            assertEquals(Optional.empty(), found.problem());
            assertEquals(FRAMES, WavFile.read(file).frames());
            assertEquals(Optional.empty(), WavFile.read(file).problem());
        }
    }

    @Test
    void markersThatTheFormatCannotCountAreNamed() {
        Marker last = marker(0xFFFF_FFFFL, 0xFFFF_FFFFL, "last");
        Marker late = marker(0x1_0000_0000L, 0, "late");
        Marker lasting = marker(5, 0x1_0000_0000L, "lasting");
        var chunks = WavMarkers.chunks(List.of(late, last, lasting));
        assertEquals(List.of(late, lasting), chunks.leftOut());
        assertEquals(WavMarkers.chunks(List.of(last)).bytes().length, chunks.bytes().length);
    }

    @Test
    void readsAroundTheAudioInAnyOrder() throws IOException {
        byte[] texts = new WavPart()
                .text("adtl")
                .label(9, "nine")
                .label(4, "four")
                .chunk(
                        "ltxt",
                        new WavPart().u32(9).u32(100).text("rgn ").u32(0).u32(0).get())
                .get();
        List<Seen> expected = List.of(new Seen(20, 0, "four"), new Seen(500, 100, "nine"));
        assertEquals(
                expected,
                seen(wav().chunk("LIST", texts)
                        .chunk("cue ", cue(9, 500, 4, 20))
                        .data(AUDIO.length, AUDIO)));
        assertEquals(
                expected,
                seen(wav().data(AUDIO.length, AUDIO).chunk("LIST", texts).chunk("cue ", cue(9, 500, 4, 20))));
        assertEquals(
                expected,
                seen(new WavBytes("RF64", 0xFFFF_FFFFL)
                        .text("ds64")
                        .u32(28)
                        .u64(99_999)
                        .u64(AUDIO.length)
                        .u64(FRAMES)
                        .u32(0)
                        .fmt(1, 1, 8000, 16)
                        .data(0xFFFF_FFFFL, AUDIO)
                        .chunk("cue ", cue(9, 500, 4, 20))
                        .chunk("LIST", texts)));
    }

    @Test
    void readsWhatOtherProgramsFillIn() throws IOException {
        byte[] points = new WavPart()
                .u32(3)
                .point(1, 0, 0, 10)
                .point(2, 20, 0, 0)
                .point(3, 0, 60, 0)
                .get();
        byte[] texts = new WavPart()
                .text("adtl")
                .label(1, "")
                .chunk("note", new WavPart().u32(1).text("a note").get())
                .chunk(
                        "ltxt",
                        new WavPart()
                                .u32(2)
                                .u32(5)
                                .text("rgn ")
                                .u32(0)
                                .u32(0)
                                .text("in the length\0")
                                .get())
                .chunk(
                        "labl",
                        new WavPart().u32(3).bytes((byte) 'd', (byte) 0xE9).get())
                .get();
        assertEquals(
                List.of(new Seen(10, 0, "a note"), new Seen(20, 5, "in the length"), new Seen(30, 0, "dé")),
                seen(wav().data(AUDIO.length, AUDIO).chunk("cue ", points).chunk("LIST", texts)));
    }

    @Test
    void oddFilesGiveWhatMakesSense() throws IOException {
        WavBytes labelsOnly = wav().data(AUDIO.length, AUDIO)
                .chunk("LIST", new WavPart().text("adtl").label(1, "lost").get());
        assertEquals(List.of(), seen(labelsOnly));
        assertEquals(
                List.of(new Seen(3, 0, "")),
                seen(wav().data(AUDIO.length, AUDIO).chunk("cue ", cue(1, 3))));
        assertEquals(
                List.of(new Seen(3, 0, ""), new Seen(4, 0, "")),
                seen(wav().data(AUDIO.length, AUDIO).chunk("cue ", cue(1, 3, 2, 4, 1, 3))));
        byte[] lying = cue(1, 3, 2, 4);
        Arrays.fill(lying, 0, 4, (byte) 0xFF);
        assertEquals(
                2, seen(wav().data(AUDIO.length, AUDIO).chunk("cue ", lying)).size());
        byte[] cut = Arrays.copyOf(cue(1, 3, 2, 4), 40);
        assertEquals(1, seen(wav().data(AUDIO.length, AUDIO).chunk("cue ", cut)).size());
        WavBytes sizeTooLarge =
                wav().data(AUDIO.length, AUDIO).text("cue ").u32(0xFFFF_FFF0L).bytes(cue(1, 3));
        assertEquals(1, seen(sizeTooLarge).size());
    }

    @Test
    void aSpanEndsWithTheAudioAndATextIsOneLine() throws IOException {
        byte[] texts = new WavPart()
                .text("adtl")
                .label(1, " one\r\ntwo\tthree ")
                .label(2, "x".repeat(499) + "🎙")
                .chunk(
                        "ltxt",
                        new WavPart()
                                .u32(1)
                                .u32(5000)
                                .text("rgn ")
                                .u32(0)
                                .u32(0)
                                .get())
                .get();
        assertEquals(
                List.of(new Seen(990, 10, "one  two three"), new Seen(1000, 0, "x".repeat(499))),
                seen(wav().data(AUDIO.length, AUDIO)
                        .chunk("cue ", cue(1, 990, 2, 1000))
                        .chunk("LIST", texts)));
    }

    @Test
    void saysWhatItDidNotTake() throws IOException {
        var beyond = WavMarkers.read(file(wav().data(AUDIO.length, AUDIO).chunk("cue ", cue(1, 3, 2, 1001))));
        assertEquals(1, beyond.markers().size());
        assertTrue(beyond.problem().orElseThrow().startsWith("1 markers"), beyond.problem()::get);
        long[] many = new long[2 * (WavMarkers.MOST + 5)];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = i;
            many[i + 1] = i % 999;
        }
        var first = WavMarkers.read(file(wav().data(AUDIO.length, AUDIO).chunk("cue ", cue(many))));
        assertTrue(first.problem().orElseThrow().contains("10005"), first.problem()::get);
        assertFalse(first.markers().isEmpty());
    }

    @Test
    void garbageInMarkersNeverHidesTheAudio() throws IOException {
        Random random = new Random(23);
        byte[] good = WavMarkers.chunks(List.of(marker(1, 0, "one"), marker(500, 20, "two"), marker(800, 0, "")))
                .bytes();
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int n = random.nextInt(8); n > 0 && bytes.length > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Path file = file(wav().data(AUDIO.length, AUDIO).bytes(bytes));
            for (Marker marker : WavMarkers.read(file).markers()) {
                assertTrue(marker.frame() + marker.frames() <= FRAMES);
            }
            assertEquals(FRAMES, WavFile.read(file).frames());
        }
    }

    @Test
    void areAppendedToACompleteFileAndCountedInItsHeader() throws IOException {
        List<Marker> markers = List.of(marker(2, 0, "two"), marker(1L << 32, 0, "late"));
        Path odd = Files.write(
                folder.resolve("odd.wav"),
                new WavBytes("RIFF", 39).fmt(1, 1, 8000, 8).data(3, new byte[3]).get());
        Path large = Files.write(
                folder.resolve("rf64.wav"),
                new WavBytes("RF64", 0xFFFF_FFFFL)
                        .text("ds64")
                        .u32(28)
                        .u64(72 + AUDIO.length)
                        .u64(AUDIO.length)
                        .u64(FRAMES)
                        .u32(0)
                        .fmt(1, 1, 8000, 16)
                        .data(0xFFFF_FFFFL, AUDIO)
                        .get());
        for (Path file : List.of(odd, large)) {
            assertEquals(markers.subList(1, 2), WavMarkers.append(FileIo.disk(), file, markers));
            assertEquals(
                    List.of(new Seen(2, 0, "two")),
                    Seen.of(WavMarkers.read(file).markers()));
            assertEquals(Optional.empty(), WavFile.read(file).problem());
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            assertEquals(bytes.limit() - 8, file == odd ? bytes.getInt(4) : bytes.getLong(20));
        }
        assertEquals(3, WavFile.read(odd).frames());
    }

    /** A RIFF header counts 32 bits: what would not fit leaves the file as it is. */
    @Test
    void aFileThatWouldOutgrowItsHeaderIsLeftAlone() throws IOException {
        long data = 0xFFFF_FFFEL - 36;
        Path file = Files.write(
                folder.resolve("full.wav"),
                new WavBytes("RIFF", data + 36).fmt(1, 1, 8000, 16).data(data).get());
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 44 + data - 1);
        }
        List<Marker> markers = List.of(marker(2, 0, "two"));
        assertEquals(markers, WavMarkers.append(FileIo.disk(), file, markers));
        assertEquals(44 + data, Files.size(file));
    }

    /** libsndfile is the reader inside many programs. */
    @Test
    void anotherReaderSeesTheSamePlaces() throws Exception {
        Path file = withMarkers(WavMarkers.chunks(
                List.of(marker(1, 0, "odd"), marker(500, 20, "a span"), marker(1000, 0, "at the end"))));
        String told = Tools.run("sndfile-info", file.toString());
        var positions = Pattern.compile("^\\s+Cue ID :\\s+(\\d+).*Offset : +(\\d+)$", Pattern.MULTILINE)
                .matcher(told)
                .results()
                .map(match -> match.group(1) + "=" + match.group(2))
                .toList();
        assertEquals(List.of("1=1", "2=500", "3=1000"), positions, told);
        assertTrue(told.contains("a span"), told);
        assertFalse(told.contains("***"), told);
    }

    @Test
    void whatIsNoWavIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "no audio at all");
        assertThrows(VoiceRecorderException.class, () -> WavMarkers.read(file));
    }
}
