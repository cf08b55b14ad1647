package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.DuplicateRecordingException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Waveforms;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.WavFiles;

class IngestTest {
    @TempDir
    Path folder;

    private OpenLibrary library;
    private Ingest ingest;
    private Recordings recordings;

    @BeforeEach
    void open() {
        library = OpenLibrary.at(folder.resolve("library"));
        ingest = library.service(Ingest.class);
        recordings = library.service(Recordings.class);
    }

    @AfterEach
    void close() {
        library.close();
    }

    @Test
    void aWavFileComesInWithItsChecksumItsPropertiesAndItsPeaks() throws Exception {
        Path file = WavFiles.noise(folder.resolve("interview.wav"), 48_000, 2, 480_000, 1);

        Recording added = add(AddRequest.of(file));

        assertEquals(sha256(file), added.checksum());
        assertEquals(sha256(file), sha256(added.path()));
        assertEquals("interview", added.title());
        assertEquals("audio/wav", added.mimeType());
        assertEquals(IngestSource.IMPORT, added.source());
        var audio = added.audio().orElseThrow();
        assertEquals(10.0, audio.seconds());
        assertEquals(48_000, audio.sampleRate());
        assertEquals(2, audio.channels());
        assertEquals(16, audio.bitDepth().orElseThrow());
        assertEquals(library.library().raw().resolve(added.id() + ".wav"), added.path());
        var waveforms = library.service(Waveforms.class);
        var stored = waveforms.stored(added).orElseThrow();
        var computed =
                waveforms.compute(added, Waveforms.STORED_SAMPLES_PER_PIXEL, true, Progress.NONE, Cancellation.none());
        assertArrayEquals(computed.data(), stored.data());
        assertEquals(
                added,
                recordings.find(added.id()).map(IngestTest::withoutVersion).orElseThrow());
    }

    @Test
    void theSameAudioComesInOnce() throws IOException {
        Path file = WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, 8_000, 2);
        Path copy = Files.copy(file, folder.resolve("b.wav"));
        Recording first = add(AddRequest.of(file));

        var e = assertThrows(DuplicateRecordingException.class, () -> add(AddRequest.of(copy)));

