package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.audio.LiveEncoder;
import org.voicerecorder.api.audio.LiveEncoders;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.recorder.FlacCopy;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Export;
import org.voicerecorder.api.storage.ExportRequest;
import org.voicerecorder.api.storage.Exported;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.api.storage.Purge;
import org.voicerecorder.storage.FlacCopies;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.WavFiles;

/** FLAC copies of takes, from the encoder to the bin. */
class FlacCopiesTest {
    @TempDir
    Path folder;

    private OpenLibrary library;
    private ServiceRegistration<AudioInputs> microphone;

    @BeforeEach
    void open() {
        library = OpenLibrary.at(folder.resolve("library"));
        microphone = FrameworkUtil.getBundle(FlacCopiesTest.class)
                .getBundleContext()
                .registerService(AudioInputs.class, ScriptedMicrophone.endless(), null);
    }

    @AfterEach
    void close() {
        library.close();
        microphone.unregister();
    }

    private Take record(TakeRequest request) throws Exception {
        Take take = library.service(Recorder.class)
                .start(request.withDevice(ScriptedMicrophone.ID).withFlac(true));
        take.result().get(60, TimeUnit.SECONDS);
        return take;
    }

    private Recording recordOne(int bits) throws Exception {
        Take take = record(TakeRequest.of(new CaptureFormat(48_000, 1, bits)).withLength(Duration.ofSeconds(2)));
        FlacCopy copy = take.flacCopies().get(60, TimeUnit.SECONDS).getFirst();
        assertEquals(Optional.empty(), copy.problem());
        assertEquals(Files.size(flac()), copy.sizeBytes().getAsLong());
        return take.result().join();
    }

    private List<Path> derived() throws IOException {
        Path flac = library.library().derived().resolve("flac");
        if (!Files.isDirectory(flac)) {
            return List.of();
        }
        try (var files = Files.list(flac)) {
            return files.toList();
        }
    }

    private Path flac() throws IOException {
        return derived().stream()
                .filter(file -> file.toString().endsWith(".flac"))
                .findFirst()
                .orElseThrow();
    }

    private Exported export(Recording recording, Path target) {
        return library.service(Export.class)
                .export(
                        recording,
                        target,
                        ExportRequest.of(Optional.of(ExportFormat.FLAC), true),
                        Progress.NONE,
                        Cancellation.none());
    }

