package org.voicerecorder.command.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.util.tracker.ServiceTracker;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * The services of one command, looked up at the moment it needs them, so that a command starts nothing but what it
 * uses. Used by the command's thread; closing gives all of them back.
 */
public final class Services implements AutoCloseable {
    /** How long a service that is being started is waited for: a window that opens its library answers commands already. */
    private static final long PATIENCE_MILLIS = 15_000;

    private final BundleContext context;
    private final List<ServiceReference<?>> used = new ArrayList<>();

    public Services(BundleContext context) {
        this.context = context;
    }

    /** @throws VoiceRecorderException {@code ERR_UNAVAILABLE} when nobody offers the service */
    public <T> T get(Class<T> type) {
        return ifPresent(type).or(() -> await(type)).orElseThrow(() -> unavailable(type));
    }

    /** The service when it is there now. */
    public synchronized <T> Optional<T> ifPresent(Class<T> type) {
        return Optional.ofNullable(context.getServiceReference(type)).flatMap(this::use);
    }

    /** All services of the type that are there now. */
    public synchronized <T> List<T> all(Class<T> type) {
        try {
            Collection<ServiceReference<T>> references = context.getServiceReferences(type, null);
            return references.stream()
                    .sorted(Comparator.reverseOrder())
                    .flatMap(reference -> use(reference).stream())
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("No filter was given", e);
        }
    }

    private <T> Optional<T> use(ServiceReference<T> reference) {
        T service = context.getService(reference);
        if (service != null) {
            used.add(reference);
        }
        return Optional.ofNullable(service);
    }

    private <T> Optional<T> await(Class<T> type) {
        var tracker = new ServiceTracker<T, T>(context, type, null);
        tracker.open();
        try {
            tracker.waitForService(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tracker.close();
        }
        return ifPresent(type);
    }

    /** Of this bundle, and so of the program. */
    public Version version() {
        return context.getBundle().getVersion();
    }

    private static VoiceRecorderException unavailable(Class<?> type) {
        return new VoiceRecorderException(
                ErrorCode.ERR_UNAVAILABLE,
                "The part of the program called '%s' is not there".formatted(type.getSimpleName()),
                "It is not installed, could not start (see logs/voicerec.log in the library), or no library is open.",
                null);
    }

    @Override
    public synchronized void close() {
        used.forEach(context::ungetService);
        used.clear();
    }
}
