package org.voicerecorder.audio.tests.rescue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.WavHeader;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.rescue.BeyondRescueException;
import org.voicerecorder.audio.rescue.Diagnosis;
import org.voicerecorder.audio.rescue.Finding;
import org.voicerecorder.audio.rescue.FormatHint;
import org.voicerecorder.audio.rescue.WavRescue;
import org.voicerecorder.audio.tests.Tools;

/** Every kind of damage: what comes out is the audio that went in, and other programs read it. */
class RescueTest {
    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("damaged.wav"), content);
    }

    private static Diagnosis diagnose(Path file) {
        return WavRescue.diagnose(file, FormatHint.NONE, Progress.NONE, Cancellation.none());
    }

    private Path mend(Diagnosis found) {
        Path copy = folder.resolve("mended.wav");
        long size = WavRescue.write(FileIo.disk(), found, copy, false, Progress.NONE, Cancellation.none());
        assertEquals(size, copy.toFile().length());
        return copy;
    }

    private static byte[] audio(Path wav) throws IOException {
        WavHeader header = WavFile.read(wav);
        assertTrue(header.problem().isEmpty(), () -> header.problem().get());
        byte[] all = Files.readAllBytes(wav);
        int from = (int) header.dataOffset();
        return Arrays.copyOfRange(all, from, from + (int) header.dataLength());
    }

    private static List<String> codes(Diagnosis found) {
        return found.findings().stream().map(Finding::code).toList();
    }

    private static String texts(Diagnosis found) {
        return String.join("\n", found.findings().stream().map(Finding::text).toList());
    }

    @ParameterizedTest
    @MethodSource("org.voicerecorder.audio.tests.rescue.Damage#all")
    void whatComesOutIsWhatWentIn(Damage damage) throws Exception {
        byte[] content = damage.file();
        Path file = file(content);

        Diagnosis found = diagnose(file);

        assertTrue(codes(found).containsAll(damage.codes()), () -> texts(found));
        Path copy = mend(found);
        assertArrayEquals(damage.audio(), audio(copy), () -> texts(found));
        assertArrayEquals(content, Files.readAllBytes(file), "the original");
        WavHeader header = WavFile.read(copy);
        assertEquals(damage.sound().channels(), header.format().channels());
        assertEquals(damage.sound().bits(), header.format().encoding().bits());
        assertEquals(damage.sound().tag() == 3, header.format().encoding().isFloat());
        assertEquals(Riff.RATE, header.format().sampleRate());
        assertSoxReads(copy, damage);
        assertEquals(
                List.of(),
                codes(diagnose(copy)).stream()
                        .filter(code -> !code.equals("hole") && !code.equals("zeros-at-end"))
                        .toList());
    }

    private void assertSoxReads(Path copy, Damage damage) throws Exception {
        Sound sound = damage.sound();
        Path raw = folder.resolve("raw");
        String encoding = sound.tag() == 3 ? "floating-point" : sound.bits() == 8 ? "unsigned" : "signed";
        String said =
                Tools.run("sox", copy.toString(), "-t", "raw", "-e", encoding, "-b", "" + sound.bits(), raw.toString());
        assertEquals("", said);
        byte[] heard = Files.readAllBytes(raw);
        assertEquals(damage.audio().length, heard.length);
        // Sox computes with 32 bits, which floating point does not survive bit by bit.
        if (sound.tag() != 3) {
            assertArrayEquals(damage.audio(), heard);
        }
    }

    @Test
    void moreThanAHundredKindsAreKnown() {
        assertTrue(Damage.all().count() > 100);
    }

    @Test
    void aWholeFileHasNoFindings() throws Exception {
        for (Sound sound : List.of(Sound.STEREO, Sound.MONO_8, Sound.MONO_24_ODD, Sound.STEREO_32)) {
            assertEquals(List.of(), diagnose(file(Riff.whole(sound))).findings());
        }
        Path made = folder.resolve("sox.wav");
        for (String[] how : new String[][] {
            {"-b", "16"},
            {"-b", "24"},
            {"-e", "floating-point", "-b", "32"},
            {"-e", "mu-law"},
            {"-e", "ms-adpcm"},
            {"-e", "ima-adpcm"},
            {"-e", "a-law"}
        }) {
            String[] command = Stream.of(
                            Stream.of("sox", "-n", "-r", "44100", "-c", "2"),
                            Stream.of(how),
                            Stream.of(made.toString(), "synth", "0.5", "sine", "440"))
                    .flatMap(words -> words)
                    .toArray(String[]::new);
            Tools.run(command);
            Diagnosis found = diagnose(made);
            assertEquals(List.of(), found.findings(), () -> String.join(" ", how) + texts(found));
            assertFalse(found.isMendable());
        }
    }

    @ParameterizedTest
    @EnumSource(Compressed.class)
    void compressedAudioIsKeptAsItIs(Compressed kind) throws Exception {
        Path made = folder.resolve("made.wav");
        Tools.run("sox", "-n", "-r", "8000", "-e", kind.sox(), made.toString(), "synth", "2", "sine", "300");
        byte[] whole = Files.readAllBytes(made);
        byte[] heard = decoded(made);
        byte[] broken = whole.clone();
        int data = find(broken, "data");
        Arrays.fill(broken, 4, 8, (byte) 0);
        Arrays.fill(broken, data + 4, data + 8, (byte) 0);

        Path copy = mend(diagnose(file(broken)));

        byte[] again = decoded(copy);
        assertArrayEquals(Arrays.copyOf(heard, again.length), again);
        assertTrue(again.length >= heard.length - 2 * kind.block(), () -> again.length + " of " + heard.length);
    }

    /** Compressed audio looks like anything that is compressed: what is behind it may be more of it. */
    @ParameterizedTest
    @EnumSource(Compressed.class)
    void compressedAudioThatTheHeaderDoesNotCountIsKept(Compressed kind) throws Exception {
        Path made = folder.resolve("made.wav");
        Tools.run("sox", "-n", "-r", "8000", "-e", kind.sox(), made.toString(), "synth", "2", "sine", "300");
        byte[] stale = Files.readAllBytes(made);
        int data = find(stale, "data");
        long whole = diagnose(made).plan().audioLength();
        ByteBuffer sizes = ByteBuffer.wrap(stale).order(ByteOrder.LITTLE_ENDIAN);
        int counted = kind.block() * 4;
        sizes.putInt(4, data + counted).putInt(data + 4, counted);

        Diagnosis found = diagnose(file(stale));

        assertEquals(whole, found.plan().audioLength(), () -> texts(found));
        assertTrue(codes(found).contains("size-wrong"), () -> texts(found));
    }

    enum Compressed {
        MS_ADPCM("ms-adpcm", 1012),
        IMA_ADPCM("ima-adpcm", 505),
        MU_LAW("mu-law", 1),
        A_LAW("a-law", 1);

        private final String sox;
        private final int block;

        Compressed(String sox, int block) {
            this.sox = sox;
            this.block = block;
        }

        String sox() {
            return sox;
        }

        int block() {
            return block;
        }
    }

    private byte[] decoded(Path file) throws Exception {
        Path raw = folder.resolve("raw");
        Tools.run("sox", "-V1", file.toString(), "-t", "raw", "-e", "signed", "-b", "16", raw.toString());
        return Files.readAllBytes(raw);
    }

    private static int find(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    @ParameterizedTest
    @EnumSource(Hopeless.class)
    void whatCannotBeMendedSaysWhy(Hopeless kind) throws Exception {
        Path file = file(kind.file());

        var refused = assertThrows(BeyondRescueException.class, () -> diagnose(file));

        assertEquals(kind.code(), refused.code());
        assertTrue(refused.getMessage().contains(kind.words()), refused::getMessage);
        assertFalse(refused.advice().isEmpty());
        assertArrayEquals(kind.file(), Files.readAllBytes(file));
    }

    @Test
    void aTitleAndMarkersAreTakenOver() throws Exception {
        byte[] cue = Riff.nothing()
                .u32(1)
                .u32(1)
                .u32(500)
                .text("data")
                .u32(0)
                .u32(0)
                .u32(500)
                .get();
        byte[] content = Riff.of(0)
                .fmt(Sound.STEREO)
                .title("Kept")
                .data(0, Sound.STEREO.bytes())
                .chunk("cue ", cue)
                .get();

        Path copy = mend(diagnose(file(content)));

        assertEquals("Kept", WavFile.read(copy).tags().get("title"));
        assertArrayEquals(Sound.STEREO.bytes(), audio(copy));
        assertTrue(find(Files.readAllBytes(copy), "cue ") > 0);
    }

    /** What was written of a place in a text transfer is where it is in the file. */
    @Test
    void whatElseIsFoundInATextTransferIsToldWhereItIs() throws Exception {
        byte[] binary = Riff.nothing()
                .bytes(Riff.whole(Sound.STEREO))
                .text("TAG")
                .zeros(125)
                .get();
        byte[] text = Alter.asText(binary);

        Diagnosis found = diagnose(file(text));

        assertEquals(List.of("text-transfer", "surplus"), codes(found));
        assertEquals(text.length - 128, found.findings().getLast().offset());
    }

    /** What is lost at unknown places cannot be put back; it must not pass for a file that merely ends too early. */
    @Test
    void bytesThatATransferAsTextTookOutAreToldAndKept() throws Exception {
        byte[] noise = new byte[1 << 20];
        new Random(7).nextBytes(noise);
        byte[] whole = Riff.of(36 + noise.length).fmt(Sound.MONO).data(noise).get();
        Riff unix = Riff.nothing();
        for (int i = 0; i < whole.length; i++) {
            if (whole[i] != '\r' || i + 1 == whole.length || whole[i + 1] != '\n') {
                unix.bytes(whole[i]);
            }
        }

        Diagnosis found = diagnose(file(unix.get()));

        assertTrue(codes(found).contains("text-loss"), codes(found).toString());
        Finding loss = found.findings().stream()
                .filter(f -> f.code().equals("text-loss"))
                .findFirst()
                .orElseThrow();
        assertFalse(loss.isMended());
        assertTrue(loss.text().startsWith((whole.length - unix.get().length) + " bytes"), loss.text());
        assertEquals(List.of("cut-off"), codes(diagnose(file(Arrays.copyOf(whole, whole.length - 16)))));
    }

    /** Text in a file has such line ends by right. */
    @Test
    void linesInATextChunkAreNoTextTransfer() throws Exception {
        byte[] text = ("A=PCM,F=48000\r\n".repeat(40) + "Chœur mixte à l’église. ".repeat(40))
                .getBytes(StandardCharsets.UTF_8);
        byte[] quiet = new byte[40_000];
        for (int i = 0; i < quiet.length; i += 2) {
            quiet[i] = (byte) (1 + i % 7);
        }
        byte[] whole = Riff.of(36 + 8 + text.length + quiet.length)
                .fmt(Sound.MONO)
                .chunk("iXML", text)
                .data(quiet)
                .get();
        assertEquals(List.of(), diagnose(file(whole)).findings());
        byte[] unfinished =
                Riff.of(0).fmt(Sound.MONO).chunk("iXML", text).data(0, quiet).get();

        Diagnosis found = diagnose(file(unfinished));

        assertEquals(List.of("unfinished", "unfinished"), codes(found));
        assertArrayEquals(quiet, audio(mend(found)));
    }

    /** Zeros in genuine recordings: muted block by block, faded, silent on one side, of any length. */
    @Test
    void digitalSilenceIsNoHole() throws Exception {
        for (int[] zeros : new int[][] {{4 * 480, 4 * 2880}, {4 * 256 * 3, 4 * 1024 * 3}, {4 * 1111, 4 * 2222}}) {
            byte[] audio = Sound.STEREO.bytes().clone();
            Arrays.fill(audio, zeros[0], zeros[0] + zeros[1], (byte) 0);
            assertEquals(List.of(), diagnose(file(wav(audio))).findings(), Arrays.toString(zeros));
        }
        byte[] faded = Sound.STEREO.bytes().clone();
        Arrays.fill(faded, 4 * 3001, 4 * 3001 + 8192, (byte) 0);
        assertEquals(List.of("hole"), codes(diagnose(file(wav(faded)))));
        fade(faded, 3001, -1);
        fade(faded, 3000 + 2049, 1);
        assertEquals(List.of(), diagnose(file(wav(faded))).findings());
    }

    /** Zeros at the end of genuine recordings: faded out, muted block by block, or short. */
    @Test
    void silenceAtTheEndIsNoLoss() throws Exception {
        byte[] broken = Arrays.copyOf(Sound.STEREO.first(4 * 7001), 4 * 57_001);
        Diagnosis found = diagnose(file(wav(broken)));
        assertEquals(List.of("zeros-at-end"), codes(found));
        assertFalse(found.isMendable());
        assertTrue(texts(found).contains("the last 1.0 seconds"), () -> texts(found));

        byte[] faded = broken.clone();
        fade(faded, 7000, -1);
        byte[] muted = Arrays.copyOf(Sound.STEREO.first(4 * 480 * 15), 4 * 57_001);
        byte[] brief = Arrays.copyOf(broken, 4 * 27_001);
        for (byte[] genuine : List.of(faded, muted, brief)) {
            assertEquals(List.of(), diagnose(file(wav(genuine))).findings());
        }
    }

    /** It was quiet before, but not fading, and it lasts. */
    @Test
    void longZerosAfterTheAirOfARoomAreTold() throws Exception {
        byte[] quiet = Riff.nothing()
                .bytes(Sound.STEREO.hiss(20_001, 0.0005))
                .zeros(4 * 50_000)
                .get();
        assertEquals(List.of("zeros-at-end"), codes(diagnose(file(wav(quiet)))));
    }

    private static byte[] wav(byte[] audio) {
        return Riff.of(36 + audio.length).fmt(Sound.STEREO).data(audio).get();
    }

    private static void fade(byte[] stereo, int edge, int step) {
        var samples = ByteBuffer.wrap(stereo).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 960; i++) {
            for (int at = 4 * (edge + step * i), n = 0; n < 2; n++, at += 2) {
                samples.putShort(at, (short) (samples.getShort(at) * i / 960));
            }
        }
    }

    @Test
    void aPartThatNobodyKnowsIsNoDamage() throws Exception {
        byte[] content = Riff.of(36 + 16 + 28 + Sound.STEREO.bytes().length)
                .fmt(Sound.STEREO)
                .data(Sound.STEREO.bytes())
                .chunk("xYz1", Alter.noise(8))
                .title("Behind")
                .get();
        assertEquals(List.of(), diagnose(file(content)).findings());
        byte[] large = Riff.of(36 + 4008 + 1008 + Sound.STEREO.bytes().length)
                .fmt(Sound.STEREO)
                .data(Sound.STEREO.bytes())
                .chunk("xYz1", Alter.noise(4000))
                .chunk("xYz2", Alter.noise(1000))
                .get();
        assertEquals(List.of(), diagnose(file(large)).findings());
    }

    @Test
    void whatTheCallerKnowsGoesFirst() throws Exception {
        byte[] content = Riff.of(36 + Sound.MONO.bytes().length)
                .fmt(1, 2, 8000, 16)
                .data(Sound.MONO.bytes())
                .get();
        var hint = new FormatHint(OptionalInt.of(44_100), OptionalInt.of(1), OptionalInt.empty());

        Diagnosis found = WavRescue.diagnose(file(content), hint, Progress.NONE, Cancellation.none());

        assertTrue(codes(found).contains("format-given"), () -> texts(found));
        WavHeader header = WavFile.read(mend(found));
        assertEquals(44_100, header.format().sampleRate());
        assertEquals(1, header.format().channels());
    }

    @Test
    void noiseWithoutAHeaderNeedsToBeTold() throws Exception {
        byte[] noise = Alter.noise(40_000);
        Path file = file(noise);
        assertThrows(BeyondRescueException.class, () -> diagnose(file));
        var hint = new FormatHint(OptionalInt.of(16_000), OptionalInt.of(2), OptionalInt.of(16));

        Diagnosis found = WavRescue.diagnose(file, hint, Progress.NONE, Cancellation.none());

        assertFalse(codes(found).contains("guess"), () -> texts(found));
        assertArrayEquals(noise, audio(mend(found)));
    }

    /** Values that nothing tells are not said to be told by the others. */
    @Test
    void whatNobodyTellsIsNotSaidToBeTold() throws Exception {
        Diagnosis rate = diagnose(file(FormatDamage.RATE_TOLD_BY_NOTHING.file()));
        assertTrue(texts(rate).contains("rate says 0, and nothing says what is right"), () -> texts(rate));

        Diagnosis channels = diagnose(file(FormatDamage.CHANNELS_TOLD_BY_NOTHING.file()));
        assertFalse(texts(channels).contains("the other values"), () -> texts(channels));

        byte[] noise = Riff.of(36 + 50_000)
                .fmt(1, 0, Riff.RATE, 0, 0, 16)
                .data(Alter.noise(50_000))
                .get();
        Path file = file(noise);
        assertThrows(BeyondRescueException.class, () -> diagnose(file));
        var hint = new FormatHint(OptionalInt.empty(), OptionalInt.of(2), OptionalInt.empty());
        Diagnosis told = WavRescue.diagnose(file, hint, Progress.NONE, Cancellation.none());
        assertEquals(50_000, told.plan().audioLength());
    }

    @Test
    void aFileOfAnotherFormatBehindItIsToldAndLeftOut() throws Exception {
        byte[] content = Riff.nothing()
                .bytes(Riff.whole(Sound.STEREO))
                .bytes(Riff.whole(Sound.STEREO_24))
                .get();

        Diagnosis found = diagnose(file(content));

        assertTrue(texts(found).contains("cannot be joined"), () -> texts(found));
        assertArrayEquals(Sound.STEREO.bytes(), audio(mend(found)));
    }

    @Test
    void anErrorCodeForEachRefusal() {
        assertEquals(ErrorCode.ERR_CORRUPT_FILE, Hopeless.ONLY_ZEROS.code());
        assertEquals(ErrorCode.ERR_UNSUPPORTED_FORMAT, Hopeless.FLAC.code());
    }
}
