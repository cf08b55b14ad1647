package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.WavHeader;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.testkit.FaultyFileIo;
import org.voicerecorder.testkit.FaultyFileIo.Loss;
import org.voicerecorder.testkit.OpenLibrary;

/** A power failure at any step of a take. */
class CrashInTakeTest {
    /** Of a take's file, in bytes. */
    private static final int HEADER = 1024;
    /** 250 ms. */
    private static final int MOST_UNFORCED = 12_000;
    /** 600 ms: long enough to be forced in parts. */
    private static final int TAKE_FRAMES = 28_800;

    @TempDir
    Path folder;

    private final FaultyFileIo disk = new FaultyFileIo();
    private ServiceRegistration<FileIo> seam;

    @BeforeEach
    void putTheSeamInPlace() {
        seam = FrameworkUtil.getBundle(CrashInTakeTest.class)
                .getBundleContext()
                .registerService(FileIo.class, disk, null);
    }

    @AfterEach
    void takeTheSeamAway() {
        seam.unregister();
    }

    /**
     * What had been forced is there, sample by sample, and the take's title with it; and never are more than 250 ms of what
     * had been read from the microphone not forced. The microphone waits for the disk, which hardly moves while images are
     * made of it: how soon is forced is another test's matter.
     */
    @ParameterizedTest
    @EnumSource(
            value = Loss.class,
            names = {"DROP", "TEAR_SECTORS"})
    void aCrashAtEveryStepKeepsWhatWasForcedAndItsTitle(Loss loss) throws Exception {
        Path root = folder.resolve("library");
        var images = new ArrayList<TakeImage>();
        var input = ScriptedMicrophone.notFurtherThan(() -> forcedFrames() + MOST_UNFORCED);
        var microphone = FrameworkUtil.getBundle(CrashInTakeTest.class)
                .getBundleContext()
                .registerService(AudioInputs.class, input, null);
        try (var library = OpenLibrary.at(root)) {
            CrashTest.awaitDatabase(library);
            var recorder = library.service(Recorder.class);
            var steps = new AtomicInteger();
            disk.onStep(step -> {
                // Of the many blocks that are written one after the other, every third.
                if (!step.equals("append") || steps.incrementAndGet() % 3 == 0) {
                    long forced = forcedFrames();
                    images.add(new TakeImage(image(root, step, images.size(), loss), forced, input.given()));
                }
            });
            recorder.start(TakeRequest.of(new CaptureFormat(48_000, 1, 16))
                            .withDevice(ScriptedMicrophone.ID)
                            .withLength(Duration.ofMillis(TAKE_FRAMES / 48))
                            .withTitle("Court")
                            .withTags(List.of("press")))
                    .result()
                    .get(120, TimeUnit.SECONDS);
            disk.onStep(_ -> {});
        } finally {
            microphone.unregister();
        }
        assertTrue(images.stream().anyMatch(image -> image.forced() > 0 && image.forced() < TAKE_FRAMES), "in parts");
        for (TakeImage image : images) {
            CrashTest.assertWhole(image.root(), 0, 1);
            image.assertKept(loss);
        }
    }

    /** How many frames of the take are on the disk, whatever happens. */
    private long forcedFrames() {
        return Math.clamp((disk.forcedBytes(".wav") - HEADER) / 2, 0, TAKE_FRAMES);
    }

    private Path image(Path root, String step, int number, Loss loss) {
        Path image = folder.resolve("image-%d-%s".formatted(number, step));
        try {
            disk.image(root, image, loss, number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }

    /**
     * A library as a crash leaves it.
     *
     * @param forced frames that were forced
     * @param read frames that had been read from the microphone
     */
    private record TakeImage(Path root, long forced, long read) {
        void assertKept(Loss loss) throws IOException {
            String where = root.getFileName() + ", " + forced + " of " + read;
            try (var library = OpenLibrary.at(root)) {
                var recordings = library.service(Recordings.class);
                var ids = recordings.ids(RecordingFilter.ALL, RecordingOrder.NEWEST_FIRST);
                ShortBuffer kept = ShortBuffer.allocate(0);
                if (!ids.isEmpty()) {
                    Recording recording = recordings.find(ids.getFirst()).orElseThrow();
                    assertEquals("Court", recording.title(), where);
                    assertEquals(List.of("press"), recording.tags(), where);
                    kept = samples(recording.path());
                }
                long mostRead = Math.min(read, TAKE_FRAMES);
                assertTrue(kept.limit() >= mostRead - MOST_UNFORCED, where + " read, kept " + kept.limit());
                assertTrue(kept.limit() <= mostRead, where + " read, kept " + kept.limit());
                assertTrue(loss == Loss.DROP ? kept.limit() == forced : kept.limit() >= forced, where);
                for (int i = 0; i < kept.limit(); i++) {
                    // Of a write that was torn some sectors are there, the others are empty.
                    boolean lost = i >= forced && kept.get(i) == 0;
                    assertTrue(lost || kept.get(i) == ScriptedMicrophone.sample(i), where + ": frame " + i);
                }
            }
        }

        private static ShortBuffer samples(Path file) throws IOException {
            WavHeader wav = WavFile.read(file);
            byte[] all = Files.readAllBytes(file);
            return ByteBuffer.wrap(all, (int) wav.dataOffset(), (int) wav.frames() * 2)
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
        }
    }
}
