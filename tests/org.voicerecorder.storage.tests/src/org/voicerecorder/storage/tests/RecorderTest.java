package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.WavMarkers;
import org.voicerecorder.testkit.LibraryCopy;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.Until;

class RecorderTest {
    private static final CaptureFormat FORMAT = new CaptureFormat(48_000, 1, 16);
    private static final int HEADER = 1024;

    @TempDir
    Path folder;

    private OpenLibrary library;
    private Optional<ServiceRegistration<AudioInputs>> microphone = Optional.empty();

    @BeforeEach
    void open() {
        library = OpenLibrary.at(folder.resolve("library"));
    }

    @AfterEach
    void close() {
        library.close();
        microphone.ifPresent(ServiceRegistration::unregister);
    }

    @Test
    void aTakeOfTwoSecondsHoldsEverySampleOfTwoSeconds() throws Exception {
        plugIn(ScriptedMicrophone.endless());

        Take take = start(Optional.of(Duration.ofSeconds(2)));
        Recording recording = take.result().get(30, TimeUnit.SECONDS);

        assertEquals(take.id(), recording.id());
        assertEquals(2.0, recording.audio().orElseThrow().seconds());
        assertEquals(IngestSource.RECORDER, recording.source());
        assertCountsUp(recording.path(), 96_000);
        assertEquals(TakeStatus.State.FINISHED, take.status().state());
        assertIncomingIsClean();
    }

    @Test
    void stoppingKeepsWhatWasRead() throws Exception {
        var device = ScriptedMicrophone.waitingAfter(24_000, new CountDownLatch(1));
        plugIn(device);

        Take take = start(Optional.empty());
        await(() -> device.waiting);
        Recording recording = take.stop().get(30, TimeUnit.SECONDS);

        assertCountsUp(recording.path(), 24_000);
        assertIncomingIsClean();
    }

    @Test
    void aDeviceThatGoesAwayKeepsTheTakeAndSaysSo() throws Exception {
        plugIn(ScriptedMicrophone.lostAfter(30_001));

        Take take = start(Optional.empty());
        Recording recording = take.result().get(30, TimeUnit.SECONDS);

        assertCountsUp(recording.path(), 30_001);
        assertEquals(
                ErrorCode.ERR_DEVICE_LOST, take.status().problem().orElseThrow().code());
    }

    @Test
    void whileATakeIsPausedNothingIsWritten() throws Exception {
        var go = new CountDownLatch(1);
        var device = ScriptedMicrophone.waitingAfter(9_600, go);
        plugIn(device);

        Take take = start(Optional.of(Duration.ofMillis(400)));
        await(() -> device.waiting && take.status().buffer().held().isZero());
        take.pause();
        go.countDown();
        assertEquals(TakeStatus.State.PAUSED, take.status().state());
        assertEquals(Duration.ofMillis(200), take.status().recorded());
        take.resume();
        Recording recording = take.result().get(30, TimeUnit.SECONDS);

        short[] samples = samples(recording.path());
        assertEquals(19_200, samples.length);
        for (int i = 0; i < 9_600; i++) {
            assertEquals(ScriptedMicrophone.sample(i), samples[i]);
        }
        for (int i = 9_601; i < samples.length; i++) {
            assertEquals((short) (samples[i - 1] + 31), samples[i], "after the pause nothing is missing");
        }
    }

    @Test
    void aDiscardedTakeLeavesNothing() throws Exception {
        plugIn(ScriptedMicrophone.endless());

        Take take = start(Optional.empty());
        take.discard();
        var e = assertThrows(ExecutionException.class, () -> take.result().get(30, TimeUnit.SECONDS));

        assertInstanceOf(CancelledException.class, e.getCause());
        assertIncomingIsClean();
        assertEquals(
                List.of(), library.service(Recordings.class).ids(RecordingFilter.ALL, RecordingOrder.NEWEST_FIRST));
    }

    @Test
    void closingTheLibraryEndsAndKeepsTheTake() {
        var device = ScriptedMicrophone.waitingAfter(24_000, new CountDownLatch(1));
        plugIn(device);
        Take take = start(Optional.empty());
        await(() -> device.waiting);

        library.close();
        library = OpenLibrary.at(folder.resolve("library"));

        var kept = library.service(Recordings.class).find(take.id()).orElseThrow();
        assertEquals(0.5, kept.audio().orElseThrow().seconds());
    }

    @Test
    void aTakeUnderWayIsNoAudioThatLiesAbout() {
        var device = ScriptedMicrophone.waitingAfter(24_000, new CountDownLatch(1));
        plugIn(device);
        Take take = start(Optional.empty());
        await(() -> device.waiting && take.status().buffer().held().isZero());

        var report = library.service(Integrity.class).verify(List.of(), Progress.NONE, Cancellation.none());

        assertTrue(Files.exists(library.library().incoming().resolve(take.id() + ".wav")));
        assertEquals(List.of(), report.unregistered());
        take.discard();
    }

    @Test
    void aTakeThatWasCutOffIsKeptAtTheNextStartWithItsTitleAndTags() throws Exception {
        var device = ScriptedMicrophone.waitingAfter(100_000, new CountDownLatch(1));
        plugIn(device);
        Take take = start(Optional.empty());
        await(() -> device.waiting && take.status().buffer().held().isZero());
        Path image = folder.resolve("image");
        LibraryCopy.copy(folder.resolve("library"), image);
        take.discard();
        library.close();

        library = OpenLibrary.at(image);

        List<Recording> recovered = library.service(Recovery.class).recovered();
        assertEquals(1, recovered.size());
        Recording kept = recovered.getFirst();
        assertEquals(take.id(), kept.id());
        assertEquals("Cut off", kept.title());
        assertEquals(List.of("court"), kept.tags());
        assertEquals(IngestSource.RECOVERED, kept.source());
        assertCountsUp(kept.path(), 100_000);
        assertIncomingIsClean();
        library.close();
        library = OpenLibrary.at(image);
        assertEquals(List.of(), library.service(Recovery.class).recovered());
    }

