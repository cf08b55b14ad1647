package org.voicerecorder.workbench.tests;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Services that a test provides in place of the storage's and the sound's; they go when it ends. */
final class Provided implements AutoCloseable {
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    <T> Provided with(Class<T> type, T service) {
        registrations.add(
                FrameworkUtil.getBundle(Provided.class).getBundleContext().registerService(type, service, null));
        Window.await("the service", () -> Window.desk().services().has(type));
        return this;
    }

    @Override
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
        registrations.clear();
    }
}