        assertEquals(first.id(), e.existing().id());
        assertOneFilePerRow(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "damaged", "cut off"})
    void storedAudioThatIsNotWholeIsReplacedByTheSameFile(String state) throws Exception {
        Path file = WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, 8_000, 2);
        Recording first = add(AddRequest.of(file));
        byte[] stored = Files.readAllBytes(first.path());
        switch (state) {
            case "missing" -> Files.delete(first.path());
            case "damaged" -> {
                stored[stored.length / 2] ^= 1;
                Files.write(first.path(), stored);
            }
            default -> Files.write(first.path(), Arrays.copyOf(stored, stored.length / 2));
        }

        var healed = assertThrows(DuplicateRecordingException.class, () -> add(AddRequest.of(file)));
        var whole = assertThrows(DuplicateRecordingException.class, () -> add(AddRequest.of(file)));

        assertTrue(healed.isHealed());
        assertFalse(whole.isHealed());
        assertEquals(first.checksum(), sha256(first.path()));
        assertOneFilePerRow(1);
    }

    @Test
    void aLongCommentInAFileIsCutAndALongNoteOfTheUserIsRefused() throws Exception {
        Path tagged = folder.resolve("tagged.flac");
        var sox = new ProcessBuilder(
                "sox",
                "-n",
                "--comment",
                "COMMENT=" + "x".repeat(40_000),
                tagged.toString(),
                "synth",
                "0.2",
                "sine",
                "300");
        assertEquals(0, sox.inheritIO().start().waitFor());
        assertEquals(
                10_000, add(AddRequest.of(tagged)).description().orElseThrow().length());

        Path file = WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, 8_000, 2);
        var tags = IntStream.range(0, 400).mapToObj(i -> i + "t".repeat(90)).toList();
        var request = new AddRequest(
                file,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.of("x".repeat(10_001)),
                tags,
                AddRequest.DEFAULT_MAXIMUM_SIZE,
                IngestSource.IMPORT,
                Optional.empty());
        var e = assertThrows(VoiceRecorderException.class, () -> add(request));
        assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, e.code());
        assertTrue(e.getMessage().contains("description") && e.getMessage().contains("list of tags"), e::getMessage);
    }

    @Test
    void theDuplicateOfADeletedRecordingSaysHowToBringItBack() throws IOException {
        Path file = WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, 8_000, 3);
        Recording first = add(AddRequest.of(file));
        recordings.delete(List.of(first.id()));

        var e = assertThrows(DuplicateRecordingException.class, () -> add(AddRequest.of(file)));

        assertTrue(e.advice().contains("voicerec restore " + first.shortId()), e.advice());
    }

    @Test
    void eightAddsOfTheSameFileAtOnceGiveOneRecording() throws Exception {
        Path file = WavFiles.noise(folder.resolve("a.wav"), 48_000, 2, 100_000, 4);
        var work = new ArrayList<Callable<String>>();
        for (int i = 0; i < 8; i++) {
            work.add(() -> {
                try {
                    return add(AddRequest.of(file)).id().toString();
                } catch (DuplicateRecordingException e) {
                    return "duplicate of " + e.existing().id();
                }
            });
        }
        var results = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var future : threads.invokeAll(work)) {
                results.add(future.get());
            }
        }

        var added = results.stream().filter(r -> !r.startsWith("duplicate")).toList();
        assertEquals(1, added.size(), results::toString);
        assertEquals(
                7,
                results.stream()
                        .filter(r -> r.equals("duplicate of " + added.getFirst()))
                        .count());
        assertOneFilePerRow(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"what?.wav", "a:b.wav", "say \"hi\".wav", "a\nb.wav", "a|b.wav", "back\\slash.wav"})
    void aNameThatOtherSystemsRefuseIsRefusedWithAdvice(String name) throws IOException {
        Path file = WavFiles.noise(folder.resolve(name), 8_000, 1, 800, 5);

        var e = assertThrows(VoiceRecorderException.class, () -> add(AddRequest.of(file)));

        assertEquals(ErrorCode.ERR_INVALID_NAME, e.code());
        assertTrue(e.advice().contains("--fix-names"), e.advice());
        assertFalse(e.getMessage().contains("\n"));
        assertOneFilePerRow(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rf.wav", "emoji 🎤🎧.wav", "שלום עולם.wav", "it's.wav", "..wav", "a b .wav", "%s%n.wav"})
    void unusualNamesAreKept(String name) throws IOException {
        Path file = WavFiles.noise(folder.resolve(name), 8_000, 1, 800, 6);

        Recording added = add(AddRequest.of(file));

        assertEquals(name, added.originalName());
        assertOneFilePerRow(1);
    }

    @Test
    void allProblemsOfAFileAreToldAtOnce() throws IOException {
        Path file = WavFiles.noise(folder.resolve("a?b.wav"), 8_000, 1, 8_000, 8);
        var request = new AddRequest(
                file,
                Optional.empty(),
                false,
                Optional.of("x".repeat(501)),
                Optional.empty(),
                List.of(),
                new ByteSize(1_000),
                IngestSource.IMPORT,
                Optional.empty());

        var e = assertThrows(VoiceRecorderException.class, () -> add(request));

        assertEquals(ErrorCode.ERR_INVALID_NAME, e.code());
        assertTrue(e.getMessage().contains("a?b.wav"), e.getMessage());
        assertTrue(e.getMessage().contains("The title has 501 characters"), e.getMessage());
        assertTrue(e.getMessage().contains("the limit is"), e.getMessage());
        assertTrue(e.advice().contains("--fix-names") && e.advice().contains("--max-size"), e.advice());
        assertOneFilePerRow(0);
    }

    @Test
    void aNameOf255BytesIsKept() throws IOException {
        String name = "x".repeat(251) + ".wav";
        assertEquals(
                name,
                add(AddRequest.of(WavFiles.noise(folder.resolve(name), 8_000, 1, 800, 7)))
                        .originalName());
    }

    @Test
    void namesAreFixedOnRequest() throws IOException {
        Path file = WavFiles.noise(folder.resolve("what: \"this\"?.wav"), 8_000, 1, 800, 8);
        var request = AddRequest.of(file);
        var fixing = new AddRequest(
                file,
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of("b", "a", "a"),
                request.maximumSize(),
                request.source(),
                Optional.empty());

        Recording added = add(fixing);

        assertEquals("what_ _this__.wav", added.originalName());
        assertEquals(List.of("a", "b"), added.tags());
    }

    @Test
    void whatIsNotFitIsRefusedAndChangesNothing() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.wav"));
        Path text = Files.writeString(folder.resolve("text.wav"), "This is not audio. ".repeat(100));
        Path playlist = Files.writeString(folder.resolve("list.mp3"), "#EXTM3U\n/etc/passwd\n");
        Path large = WavFiles.noise(folder.resolve("large.wav"), 48_000, 2, 48_000, 9);
        assertCode(ErrorCode.ERR_EMPTY_FILE, AddRequest.of(empty));
        assertCode(ErrorCode.ERR_UNSUPPORTED_FORMAT, AddRequest.of(text));
        assertCode(ErrorCode.ERR_UNSUPPORTED_FORMAT, AddRequest.of(playlist));
        assertCode(ErrorCode.ERR_FILE_NOT_FOUND, AddRequest.of(folder.resolve("missing.wav")));
        assertCode(ErrorCode.ERR_NOT_A_FILE, AddRequest.of(folder));
        var limited = new AddRequest(
                large,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new ByteSize(1000),
                IngestSource.IMPORT,
                Optional.empty());
        var e = assertCode(ErrorCode.ERR_FILE_TOO_LARGE, limited);
        assertTrue(e.advice().contains("--max-size"));
        assertOneFilePerRow(0);
    }

    @Test
    void aLargeFileThatIsNoAudioIsRefusedBeforeItIsCopied() throws IOException {
        Path file = folder.resolve("film.wav");
        Files.write(file, "This is not audio. ".repeat(200_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var copied = new ArrayList<Long>();

        var e = assertThrows(
                VoiceRecorderException.class,
                () -> ingest.add(AddRequest.of(file), (_, done, _, _) -> copied.add(done), Cancellation.none()));

        assertEquals(ErrorCode.ERR_UNSUPPORTED_FORMAT, e.code());
        assertTrue(e.getMessage().contains("film.wav"), e.getMessage());
        assertEquals(List.of(), copied);
        assertOneFilePerRow(0);
    }

    @Test
    void cancellingLeavesNothingBehind() throws IOException {
        Path file = WavFiles.noise(folder.resolve("a.wav"), 48_000, 2, 4_000_000, 10);
        var cancel = new Cancellation();

        assertThrows(
                CancelledException.class,
                () -> ingest.add(AddRequest.of(file), (_, _, _, _) -> cancel.cancel(), cancel));

        assertOneFilePerRow(0);
    }

    @Test
    void aSourceThatGrowsMeanwhileIsRefused() throws IOException {
        Path file = WavFiles.noise(folder.resolve("a.wav"), 48_000, 2, 4_000_000, 11);
        var once = new boolean[1];
        Progress grow = (_, _, _, _) -> {
            if (!once[0]) {
                once[0] = true;
                try {
                    Files.write(file, new byte[1000], java.nio.file.StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        };

        var e = assertThrows(
                VoiceRecorderException.class, () -> ingest.add(AddRequest.of(file), grow, Cancellation.none()));

        assertEquals(ErrorCode.ERR_SOURCE_CHANGED, e.code());
        assertOneFilePerRow(0);
    }

    private Recording add(AddRequest request) {
        return ingest.add(request, Progress.NONE, Cancellation.none());
    }

    private VoiceRecorderException assertCode(ErrorCode code, AddRequest request) {
        var e = assertThrows(VoiceRecorderException.class, () -> add(request));
        assertEquals(code, e.code(), e.getMessage());
        return e;
    }

    private void assertOneFilePerRow(int expected) throws IOException {
        var rows = recordings.ids(RecordingFilter.ALL, RecordingOrder.NEWEST_FIRST);
        assertEquals(expected, rows.size());
        assertEquals(
                recordings.findAll(rows).stream()
                        .map(Recording::storedName)
                        .sorted()
                        .toList(),
                names(library.library().raw()));
        assertEquals(List.of(), names(library.library().incoming()));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> !name.equals(".open"))
                    .sorted()
                    .toList();
        }
    }

    private static Recording withoutVersion(Recording r) {
        return new Recording(
                r.id(),
                r.originalName(),
                r.storedName(),
                r.path(),
                r.title(),
                r.description(),
                r.tags(),
                r.audio(),
                r.sizeBytes(),
                r.mimeType(),
                r.checksum(),
                r.status(),
                r.syncStatus(),
                r.source(),
                r.createdAt(),
                r.modifiedAt(),
                r.lastSyncedAt(),
                r.appVersion(),
                r.retentionPolicy(),
                r.dataSubject(),
                r.consent(),
                0);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