    @Test
    void markersSurviveAKill() throws Exception {
        var device = ScriptedMicrophone.waitingAfter(100_000, new CountDownLatch(1));
        plugIn(device);
        Take take = start(Optional.empty());
        await(() -> device.waiting && take.status().buffer().unforced().isZero());
        var marker = take.mark("oath");
        Path journal = library.library().incoming().resolve(take.id() + ".marks");
        Until.holds("it is in the journal", () -> Files.readString(journal)
                .contains(marker.id().toString()));
        Path image = folder.resolve("image");
        LibraryCopy.copy(folder.resolve("library"), image);
        take.discard();
        library.close();

        library = OpenLibrary.at(image);

        Recording kept = library.service(Recovery.class).recovered().getFirst();
        assertEquals(
                List.of("oath"),
                WavMarkers.read(kept.path()).markers().stream()
                        .map(m -> m.text())
                        .toList());
        assertEquals(100_000, WavFile.read(kept.path()).frames());
        assertIncomingIsClean();
    }

    @Test
    void aTakeWhoseHeaderIsLostIsKept() throws Exception {
        var device = ScriptedMicrophone.waitingAfter(50_000, new CountDownLatch(1));
        plugIn(device);
        Take take = start(Optional.empty());
        await(() -> device.waiting && take.status().buffer().held().isZero());
        Path image = folder.resolve("image");
        LibraryCopy.copy(folder.resolve("library"), image);
        take.discard();
        library.close();
        try (var file = new java.io.RandomAccessFile(
                image.resolve("recordings/incoming/" + take.id() + ".wav").toFile(), "rw")) {
            file.write(new byte[HEADER]);
        }

        library = OpenLibrary.at(image);

        Recording kept = library.service(Recovery.class).recovered().getFirst();
        assertEquals("Cut off", kept.title());
        assertCountsUp(kept.path(), 50_000);
    }

    @Test
    void anUnknownDeviceAndAFormatThatIsNoneAreRefused() {
        plugIn(ScriptedMicrophone.endless());
        var recorder = library.service(Recorder.class);
        var unknown = TakeRequest.of(FORMAT).withDevice("nowhere");
        assertCode(ErrorCode.ERR_DEVICE_NOT_FOUND, () -> recorder.start(unknown));
        assertCode(
                ErrorCode.ERR_FORMAT_NOT_SUPPORTED,
                () -> recorder.start(TakeRequest.of(new CaptureFormat(48_000, 8, 16))));
        var endless = TakeRequest.of(FORMAT).withDevice(ScriptedMicrophone.ID).withLength(Duration.ofDays(10_000));
        assertCode(ErrorCode.ERR_DISK_FULL, () -> recorder.start(endless));
    }

    @Test
    void aNoteOrTagsThatCannotBeKeptAreRefusedBeforeTheTake() throws Exception {
        plugIn(ScriptedMicrophone.endless());
        var format = TakeRequest.of(new CaptureFormat(48_000, 1, 16)).format();
        var recorder = library.service(Recorder.class);
        var note = "x".repeat(10_001);
        var tags = java.util.stream.IntStream.range(0, 400)
                .mapToObj(i -> i + "t".repeat(90))
                .toList();

        assertCode(
                ErrorCode.ERR_INVALID_ARGUMENT,
                () -> recorder.start(TakeRequest.of(format).withDescription(note)));
        assertCode(
                ErrorCode.ERR_INVALID_ARGUMENT,
                () -> recorder.start(TakeRequest.of(format).withTags(tags)));

        assertTrue(recorder.active().isEmpty());
        assertIncomingIsClean();
    }

    private static void assertCode(ErrorCode code, org.junit.jupiter.api.function.Executable act) {
        assertEquals(code, assertThrows(VoiceRecorderException.class, act).code());
    }

    private Take start(Optional<Duration> length) {
        var request = TakeRequest.of(FORMAT)
                .withDevice(ScriptedMicrophone.ID)
                .withTitle("Cut off")
                .withTags(List.of("court"))
                .withDeviceWait(Duration.ZERO);
        return library.service(Recorder.class)
                .start(length.map(request::withLength).orElse(request));
    }

    private void plugIn(AudioInputs device) {
        microphone = Optional.of(FrameworkUtil.getBundle(RecorderTest.class)
                .getBundleContext()
                .registerService(AudioInputs.class, device, null));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited for too long");
            Thread.onSpinWait();
        }
    }

    private static void assertCountsUp(Path file, int frames) throws IOException {
        short[] samples = samples(file);
        assertEquals(frames, samples.length);
        for (int i = 0; i < frames; i++) {
            assertEquals(ScriptedMicrophone.sample(i), samples[i], "sample " + i);
        }
    }

    private static short[] samples(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        short[] samples = new short[(bytes.length - HEADER) / 2];
        ByteBuffer.wrap(bytes, HEADER, bytes.length - HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    private void assertIncomingIsClean() throws IOException {
        try (var files = Files.list(library.library().incoming())) {
            assertEquals(
                    List.of(),
                    files.map(f -> f.getFileName().toString())
                            .filter(name -> !name.equals(".open"))
                            .toList());
        }
    }
}