    private Integrity.Report verify() {
        return library.service(Integrity.class).verify(List.of(), Progress.NONE, Cancellation.none());
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void aTakesCopyIsKeptWhenEverySampleIsThere(int bits) throws Exception {
        Recording recording = recordOne(bits);

        assertTrue(library.service(FlacCopies.class)
                .intact(recording, Cancellation.none())
                .isPresent());
        assertEquals(
                Exported.Check.SAMPLES,
                export(recording, folder.resolve("a.flac")).check());
        assertTrue(verify().isClean());
        assertEquals(List.of(), verify().damagedCopies());
    }

    @Test
    void everyPartOfASplitTakeHasItsCopy() throws Exception {
        Take take = record(TakeRequest.of(new CaptureFormat(48_000, 1, 16))
                .withLength(Duration.ofSeconds(5))
                .withSplit(new Split.Every(Duration.ofSeconds(2))));
        List<FlacCopy> copies = take.flacCopies().get(60, TimeUnit.SECONDS);

        assertEquals(3, copies.size());
        assertTrue(copies.stream().allMatch(copy -> copy.sizeBytes().isPresent()), copies::toString);
        assertEquals(6, derived().size(), "each beside its checksum");
    }

    /** The copy at hand is made in another way than an export makes one, so that it can be told by its frames. */
    @Test
    void anExportTakesTheAudioOfTheCopyAndItsOwnTags() throws Exception {
        Recording recording = recordOne(16);
        Path other = folder.resolve("other.flac");
        ffmpeg("-i", recording.path().toString(), "-compression_level", "0", "-f", "flac", other.toString());
        library.service(FlacCopies.class).keep(recording, other, Cancellation.none());
        byte[] copied = tail(flac());

        export(recording, folder.resolve("a.flac"));

        assertArrayEquals(copied, tail(folder.resolve("a.flac")));
        assertEquals(
                recording.title(),
                service(AudioFiles.class)
                        .inspect(folder.resolve("a.flac"))
                        .tags()
                        .get("title"));
        Files.delete(flac());
        export(recording, folder.resolve("b.flac"));
        assertFalse(Arrays.equals(copied, tail(folder.resolve("b.flac"))), "made from the recording it is another");
    }

    /** The last frames: their blocks tell how they were encoded. */
    private static byte[] tail(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Arrays.copyOfRange(bytes, bytes.length - 500, bytes.length);
    }

    private static void ffmpeg(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y"));
        command.addAll(List.of(arguments));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    private <T> T service(Class<T> type) {
        return library.service(type);
    }

    @Test
    void aDamagedCopyIsNotHandedOutAndVerifyMakesItAnew() throws Exception {
        Recording recording = recordOne(24);
        byte[] bytes = Files.readAllBytes(flac());
        bytes[bytes.length / 2] ^= 1;
        Files.write(flac(), bytes);

        assertEquals(
                Exported.Check.SAMPLES,
                export(recording, folder.resolve("a.flac")).check());
        Integrity.Report report = verify();

        assertEquals(1, report.damagedCopies().size());
        assertTrue(report.damagedCopies().getFirst().renewed());
        assertTrue(report.isClean(), "no recording is damaged");
        assertEquals(List.of(), verify().damagedCopies());
        assertTrue(library.service(FlacCopies.class)
                .intact(recording, Cancellation.none())
                .isPresent());
    }

    @Test
    void aCopyWhoseChecksumIsLostIsMadeAnew() throws Exception {
        recordOne(16);
        Files.delete(flac().resolveSibling(flac().getFileName() + ".sha256"));

        assertTrue(verify().damagedCopies().getFirst().renewed());
        assertEquals(List.of(), verify().damagedCopies());
    }

    /** What the encoder makes of other samples is never kept, whatever it says of itself. */
    @Test
    void aCopyThatDiffersInOneSampleIsRefused() throws Exception {
        Path wav = WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, 8_000, 1);
        Recording recording = library.service(Ingest.class).add(AddRequest.of(wav), Progress.NONE, Cancellation.none());
        byte[] pcm = new byte[16_000];
        System.arraycopy(Files.readAllBytes(wav), 44, pcm, 0, pcm.length);
        pcm[7_000] ^= 1;
        Path encoded = library.service(FlacCopies.class).unfinished(recording.id());
        try (LiveEncoder encoder = service(LiveEncoders.class).flac(encoded, new CaptureFormat(8_000, 1, 16))) {
            encoder.write(pcm, 0, pcm.length);
            encoder.finish();
        }

        var e = assertThrows(VoiceRecorderException.class, () -> library.service(FlacCopies.class)
                .keep(recording, encoded, Cancellation.none()));

        assertEquals(ErrorCode.ERR_IO, e.code());
        assertTrue(e.getMessage().contains("frame 3500"), e.getMessage());
        assertFalse(Files.exists(encoded));
        assertEquals(List.of(), derived());
    }

    @Test
    void thePurgeTakesTheCopyAlong() throws Exception {
        Recording recording = recordOne(16);
        library.service(Recordings.class).delete(List.of(recording.id()));
        library.service(Purge.class).purge(List.of(recording.id()), false);

        assertEquals(List.of(), derived());
    }

    @Test
    void halfACopyIsRemovedAtTheNextStart() throws Exception {
        Path incoming = library.library().incoming();
        library.close();
        Files.writeString(incoming.resolve(UUID.randomUUID() + ".flac.part"), "half");
        Files.writeString(incoming.resolve(".part-" + UUID.randomUUID()), "half");
        library = OpenLibrary.at(folder.resolve("library"));
        library.service(Integrity.class);

        try (var files = Files.list(incoming)) {
            assertEquals(
                    List.of(),
                    files.filter(f -> !f.getFileName().toString().equals(".open"))
                            .toList());
        }
    }
}
