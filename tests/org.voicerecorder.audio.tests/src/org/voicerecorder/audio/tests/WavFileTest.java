package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.PeaksBuilder;
import org.voicerecorder.audio.SampleEncoding;
import org.voicerecorder.audio.SampleFormat;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.WavHeader;
import org.voicerecorder.audio.WavMarkers;
import org.voicerecorder.audio.WavStreamScanner;

class WavFileTest {
    private static final byte[] AUDIO = audio(400);
    private static final long UNKNOWN = 0xFFFF_FFFFL;

    @TempDir
    Path folder;

    private static byte[] audio(int length) {
        byte[] audio = new byte[length];
        new Random(5).nextBytes(audio);
        return audio;
    }

    /** name, file, encoding, channels, frames, whether it is odd */
    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of("8 bit", riff().fmt(1, 1, 8000, 8).data(400, AUDIO), SampleEncoding.U8, 1, 400, false),
                Arguments.of("16 bit", riff().fmt(1, 2, 8000, 16).data(400, AUDIO), SampleEncoding.S16, 2, 100, false),
                Arguments.of(
                        "20 bit in 24",
                        riff().fmt(1, 1, 8000, 20).data(399, audio(400)),
                        SampleEncoding.S24,
                        1,
                        133,
                        false),
                Arguments.of(
                        "24 bit", riff().fmt(1, 1, 8000, 24).data(300, audio(300)), SampleEncoding.S24, 1, 100, false),
                Arguments.of("32 bit", riff().fmt(1, 1, 8000, 32).data(400, AUDIO), SampleEncoding.S32, 1, 100, false),
                Arguments.of("float", riff().fmt(3, 1, 8000, 32).data(400, AUDIO), SampleEncoding.F32, 1, 100, false),
                Arguments.of("double", riff().fmt(3, 1, 8000, 64).data(400, AUDIO), SampleEncoding.F64, 1, 50, false),
                Arguments.of(
                        "extensible",
                        riff().extensible(1, 2, 8000, 32, 24).data(400, AUDIO),
                        SampleEncoding.S32,
                        2,
                        50,
                        false),
                Arguments.of(
                        "extensible float",
                        riff().extensible(3, 1, 8000, 32, 32).data(400, AUDIO),
                        SampleEncoding.F32,
                        1,
                        100,
                        false),
                Arguments.of("empty, finished", tagged(0), SampleEncoding.S16, 2, 0, false),
                Arguments.of(
                        "never finished: 0",
                        new WavBytes("RIFF", 0).fmt(1, 2, 8000, 16).data(0, AUDIO),
                        SampleEncoding.S16,
                        2,
                        100,
                        true),
                Arguments.of(
                        "never finished: header of an empty file",
                        new WavBytes("RIFF", 36).fmt(1, 2, 8000, 16).data(0, AUDIO),
                        SampleEncoding.S16,
                        2,
                        100,
                        true),
                Arguments.of(
                        "streamed: all ones",
                        new WavBytes("RIFF", UNKNOWN).fmt(1, 2, 8000, 16).data(UNKNOWN, AUDIO),
                        SampleEncoding.S16,
                        2,
                        100,
                        true),
                Arguments.of(
                        "shorter than it says",
                        riff().fmt(1, 2, 8000, 16).data(5000, AUDIO),
                        SampleEncoding.S16,
                        2,
                        100,
                        true),
                Arguments.of(
                        "ends within a frame",
                        riff().fmt(1, 2, 8000, 16).data(402, audio(402)),
                        SampleEncoding.S16,
                        2,
                        100,
                        true),
                Arguments.of(
                        "chunks before and after, odd ones too",
                        riff().chunk("bext", audio(7))
                                .fmt(1, 2, 8000, 16)
                                .chunk("fact", audio(4))
                                .data(400, AUDIO)
                                .chunk("cue ", audio(5)),
                        SampleEncoding.S16,
                        2,
                        100,
                        false),
                Arguments.of(
                        "RF64", rf64(400).fmt(1, 2, 8000, 16).data(UNKNOWN, AUDIO), SampleEncoding.S16, 2, 100, false),
                Arguments.of(
                        "RF64 with chunks after",
                        rf64(400).fmt(1, 2, 8000, 16).data(UNKNOWN, AUDIO).chunk("junk", audio(9)),
                        SampleEncoding.S16,
                        2,
                        100,
                        false),
                Arguments.of(
                        "RF64 shorter than it says",
                        rf64(1L << 33).fmt(1, 2, 8000, 16).data(UNKNOWN, AUDIO),
                        SampleEncoding.S16,
                        2,
                        100,
                        true),
                Arguments.of(
                        "JUNK that may become ds64",
                        riff().chunk("JUNK", new byte[28]).fmt(1, 2, 8000, 16).data(400, AUDIO),
                        SampleEncoding.S16,
                        2,
                        100,
                        false),
                Arguments.of(
                        "noise after the audio",
                        riff().fmt(1, 2, 8000, 16).data(400, AUDIO).bytes(new byte[20]),
                        SampleEncoding.S16,
                        2,
                        100,
                        true));
    }

    private static WavBytes riff() {
        return new WavBytes("RIFF", 1000);
    }

    private static WavBytes rf64(long data) {
        return new WavBytes("RF64", UNKNOWN)
                .text("ds64")
                .u32(28)
                .u64(data + 72)
                .u64(data)
                .u64(0)
                .u32(0);
    }

    private static WavBytes tagged(int data) {
        return riff().fmt(1, 2, 8000, 16)
                .data(data, Arrays.copyOf(AUDIO, data))
                .info("INAM", "Tïtle", "IART", "A", "ICRD", "2024-01-02", "ICMT", "c\nd", "ISFT", "x");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void readsWhatPeopleHave(String name, WavBytes wav, SampleEncoding encoding, int channels, long frames, boolean odd)
            throws IOException {
        Path file = Files.write(folder.resolve("a.wav"), wav.get());
        WavHeader header = WavFile.read(file);
        assertEquals(new SampleFormat(8000, channels, encoding), header.format(), name);
        assertEquals(frames, header.frames());
        assertEquals(odd, header.problem().isPresent(), header.problem().orElse("no problem"));
    }

    /** The scanner is fed the file in pieces of every size and must tell the same. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void theScannerSeesTheSame(
            String name, WavBytes wav, SampleEncoding encoding, int channels, long frames, boolean odd)
            throws IOException {
        byte[] bytes = wav.get();
        WavHeader expected = WavFile.read(Files.write(folder.resolve("a.wav"), bytes));
        PeaksBuilder peaks = new PeaksBuilder(expected.format(), 16, false);
        peaks.accept(bytes, (int) expected.dataOffset(), (int) expected.dataLength());
        for (int piece : new int[] {1, 2, 3, 7, 44, 100, bytes.length}) {
            WavStreamScanner scanner = new WavStreamScanner(16, false);
            for (int at = 0; at < bytes.length; at += piece) {
                scanner.accept(bytes, at, Math.min(piece, bytes.length - at));
            }
            WavStreamScanner.Result result = scanner.finish().orElseThrow();
            assertEquals(expected, result.header(), name + " by " + piece);
            assertArrayEquals(peaks.peaks().data(), result.peaks().data(), name + " by " + piece);
        }
        assertEquals(encoding.bytes() * channels * frames, expected.dataLength());
        assertEquals(odd, expected.problem().isPresent());
    }

    @Test
    void readsTagsBeforeAndAfterTheAudio() throws IOException {
        var wanted = Map.of("title", "Tïtle", "artist", "A", "date", "2024-01-02", "comment", "c\nd");
        assertEquals(
                wanted,
                WavFile.read(Files.write(folder.resolve("a.wav"), tagged(400).get()))
                        .tags());
        byte[] before = riff().info("INAM", "first")
                .fmt(1, 1, 8000, 8)
                .data(3, audio(3))
                .get();
        assertEquals(
                Map.of("title", "first"),
                WavFile.read(Files.write(folder.resolve("b.wav"), before)).tags());
    }

    @Test
    void aForgottenPadByteIsForgiven() throws IOException {
        byte[] wav = riff().fmt(1, 1, 8000, 8)
                .data(3, audio(3))
                .info("INAM", "after")
                .get();
        WavHeader header = WavFile.read(Files.write(folder.resolve("a.wav"), wav));
        assertEquals(3, header.frames());
        assertEquals(Map.of("title", "after"), header.tags());
        assertEquals(Optional.empty(), header.problem());
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        assertFails(ErrorCode.ERR_CORRUPT_FILE, riff().get());
        assertFails(ErrorCode.ERR_CORRUPT_FILE, riff().fmt(1, 2, 8000, 16).get());
        assertFails(ErrorCode.ERR_CORRUPT_FILE, riff().data(400, AUDIO).get());
        assertFails(
                ErrorCode.ERR_CORRUPT_FILE,
                riff().fmt(1, 0, 8000, 16).data(400, AUDIO).get());
        assertFails(
                ErrorCode.ERR_CORRUPT_FILE,
                riff().fmt(1, 2, 0, 16).data(400, AUDIO).get());
        assertFails(
                ErrorCode.ERR_CORRUPT_FILE,
                riff().fmt(1, 2, 8000, 48).data(400, AUDIO).get());
        assertFails(
                ErrorCode.ERR_CORRUPT_FILE,
                riff().text("fmt ").u32(4).u32(1).data(4, AUDIO).get());
        assertFails(
                ErrorCode.ERR_UNSUPPORTED_FORMAT,
                riff().fmt(0x55, 2, 8000, 16).data(400, AUDIO).get());
        assertFails(ErrorCode.ERR_UNSUPPORTED_FORMAT, "RIFF1234AVI LIST".getBytes());
    }

    private void assertFails(ErrorCode code, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bad.wav"), bytes);
        assertEquals(
                code,
                assertThrows(VoiceRecorderException.class, () -> WavFile.read(file))
                        .code());
        WavStreamScanner scanner = new WavStreamScanner(256, false);
        scanner.accept(bytes, 0, bytes.length);
        if (code == ErrorCode.ERR_UNSUPPORTED_FORMAT) {
            assertEquals(Optional.empty(), scanner.finish());
            assertTrue(scanner.isRejected());
        } else {
            assertEquals(
                    code,
                    assertThrows(VoiceRecorderException.class, scanner::finish).code());
        }
    }

    @Test
    void garbageNeverBreaksTheReaders() throws IOException {
        Random random = new Random(11);
        byte[] good = tagged(400).get();
        Path file = folder.resolve("fuzz.wav");
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int n = random.nextInt(6); n > 0 && bytes.length > 12; n--) {
                bytes[random.nextInt(12, bytes.length)] = (byte) random.nextInt();
            }
            Files.write(file, bytes);
            Object fromFile = outcome(() -> WavFile.read(file));
            WavStreamScanner scanner = new WavStreamScanner(256, true);
            scanner.accept(bytes, 0, bytes.length);
            Object scanned = outcome(
                    () -> scanner.finish().map(WavStreamScanner.Result::header).orElse(null));
            if (scanned != null) {
                assertEquals(fromFile, scanned, "round " + i);
            }
        }
    }

    /** Sizes of 64 bits, added to a place in a file, must not become negative places. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 79, Long.MAX_VALUE - 80, Long.MAX_VALUE - 81, 1L << 62})
    void noSizeIsTooLargeToBeRead(long size) throws IOException {
        byte[] bytes = new WavBytes("RF64", UNKNOWN)
                .text("ds64")
                .u32(28)
                .u64(size)
                .u64(size)
                .u64(0)
                .u32(0)
                .fmt(1, 2, 8000, 16)
                .data(UNKNOWN, AUDIO)
                .get();

        WavHeader header = WavFile.read(Files.write(folder.resolve("a.wav"), bytes));

        assertEquals(100, header.frames());
        assertTrue(header.problem().orElseThrow().contains("400 of " + size), header.toString());
        assertEquals(List.of(), WavMarkers.read(folder.resolve("a.wav")).markers());
        WavStreamScanner scanner = new WavStreamScanner(16, false);
        scanner.accept(bytes, 0, bytes.length);
        assertEquals(header, scanner.finish().orElseThrow().header());
    }

    private static Object outcome(Supplier<Object> act) {
        try {
            return act.get();
        } catch (VoiceRecorderException e) {
            return e.code();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8,unsigned-integer,wav", "16,signed-integer,wav", "24,signed-integer,wav", "32,signed-integer,wav",
        "32,floating-point,wav", "64,floating-point,wav", "16,signed-integer,wavpcm", "24,signed-integer,wavpcm"
    })
    void readsWhatSoxWrites(int bits, String encoding, String type) throws Exception {
        Path file = folder.resolve("sox.wav");
        Tools.run(
                "sox",
                "-r",
                "44100",
                "-n",
                "-c",
                "2",
                "-b",
                "" + bits,
                "-e",
                encoding,
                "-t",
                type,
                file.toString(),
                "synth",
                "sine",
                "440",
                "trim",
                "0",
                "12345s");
        WavHeader header = WavFile.read(file);
        assertEquals(12_345, header.frames());
        assertEquals(bits, header.format().encoding().bits());
        assertEquals(Optional.empty(), header.problem());
    }
}
