package org.voicerecorder.testkit;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.library.LibraryOpener;

/** A library opened in the test's runtime, with the real services on it. */
public final class OpenLibrary implements AutoCloseable {
    /** How long a service may take to come, in milliseconds; only reached when something is broken. */
    private static final long PATIENCE = 30_000;

    private final LibraryOpener opener;
    private final Library library;

    private OpenLibrary(LibraryOpener opener, Library library) {
        this.opener = opener;
        this.library = library;
    }

    public static OpenLibrary at(Path root) {
        LibraryOpener opener = find(LibraryOpener.class);
        return new OpenLibrary(opener, opener.open(root));
    }

    public Library library() {
        return library;
    }

    /** The service of a type; waits for it. */
    public <T> T service(Class<T> type) {
        return find(type);
    }

    @Override
    public void close() {
        opener.close();
    }

    private static <T> T find(Class<T> type) {
        BundleContext context = FrameworkUtil.getBundle(OpenLibrary.class).getBundleContext();
        var tracker = new ServiceTracker<T, T>(context, type, null);
        tracker.open();
        try {
            T service = tracker.waitForService(PATIENCE);
            if (service == null) {
                throw new AssertionError("There is no service " + type.getName());
            }
            return service;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            tracker.close();
        }
    }
}
