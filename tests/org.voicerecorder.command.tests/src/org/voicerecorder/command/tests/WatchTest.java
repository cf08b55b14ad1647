package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.WavFiles;

/** {@code add --watch} with files that are not ready, or fail for a while. */
class WatchTest {
    @TempDir
    Path folder;

    private final SeenOutput out = new SeenOutput();
    private final SeenOutput err = new SeenOutput();
    private OpenLibrary library;
    private Ingest real;
    private Path in;

    @BeforeEach
    void open() throws IOException {
        library = OpenLibrary.at(folder.resolve("library"));
        real = library.service(Ingest.class);
        in = Files.createDirectories(folder.resolve("in"));
    }

    @AfterEach
    void close() {
        library.close();
    }

    private FutureTask<Integer> watch(Typed typed) {
        var done = new FutureTask<>(() -> typed.typeInto(out, err, "add", "--watch", "in"));
        Thread.ofPlatform().start(done);
        return done;
    }

    @Test
    void aFileThatFailedHalfWrittenComesInWhenItIsWholeAndDoesNotCountAsFailed() throws Exception {
        Path whole = WavFiles.noise(folder.resolve("whole.wav"), 8_000, 1, 16_000, 1);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(in.resolve("slow.wav"), Arrays.copyOf(bytes, bytes.length / 2));
        var typed = new Typed(folder);
        var done = watch(typed);
        err.await("ERR_CORRUPT_FILE");

        Files.write(in.resolve("slow.wav"), bytes);
        out.await("Added");
        typed.cancel().cancel();

        assertEquals(0, done.get(30, TimeUnit.SECONDS), err.text());
    }

    @Test
    void aFileThatFailedForAReasonThatPassesIsTriedAgain() throws Exception {
        WavFiles.noise(in.resolve("a.wav"), 8_000, 1, 800, 2);
        var tries = new AtomicInteger();
        var typed = new Typed(folder);
        var seam = register(new Watched() {
            @Override
            public Recording add(AddRequest request, Progress progress, Cancellation cancel) {
                if (tries.incrementAndGet() == 1) {
                    throw new VoiceRecorderException(ErrorCode.ERR_DISK_FULL, "Full for now");
                }
                return real.add(request, progress, cancel);
            }
        });
        try {
            var done = watch(typed);
            err.await("Full for now");
            out.await("Added");
            typed.cancel().cancel();

            assertEquals(0, done.get(30, TimeUnit.SECONDS), err.text());
            assertEquals(2, tries.get());
        } finally {
            seam.unregister();
        }
    }

    @Test
    void anEmptyFileKeepsNobodyBusy() throws Exception {
        Files.createFile(in.resolve("empty.wav"));
        WavFiles.noise(in.resolve("a.wav"), 8_000, 1, 800, 3);
        var looks = new Semaphore(0);
        var typed = new Typed(folder);
        var seam = register(new Watched() {
            @Override
            public boolean looksLikeAudio(Path file) {
                if (file.endsWith("empty.wav")) {
                    looks.release();
                }
                return real.looksLikeAudio(file);
            }
        });
        try {
            var done = watch(typed);
            out.await("Added");
            looks.drainPermits();

            assertFalse(looks.tryAcquire(4, 2, TimeUnit.SECONDS), "it is looked at again and again");

            WavFiles.noise(in.resolve("empty.wav"), 8_000, 1, 900, 4);
            out.await("empty");
            typed.cancel().cancel();
            assertEquals(0, done.get(30, TimeUnit.SECONDS), err.text());
            assertTrue(looks.availablePermits() > 0);
        } finally {
            seam.unregister();
        }
    }

    private static ServiceRegistration<Ingest> register(Ingest ingest) {
        return FrameworkUtil.getBundle(WatchTest.class)
                .getBundleContext()
                .registerService(
                        Ingest.class, ingest, FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, 100)));
    }

    /** The real ingest, with something in its way. */
    private abstract class Watched implements Ingest {
        @Override
        public Recording add(AddRequest request, Progress progress, Cancellation cancel) {
            return real.add(request, progress, cancel);
        }

        @Override
        public Recording adopt(AddRequest request, Progress progress, Cancellation cancel) {
            return real.adopt(request, progress, cancel);
        }

        @Override
        public List<Recording> adoptAll(List<AddRequest> requests, Progress progress, Cancellation cancel) {
            return real.adoptAll(requests, progress, cancel);
        }

        @Override
        public boolean looksLikeAudio(Path file) {
            return real.looksLikeAudio(file);
        }
    }
}
