package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Annotations;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.Encoding;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.audio.ExportPreset;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.marker.Marker;

/** Tags, chapters and pictures, in every format, as ffprobe and we ourselves read them back. */
class AnnotationsTest {
    private static final int RATE = 48_000;
    private static final String HOSTILE = "a=b; c#d \\e [CHAPTER] \"é\" 🎙";

    private final AudioFiles files = Services.get(AudioFiles.class);

    @TempDir
    Path folder;

    private Path wav;

    @BeforeEach
    void sound() throws IOException {
        wav = Signals.wav(folder.resolve("a.wav"), new CaptureFormat(RATE, 2, 16), 3 * RATE);
    }

    private static Marker marker(long frame, long frames, String text) {
        return new Marker(UUID.randomUUID(), frame, frames, text);
    }

    private List<Marker> convert(Path source, Path target, Encoding encoding, Annotations annotations) {
        return files.convert(source, target, encoding, annotations, Progress.NONE, Cancellation.none());
    }

    private Path picture(String format) throws IOException {
        Path file = folder.resolve("cover." + format);
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), format, file.toFile());
        return file;
    }

    private static String probe(Path file) throws Exception {
        return Tools.ffprobe(
                "-show_entries",
                "format_tags:stream_tags:stream=codec_name,channels,bit_rate:stream_disposition",
                "" + file);
    }

    private static List<String> texts(List<Marker> markers) {
        return markers.stream().map(Marker::text).toList();
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void everyFormatBringsItsMarkersBack(ExportFormat format) throws Exception {
        List<Marker> markers =
                List.of(marker(0, 0, "start"), marker(2 * RATE + 1, 0, "end"), marker(RATE + 24, RATE / 2, HOSTILE));
        Path target = folder.resolve("b." + format.extension());

        assertEquals(
                List.of(),
                convert(
                        wav,
                        target,
                        Encoding.of(format),
                        new Annotations(Map.of("title", HOSTILE, "comment", "one\ntwo"), markers, Optional.empty())));

        AudioContent content = files.inspect(target);
        assertEquals(List.of("start", HOSTILE, "end"), texts(content.markers()));
        assertEquals(HOSTILE, content.tags().get("title"));
        long tolerance = format == ExportFormat.WAV ? 0 : RATE / 1000;
        long[] wanted = {0, RATE + 24, 2 * RATE + 1};
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], content.markers().get(i).frame(), tolerance);
        }
        long span = content.markers().get(1).frames();
        boolean hasSpans = format == ExportFormat.WAV || format == ExportFormat.MP3;
        assertEquals(hasSpans ? RATE / 2 : 0, span, tolerance);
        assertEquals(0, content.markers().get(0).frames());
        if (format != ExportFormat.WAV) {
            String chapters = Tools.ffprobe("-show_chapters", target.toString());
            assertEquals(3, chapters.split("\\[CHAPTER\\]\n", -1).length - 1, chapters);
        }
        assertEquals(3.0, content.properties().seconds(), 0.06);
    }

    /** The chapter track of an M4A begins at 0, whatever its first chapter says. */
    @ParameterizedTest
    @EnumSource(value = ExportFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "WAV")
    void aFirstMarkerAfterTheBeginningStaysWhereItIs(ExportFormat format) throws Exception {
        List<Marker> markers = List.of(marker(RATE * 3 / 2, 0, "one"), marker(2 * RATE, 0, "two"));
        for (Map<String, String> tags : List.of(Map.of("title", "Called so"), Map.<String, String>of())) {
            Path target = folder.resolve("b." + format.extension());

            convert(wav, target, Encoding.of(format), new Annotations(tags, markers, Optional.empty()));

            String told = Tools.ffprobe(
                    "-show_entries", "chapter=start_time:chapter_tags=title", "-of", "csv=p=0", target.toString());
            assertTrue(told.contains("1.500000,one\n2.000000,two"), told);
            List<Marker> back = files.inspect(target).markers();
            assertEquals(List.of("one", "two"), texts(back));
            assertEquals(RATE * 3 / 2, back.getFirst().frame(), RATE / 1000);
        }
    }

    /** A marker at the very beginning is one, named or not. */
    @Test
    void aMarkerAtTheBeginningComesBackFromAnM4a() throws Exception {
        Path target = folder.resolve("b.m4a");
        for (String name : List.of("start", "")) {
            List<Marker> markers = List.of(marker(0, 0, name), marker(RATE, 0, "two"));
            var annotations = new Annotations(Map.of("title", "Called so"), markers, Optional.empty());

            convert(wav, target, Encoding.of(ExportFormat.M4A), annotations);

            assertEquals(List.of(name, "two"), texts(files.inspect(target).markers()));
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void whatHoldsNoAudioIsNotEncoded(ExportFormat format) throws IOException {
        Path empty = Signals.wav(folder.resolve("empty.wav"), new CaptureFormat(RATE, 2, 16), 0);
        Path target = folder.resolve("b." + format.extension());
        if (format == ExportFormat.WAV) {
            convert(empty, target, Encoding.of(format), Annotations.NONE);
            assertEquals(0, files.inspect(target).properties().frames());
            return;
        }
        var refused = assertThrows(
                VoiceRecorderException.class, () -> convert(empty, target, Encoding.of(format), Annotations.NONE));
        assertEquals(ErrorCode.ERR_EMPTY_FILE, refused.code());
        assertTrue(refused.getMessage().contains("holds no audio; nothing was exported"), refused::getMessage);
        assertFalse(Files.exists(target));
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void tagsGoWhereTheFormatHasAPlaceForThem(ExportFormat format) throws Exception {
        Path target = folder.resolve("b." + format.extension());
        Map<String, String> tags =
                Map.of("artist", "Ada", "album", "The Album", "date", "2026-01-02", "genre", "Speech");

        convert(wav, target, Encoding.of(format), Annotations.tags(tags));

        String told = probe(target);
        for (String value : tags.values()) {
            assertTrue(told.contains("=" + value + "\n"), told);
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void aPictureGoesWhereThereIsAPlaceForIt(ExportFormat format) throws Exception {
        for (String type : List.of("jpg", "png")) {
            Path target = folder.resolve(type + "." + format.extension());
            var annotations = new Annotations(Map.of(), List.of(marker(5, 0, "x")), Optional.of(picture(type)));
            if (format == ExportFormat.WAV) {
                assertRefused("no place for a picture", () -> convert(wav, target, Encoding.of(format), annotations));
                assertFalse(Files.exists(target));
            } else {
                convert(wav, target, Encoding.of(format), annotations);
                String told = probe(target);
                assertTrue(told.contains("attached_pic=1"), told);
                assertTrue(told.contains(type.equals("png") ? "codec_name=png" : "codec_name=mjpeg"), told);
                assertEquals(List.of("x"), texts(files.inspect(target).markers()));
            }
        }
    }

    private static void assertRefused(String part, Runnable act) {
        var e = assertThrows(VoiceRecorderException.class, act::run);
        assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, e.code());
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    @Test
    void whatIsNoPictureIsRefusedAndLeavesNothing() throws IOException {
        Path text = Files.writeString(folder.resolve("cover.jpg"), "no picture");
        var annotations = new Annotations(Map.of(), List.of(), Optional.of(text));
        assertRefused(
                "no JPEG or PNG",
                () -> convert(wav, folder.resolve("b.mp3"), Encoding.of(ExportFormat.MP3), annotations));
        try (var left = Files.list(folder)) {
            assertEquals(2, left.count());
        }
    }

    @Test
    void markersWithoutAPlaceAreNamed() {
        List<Marker> many = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            many.add(marker(i * 100L, 0, "m" + i));
        }
        var annotations = new Annotations(Map.of(), many, Optional.empty());
        for (ExportFormat format : ExportFormat.values()) {
            Path target = folder.resolve("b." + format.extension());
            int most =
                    switch (format) {
                        case WAV, M4A -> 1_200;
                        case MP3 -> 255;
                        case FLAC, OPUS, OGG -> 999;
                    };
            List<Marker> leftOut = convert(wav, target, Encoding.of(format), annotations);
            assertEquals(many.subList(most, many.size()), leftOut, format.name());
            assertEquals(
                    texts(many.subList(0, most)), texts(files.inspect(target).markers()), format.name());
        }
    }

    @Test
    void flacToFlacKeepsTheEncodedAudio() throws Exception {
        Path flac = folder.resolve("a.flac");
        Path copy = folder.resolve("b.flac");
        // The programs are unpacked when they are first needed.
        convert(wav, copy, Encoding.of(ExportFormat.FLAC), Annotations.NONE);
        // Not as we would encode it, so that encoding it anew would show.
        Tools.ffmpeg("-i", wav.toString(), "-compression_level", "0", "-metadata", "genre=old", flac.toString());
        convert(
                flac,
                copy,
                Encoding.of(ExportFormat.FLAC),
                new Annotations(Map.of("title", "new"), List.of(marker(RATE, 0, "one")), Optional.empty()));
        byte[] first = Files.readAllBytes(flac);
        byte[] second = Files.readAllBytes(copy);
        int audio = first.length * 9 / 10;
        assertTrue(
                Arrays.equals(first, first.length - audio, first.length, second, second.length - audio, second.length));
        AudioContent content = files.inspect(copy);
        assertEquals("new", content.tags().get("title"));
        assertEquals(List.of("one"), texts(content.markers()));
        try (PcmStream a = files.decode(wav, 0);
                PcmStream b = files.decode(copy, 0)) {
            assertEquals(3 * RATE, Signals.assertSame(a, b));
        }
    }

    /** What the source says of itself stays with it: only what was asked for goes out. */
    @Test
    void nothingElseOfTheSourceComesAlong() throws Exception {
        Path opus = folder.resolve("a.opus");
        Path ogg = folder.resolve("b.ogg");
        convert(
                wav,
                opus,
                Encoding.of(ExportFormat.OPUS),
                new Annotations(Map.of("comment", "private words"), List.of(marker(7, 0, "secret")), Optional.empty()));
        convert(opus, ogg, Encoding.of(ExportFormat.OGG), Annotations.tags(Map.of("title", "public")));
        String told = probe(ogg) + Tools.ffprobe("-show_chapters", ogg.toString());
        assertTrue(told.contains("public"), told);
        assertFalse(told.contains("private") || told.contains("secret"), told);
    }

    @Test
    void presetsSayHowLargeACopyIs() throws Exception {
        for (ExportPreset preset : ExportPreset.ALL) {
            Path target = folder.resolve(preset.name());
            convert(wav, target, preset.encoding(), Annotations.NONE);
            AudioContent content = files.inspect(target);
            assertEquals(preset.encoding().mono() ? 1 : 2, content.properties().channels(), preset.name());
            if (preset.encoding().bitrate().isPresent()) {
                double kilobits = Files.size(target) * 8 / 3.0 / 1000;
                int wanted = preset.encoding().bitrate().getAsInt();
                assertTrue(kilobits > 0.5 * wanted && kilobits < 1.7 * wanted, preset.name() + ": " + kilobits);
            }
        }
    }

    /** ITU-R BS.775: front as it is, centre and surrounds at -3 dB, no low-frequency effects; the sum lowered to fit. */
    @Test
    void surroundIsMixedToStereoByTheCoefficientsOfTheStandard() throws Exception {
        // Front left and right, centre, low-frequency effects, surround left and right.
        int[] levels = {4_000, 6_000, 8_000, 30_000, 2_000, 1_000};
        byte[] pcm = new byte[RATE * levels.length * 2];
        var samples = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN);
        while (samples.hasRemaining()) {
            for (int level : levels) {
                samples.putShort((short) level);
            }
        }
        Path surround = folder.resolve("surround.wav");
        Files.write(
                surround,
                new WavBytes("RIFF", 36 + pcm.length)
                        .fmt(1, levels.length, RATE, 16)
                        .data(pcm.length, pcm)
                        .get());
        Path mix = folder.resolve("mix.wav");
        var stereo = new Encoding(ExportFormat.WAV, OptionalInt.empty(), Optional.empty(), false, true);
        convert(surround, mix, stereo, Annotations.NONE);

        double half = Math.sqrt(0.5);
        double sum = 1 + 2 * half;
        try (PcmStream in = files.decode(mix, 0)) {
            assertEquals(2, in.format().channels());
            byte[] block = new byte[4];
            assertEquals(4, in.read(block, 0, 4));
            var frame = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
            assertEquals((levels[0] + half * levels[2] + half * levels[4]) / sum, frame.getShort(), 2);
            assertEquals((levels[1] + half * levels[2] + half * levels[5]) / sum, frame.getShort(), 2);
        }
        Path same = folder.resolve("same.flac");
        convert(
                wav,
                same,
                new Encoding(ExportFormat.FLAC, OptionalInt.empty(), Optional.empty(), false, true),
                Annotations.NONE);
        assertEquals(2, files.inspect(same).properties().channels());
    }

    @Test
    void anEncodingThatCannotBeIsRefused() {
        assertRefused(
                "exclude each other",
                () -> new Encoding(ExportFormat.WAV, OptionalInt.empty(), Optional.empty(), true, true));
        assertRefused("no bitrate", () -> Encoding.of(ExportFormat.FLAC, 128, false));
        assertRefused("no bitrate", () -> Encoding.of(ExportFormat.OGG, 128, false));
        assertRefused("8 to 320", () -> Encoding.of(ExportFormat.MP3, 500, false));
        assertRefused(
                "two channels", () -> new Encoding(ExportFormat.OGG, OptionalInt.empty(), Optional.empty(), true));
        assertRefused(
                "no quality",
                () -> new Encoding(ExportFormat.WAV, OptionalInt.empty(), Optional.of(Encoding.Quality.LOW), false));
    }
}
