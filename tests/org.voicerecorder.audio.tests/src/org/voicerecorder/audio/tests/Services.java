package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Arrays;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** The product's services, as they run inside OSGi. */
final class Services {
    private static final long PATIENCE_MILLIS = 10_000;

    private Services() {}

    static <T> T get(Class<T> type) {
        BundleContext context = FrameworkUtil.getBundle(Services.class).getBundleContext();
        start(context, "org.voicerecorder.audio.ffmpeg");
        start(context, "org.voicerecorder.audio.fvad");
        start(context, "org.voicerecorder.audio.javasound");
        start(context, "org.voicerecorder.audio.player");
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        try {
            T service = tracker.waitForService(PATIENCE_MILLIS);
            assertNotNull(service, "no service " + type.getName());
            return service;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The test runtime resolves bundles; starting them is the product's configuration. */
    private static void start(BundleContext context, String name) {
        Bundle bundle = Arrays.stream(context.getBundles())
                .filter(candidate -> candidate.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not installed"));
        try {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }
}
