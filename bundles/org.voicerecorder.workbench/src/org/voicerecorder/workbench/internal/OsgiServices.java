package org.voicerecorder.workbench.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.voicerecorder.workbench.internal.model.ServiceSource;

/** Looks services up in the framework. Waking one up may take long: ask for the object beside the display thread. */
final class OsgiServices implements ServiceSource, AutoCloseable {
    private final BundleContext context;
    /** Menus ask this often, for every command. */
    private final Map<Class<?>, Boolean> registered = new ConcurrentHashMap<>();

    private final ServiceListener listener;

    /** @param changed told in whatever thread when a service of the product comes or goes */
    OsgiServices(BundleContext context, Runnable changed) {
        this.context = context;
        listener = event -> {
            registered.clear();
            changed.run();
        };
        try {
            context.addServiceListener(listener, "(objectClass=org.voicerecorder.api.*)");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(context.getServiceReference(type)).map(context::getService);
    }

    @Override
    public <T> List<T> findAll(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (ServiceReference<T> reference : references(type)) {
            Optional.ofNullable(context.getService(reference)).ifPresent(found::add);
        }
        return found;
    }

    private <T> Collection<ServiceReference<T>> references(Class<T> type) {
        try {
            return context.getServiceReferences(type, null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean has(Class<?> type) {
        return registered.computeIfAbsent(type, t -> context.getServiceReference(t) != null);
    }

    /** A service that is about to go is still found for a moment; what was noted meanwhile may be wrong. */
    void forget() {
        registered.clear();
    }

    @Override
    public void close() {
        context.removeServiceListener(listener);
    }
}
