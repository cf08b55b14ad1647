package org.voicerecorder.library.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.library.LibraryOpener;
import org.voicerecorder.owner.LibraryLock;

/**
 * Opens the one library of this process. The lock comes first and goes last; in between lives the {@link Library}
 * service, on which everything else depends.
 */
@Component
public final class LibraryOpenerService implements LibraryOpener {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryOpenerService.class);

    private record Open(LibraryFolder folder, LibraryLock lock, ServiceRegistration<Library> service) {}

    private final BundleContext context;
    private Optional<Open> open = Optional.empty();

    @Activate
    public LibraryOpenerService(BundleContext context) {
        this.context = context;
    }

    @Override
    public synchronized Library open(Path root) {
        Path wanted = root.toAbsolutePath().normalize();
        if (open.isPresent()) {
            if (open.get().folder().root().equals(real(wanted))) {
                return open.get().folder();
            }
            throw new VoiceRecorderException(
                    ErrorCode.ERR_STATE,
                    "The library %s is open; close it before %s is opened"
                            .formatted(open.get().folder().root(), wanted));
        }
        LibraryLock lock = lock(wanted);
        Path library = lock.library();
        try {
            var folder = LibraryFolder.open(library, version(), announced(library));
            var service = context.registerService(Library.class, folder, null);
            open = Optional.of(new Open(folder, lock, service));
            LOG.atInfo().addKeyValue("library", library).log("Library opened");
            return folder;
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    @Override
    @Deactivate
    public synchronized void close() {
        open.ifPresent(o -> {
            LOG.atInfo().addKeyValue("library", o.folder().root()).log("Library closes");
            unregister(o.service());
            release(o.lock());
        });
        open = Optional.empty();
    }

    private static void unregister(ServiceRegistration<Library> service) {
        try {
            service.unregister();
        } catch (IllegalStateException e) {
            // The framework stops and has done it already; there is nothing left to do.
            LOG.atDebug().setCause(e).log("The library was unregistered before");
        }
    }

    private static LibraryLock lock(Path library) {
        try {
            return LibraryLock.tryAcquire(library)
                    .orElseThrow(() -> new VoiceRecorderException(
                            ErrorCode.ERR_LIBRARY_LOCKED, "The library %s is in use".formatted(library)));
        } catch (IOException e) {
            throw LibraryFolder.explain(library, e);
        }
    }

    private static String announced(Path library) {
        try {
            return LibraryLock.announced(library).map(Path::toString).orElse("");
        } catch (IOException e) {
            throw LibraryFolder.explain(library, e);
        }
    }

    private static void release(LibraryLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The lock goes with the process");
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("Not there yet");
            return path;
        }
    }

    /** Major, minor and micro number of this bundle: the program's version. */
    private static String version() {
        Version v = FrameworkUtil.getBundle(LibraryOpenerService.class).getVersion();
        return "%d.%d.%d".formatted(v.getMajor(), v.getMinor(), v.getMicro());
    }
}
