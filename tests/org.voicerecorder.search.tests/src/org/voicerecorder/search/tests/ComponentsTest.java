package org.voicerecorder.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.catalog.SearchIndex;
import org.voicerecorder.api.library.Library;

/** The services as the product has them: there while a library is open, closed in order when it goes. */
class ComponentsTest {
    private static final long SECONDS = TimeUnit.SECONDS.toMillis(30);

    private final BundleContext context = FrameworkUtil.getBundle(getClass()).getBundleContext();

    private record At(Path root) implements Library {
        @Override
        public String appVersion() {
            return "test";
        }
    }

    @Test
    void comeAndGoWithTheLibrary(@TempDir Path root) throws InterruptedException {
        var repositories = tracker(RecordingRepository.class);
        var indexes = tracker(SearchIndex.class);
        for (int round = 0; round < 2; round++) {
            assertNull(repositories.getService());
            var registration = context.registerService(Library.class, new At(root), null);
            assertNotNull(repositories.waitForService(SECONDS));
            assertEquals(0, repositories.getService().changeNumber());
            assertEquals(List.of(), indexes.waitForService(SECONDS).search("word"));
            registration.unregister();
        }
        repositories.close();
        indexes.close();
    }

    @Test
    void whyADatabaseCannotBeOpenedIsToldToWhoAsks(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("db/derby-999"));
        var repositories = tracker(RecordingRepository.class);
        var registration = context.registerService(Library.class, new At(root), null);
        RecordingRepository repository = repositories.waitForService(SECONDS);
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    ErrorCode.ERR_LIBRARY_VERSION,
                    assertThrows(VoiceRecorderException.class, repository::changeNumber)
                            .code());
        }
        registration.unregister();
        repositories.close();
    }

    private <T> ServiceTracker<T, T> tracker(Class<T> type) {
        var tracker = new ServiceTracker<T, T>(context, type, null);
        tracker.open();
        return tracker;
    }
}
