package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.testkit.WavFiles;

/** Whatever is given to {@code voicerec add}: taken as what it is, or refused with a reason and without a trace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFilesTest {
    private static final int NOT_FOUND = 3;
    private static final int INVALID = 4;
    private static final int STORAGE = 5;
    private static final int DAMAGED = 6;
    private static final char ESCAPE = '\u001b';

    @TempDir
    static Path folder;

    private Voicerec voicerec;
    private Process owner;
    private int seed;

    @BeforeAll
    void serve() throws IOException {
        voicerec = Voicerec.in(folder);
        owner = voicerec.serve();
    }

    @AfterAll
    void end() throws InterruptedException {
        owner.destroyForcibly().waitFor();
    }

    @ParameterizedTest
    @CsvSource({
        "empty.wav, '', ERR_EMPTY_FILE, 4",
        "note.txt, 'Remember the milk', ERR_UNSUPPORTED_FORMAT, 4",
        "text.wav, 'Remember the milk', ERR_UNSUPPORTED_FORMAT, 4",
        "page.mp3, '<!DOCTYPE html><html><body><audio src=a.mp3></body></html>', ERR_UNSUPPORTED_FORMAT, 4",
        "zip.m4a, 'PK\u0003\u0004\u0014\u0000\u0000\u0000', ERR_UNSUPPORTED_FORMAT, 4",
        "riff.wav, 'RIFF\u0010\u0000\u0000\u0000AVI ', ERR_UNSUPPORTED_FORMAT, 4",
        "magic.flac, 'fLaC', ERR_CORRUPT_FILE, 6",
        "magic.ogg, 'OggS', ERR_UNSUPPORTED_FORMAT, 4",
        "magic.wav, 'RIFF\u0000\u0000\u0000\u0000WAVE', ERR_CORRUPT_FILE, 6",
        "tag.mp3, 'ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000#EXTM3U', ERR_CORRUPT_FILE, 6"
    })
    void whatIsNoAudioIsRefused(String name, String content, String code, int status) throws IOException {
        assertRefused(Files.write(folder.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1)), code, status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wav", "aiff", "flac", "m4a", "mp3", "ogg", "opus"})
    void whatIsCutOffIsRefused(String format) throws IOException {
        byte[] whole = Files.readAllBytes(sound(format));
        Path cut = Files.write(folder.resolve("cut." + format), Arrays.copyOf(whole, whole.length / 2));
        assertRefused(cut, "ERR_CORRUPT_FILE", DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flac", "m4a", "ogg"})
    void whatIsDamagedIsRefused(String format) throws IOException {
        byte[] bytes = Files.readAllBytes(sound(format));
        byte[] rubbish = new byte[bytes.length / 2];
        new Random(1).nextBytes(rubbish);
        System.arraycopy(rubbish, 0, bytes, bytes.length / 4, rubbish.length);
        assertRefused(Files.write(folder.resolve("damaged." + format), bytes), "ERR_CORRUPT_FILE", DAMAGED);
    }

    @ParameterizedTest
    @CsvSource({"mp3, wav, audio/mpeg", "flac, mp3, audio/flac", "wav, flac, audio/wav", "m4a, ogg, audio/mp4"})
    void theTypeIsToldByTheContent(String format, String extension, String mimeType) throws IOException {
        Path mislabelled = folder.resolve("mislabelled-" + format + "." + extension);
        Files.copy(sound(format), mislabelled);
        JsonObject added = added(voicerec.run("add", mislabelled.toString(), "--json"));
        assertEquals(mimeType, added.get("mimeType").getAsString());
        assertTrue(added.get("storedName").getAsString().endsWith("." + format), added::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "list.mp3, '#EXTM3U\n#EXTINF:1,\n%s\n%s\n'",
        "list.wav, '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n%s\n%s\n#EXT-X-ENDLIST\n'",
        "list.m4a, '[playlist]\nFile1=%s\nFile2=%s\nNumberOfEntries=2\n'",
        "list.flac, '<playlist version=\"1\"><trackList><track><location>file://%s</location></track><track>"
                + "<location>%s</location></track></trackList></playlist>'",
        "concat.wav, 'ffconcat version 1.0\nfile %s\nfile %s\n'",
        "concat.mp3, 'ffconcat version 1.0\nfile file:%s\nfile %s\n'"
    })
    void aPlaylistReadsNothingElse(String name, String playlist) throws Exception {
        Path secret = sound("wav");
        Tools.run("touch", "-a", "-d", "2001-01-01", secret.toString());
        var before = Files.getAttribute(secret, "lastAccessTime");
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:%d/a.mp3".formatted(server.getLocalPort());
            Path file = Files.writeString(folder.resolve(name), playlist.formatted(secret, url));

            assertRefused(file, "ERR_UNSUPPORTED_FORMAT", INVALID);

            server.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, server::accept, "a URL was fetched");
        }
        assertEquals(before, Files.getAttribute(secret, "lastAccessTime"), "another file was read");
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        Path fifo = folder.resolve("pipe.wav");
        Tools.run("mkfifo", fifo.toString());
        assertRefused(fifo, "ERR_NOT_A_FILE", INVALID);
        assertRefused(Path.of("/dev/zero"), "ERR_NOT_A_FILE", INVALID);
        assertRefused(
                Files.createSymbolicLink(folder.resolve("dangling.wav"), folder.resolve("gone")),
                "ERR_FILE_NOT_FOUND",
                NOT_FOUND);
        assertRefused(folder.resolve("never-was.wav"), "ERR_FILE_NOT_FOUND", NOT_FOUND);
        JsonObject nothing = voicerec.run(
                        "add",
                        Files.createDirectory(folder.resolve("folder.wav")).toString(),
                        "--json")
                .succeeds()
                .json();
        assertEquals("{\"added\":[],\"duplicates\":[],\"failed\":[]}", nothing.toString());
    }

    @Test
    void whatMayNotBeReadIsRefused() throws IOException {
        Path locked = noise(folder.resolve("locked.wav"));
        Tools.run("chmod", "000", locked.toString());
        var own = new Voicerec(
                voicerec.program(), folder.resolve("own"), folder.resolve("own").resolve("library"));
        var result = Voicerec.await(own.startUnder(Unprivileged.WRAPPER, "add", locked.toString(), "--json"))
                .fails(STORAGE);
        assertEquals("ERR_PERMISSION", failure(result).get("code").getAsString());
        assertEquals(0, WholeLibrary.check(own).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's.wav",
                "smile \uD83D\uDE00.wav",
                "100% %s %n.wav",
                "שלום עולם.wav",
                "\u202egnp.wav",
                "$(touch x) `y`;&.wav",
                " spaces .wav",
                "no extension"
            })
    void anOddNameIsKept(String name) throws IOException {
        Path file = noise(folder.resolve(name));
        JsonObject added = added(voicerec.run("add", file.toString(), "--json"));
        assertEquals(name, added.get("originalName").getAsString());
        var shown = voicerec.run("show", "last").succeeds();
        assertTrue(shown.out().chars().noneMatch(c -> c == ESCAPE || c == 0x202e), shown::out);
    }

    @Test
    void namesOf255BytesAreKept() throws IOException {
        for (String name : List.of("a".repeat(251) + ".wav", "ä".repeat(125) + "a.wav")) {
            assertEquals(255, name.getBytes(StandardCharsets.UTF_8).length);
            Path file = noise(folder.resolve(name));
            JsonObject added = added(voicerec.run("add", file.toString(), "--json"));
            assertEquals(name, added.get("originalName").getAsString());
        }
    }

    @Test
    void aNameThatBeginsWithADashIsAName() throws IOException {
        noise(voicerec.home().resolve("--json.wav"));
        JsonObject added = added(voicerec.run("add", "--json", "--", "--json.wav"));
        assertEquals("--json.wav", added.get("originalName").getAsString());
        noise(voicerec.home().resolve("-x.wav"));
        added(voicerec.run("add", "--json", "./-x.wav"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b.wav", "a\nb.wav", "a:b.wav", "a?b*.wav", "\u001b[31mred\u0007.wav", "tab\t.wav"})
    void aNameThatNoOtherSystemTakesIsRefusedOrMended(String name) throws IOException {
        Path file = noise(folder.resolve(name));
        assertRefused(file, "ERR_INVALID_NAME", INVALID);
        var told = voicerec.run("add", file.toString()).fails(INVALID);
        assertFalse((told.out() + told.err()).indexOf(ESCAPE) >= 0, told::err);

        var mended = voicerec.run("add", file.toString(), "--fix-names").succeeds();

        assertFalse((mended.out() + mended.err()).indexOf(ESCAPE) >= 0, mended::out);
        String kept = voicerec.run("show", "last", "--json")
                .succeeds()
                .json()
                .get("originalName")
                .getAsString();
        assertTrue(kept.contains("_") && kept.chars().noneMatch(Character::isISOControl), kept);
    }

    @Test
    void bytesThatAreNoTextAreTakenFromAFolder() throws IOException {
        Path file = noise(folder.resolve("bytes.wav"));
        Path odd = Files.createDirectory(folder.resolve("odd"));
        Tools.run("sh", "-c", "mv \"$1\" \"$2/$(printf 'b\\377d.wav')\"", "sh", file.toString(), odd.toString());
        JsonObject added = added(voicerec.run("add", odd.toString(), "--json"));
        assertEquals("b\ufffdd.wav", added.get("originalName").getAsString());

        // Java cannot take such a name from the command line: it must be told why.
        String shell = "\"$0\" add --json \"$1/$(printf 'b\\377d.wav')\"";
        var named = Voicerec.await(voicerec.startUnder(List.of("sh", "-c", shell), odd.toString()))
                .fails(NOT_FOUND);
        assertTrue(failure(named).get("message").getAsString().contains("not valid UTF-8"), named::out);
    }

    @Test
    void tagsOfAFileCannotWriteToTheTerminal() throws IOException {
        Path file = folder.resolve("tagged.flac");
        Tools.run(
                "sox",
                "-n",
                "--comment",
                "TITLE=\u001b]0;owned\u0007\u001b[2J",
                file.toString(),
                "synth",
                "0.2",
                "sine",
                "300");
        var told = voicerec.run("add", file.toString()).succeeds();
        var list = voicerec.run("list").succeeds();
        var show = voicerec.run("show", "last").succeeds();
        for (var each : List.of(told, list, show)) {
            assertFalse((each.out() + each.err()).indexOf(ESCAPE) >= 0, each::out);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wav,  unsigned-integer, 8,  44100, 2",
        "wav,  signed-integer,   16, 8000,  1",
        "wav,  signed-integer,   24, 48000, 2",
        "wav,  signed-integer,   32, 96000, 1",
        "wav,  floating-point,   32, 48000, 2",
        "rf64, signed-integer,   16, 48000, 2",
        "aiff, signed-integer,   24, 44100, 2",
        "flac, signed-integer,   24, 44100, 1",
        "ogg,  ,                 ,   44100, 2",
        "mp3,  ,                 ,   44100, 2",
        "m4a,  ,                 ,   44100, 2",
        "opus, ,                 ,   48000, 2"
    })
    void aSoundFormatComesInAsWhatItIs(String format, String encoding, Integer bits, int rate, int channels)
            throws IOException {
        Path file = SoundFiles.make(voicerec, folder, format, encoding, bits, rate, channels);
        JsonObject added = added(voicerec.run("add", file.toString(), "--json"));

        assertEquals(rate, added.get("sampleRate").getAsInt());
        assertEquals(channels, added.get("channels").getAsInt());
        assertEquals(SoundFiles.SECONDS, added.get("durationSeconds").getAsDouble(), 0.06);
        assertEquals(bits == null ? "null" : "" + bits, added.get("bitDepth").toString());
        assertEquals(Tools.sha256(file), added.get("checksum").getAsString());
        if (Map.of("wav", 1, "aiff", 1, "flac", 1, "ogg", 1).containsKey(format)) {
            assertEquals(rate, Tools.soxi("-r", file));
            assertEquals(channels, Tools.soxi("-c", file));
            double seconds = (double) Tools.soxi("-s", file) / rate;
            assertEquals(seconds, added.get("durationSeconds").getAsDouble(), 0.001);
        }
        voicerec.run("verify", added.get("id").getAsString()).succeeds();
    }

    private void assertRefused(Path file, String code, int status) throws IOException {
        int before = WholeLibrary.recordings(voicerec).size();
        String hash = Files.isRegularFile(file) ? Tools.sha256(file) : "";

        var result = voicerec.run("add", file.toString(), "--json").fails(status);

        JsonObject failure = failure(result);
        assertEquals(code, failure.get("code").getAsString());
        assertEquals(file.toString(), failure.get("path").getAsString());
        assertFalse(failure.get("message").getAsString().isBlank());
        assertFalse(failure.get("advice").getAsString().isBlank());
        assertEquals(hash, Files.isRegularFile(file) ? Tools.sha256(file) : "");
        assertEquals(before, WholeLibrary.recordings(voicerec).size());
        assertEquals(
                before,
                Tools.names(voicerec.library().resolve("recordings/raw")).size());
        assertEquals(List.of(), WholeLibrary.incoming(voicerec));
    }

    private static JsonObject failure(Voicerec.Result result) {
        var failed = result.json().getAsJsonArray("failed");
        assertEquals(1, failed.size(), failed::toString);
        return failed.get(0).getAsJsonObject();
    }

    private static JsonObject added(Voicerec.Result result) {
        var added = result.succeeds().json().getAsJsonArray("added");
        assertEquals(1, added.size(), result::out);
        return added.get(0).getAsJsonObject();
    }

    /** A sound of its own in that format. */
    private Path sound(String format) throws IOException {
        return SoundFiles.make(voicerec, Files.createTempDirectory(folder, "sound"), format, null, null, 44_100, 2);
    }

    private Path noise(Path file) throws IOException {
        return WavFiles.noise(file, 8_000, 1, 4_000, ++seed);
    }
}
