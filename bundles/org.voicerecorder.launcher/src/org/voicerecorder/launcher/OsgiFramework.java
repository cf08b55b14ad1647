package org.voicerecorder.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.connect.ConnectFrameworkFactory;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.util.tracker.ServiceTracker;
import org.voicerecorder.owner.LibraryLocation;

/** Equinox in this process, with the product's bundles from the class path. */
final class OsgiFramework {
    /** Window, installer, console and what they need start above this level: a short command does not pay for them. */
    private static final int COMMAND_LEVEL = 4;

    /** What only the window needs. */
    private static final int WINDOW_LEVEL = 5;

    static final int FULL_LEVEL = 6;

    private final Framework framework;
    private final Map<Class<?>, ServiceTracker<?, ?>> trackers = new ConcurrentHashMap<>();

    private OsgiFramework(Framework framework) {
        this.framework = framework;
    }

    /**
     * Boots and starts all bundles.
     *
     * @param settings where the framework keeps what; see {@link #settings}
     * @param beforeStart registers what bundles expect to find
     */
    static OsgiFramework boot(
            Installation installation, Map<String, String> settings, Consumer<BundleContext> beforeStart)
            throws IOException, BundleException {
        Path launch = installation.root().resolve("launch");
        settings.forEach(System::setProperty);
        var connector = new ClassPathConnector(installation.root(), launch.resolve("bundles"));
        Framework framework = ServiceLoader.load(ConnectFrameworkFactory.class, OsgiFramework.class.getClassLoader())
                .findFirst()
                .orElseThrow()
                .newFramework(settings, connector);
        framework.init();
        BundleContext system = framework.getBundleContext();
        ClassPathBundles.install(system, launch.resolve("packages"));
        if (system.getBundles().length == 1) {
            Bundle configurator = system.installBundle(installation.configurator());
            configurator.adapt(BundleStartLevel.class).setStartLevel(1);
            configurator.start();
        }
        beforeStart.accept(system);
        framework.start();
        return new OsgiFramework(framework);
    }

    /**
     * The framework's properties.
     *
     * @param location where the user keeps what
     * @param window whether the workbench is to start
     * @param full whether everything that is installed is to start
     */
    static Map<String, String> settings(
            Installation installation, Path library, LibraryLocation location, boolean window, boolean full)
            throws IOException {
        Map<String, String> settings = new HashMap<>();
        Path root = installation.root();
        Path configuration = root.resolve("configuration");
        settings.put("osgi.install.area", folder(root));
        settings.put("eclipse.home.location", folder(root));
        settings.put("osgi.framework", installation.framework().toUri().toString());
        if (Files.isWritable(configuration)) {
            settings.put("osgi.configuration.area", folder(configuration));
        } else {
            // Installed for all users: what the framework finds out is kept per user, on top of what was shipped.
            Path own = Files.createDirectories(
                    location.cacheFolder().resolve("configuration-" + Integer.toHexString(root.hashCode())));
            settings.put("osgi.configuration.area", folder(own));
            settings.put("osgi.sharedConfiguration.area", folder(configuration));
            settings.put("osgi.configuration.cascaded", "true");
        }
        // Layout and preferences of the window.
        Path layout = location.configurationFile().resolveSibling("workbench");
        settings.put("osgi.instance.area", window ? folder(Files.createDirectories(layout)) : "@none");
        settings.put("osgi.user.area", "@none");
        settings.put("osgi.framework.useSystemProperties", "true");
        settings.put("osgi.bundles.defaultStartLevel", Integer.toString(COMMAND_LEVEL));
        settings.put("osgi.compatibility.bootdelegation.default", "true");
        settings.put(
                "org.osgi.framework.startlevel.beginning",
                Integer.toString(window ? WINDOW_LEVEL : full ? FULL_LEVEL : COMMAND_LEVEL));
        settings.put(
                "org.eclipse.equinox.simpleconfigurator.configUrl",
                "file:org.eclipse.equinox.simpleconfigurator/bundles.info");
        settings.put("org.eclipse.update.reconcile", "false");
        settings.put("eclipse.p2.data.area", "@config.dir/../p2");
        settings.put("eclipse.p2.profile", "DefaultProfile");
        settings.put("eclipse.application.launchDefault", "false");
        if (window) {
            settings.put("eclipse.product", installation.product());
        }
        settings.put("voicerec.library", library == null ? "" : library.toString());
        settings.put("voicerec.build", installation.build());
        return settings;
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /**
     * Waits for a service. It stays in use until {@link #shutdown}: declarative services end an instance that nobody uses
     * any more.
     */
    <T> Optional<T> service(Class<T> type, Duration timeout) throws InterruptedException {
        ServiceTracker<?, ?> tracker = trackers.computeIfAbsent(type, this::track);
        Object service = tracker.getService();
        return Optional.ofNullable(service != null ? service : tracker.waitForService(timeout.toMillis()))
                .map(type::cast);
    }

    private ServiceTracker<?, ?> track(Class<?> type) {
        ServiceTracker<?, ?> tracker = new ServiceTracker<>(context(), type, null);
        tracker.open();
        return tracker;
    }

    /** Waits for a service of a type that a filter describes; it stays in use, too. */
    <T> Optional<T> service(Class<T> type, String filter, Duration timeout) throws InterruptedException {
        try {
            String both = "(&(objectClass=%s)%s)".formatted(type.getName(), filter);
            ServiceTracker<T, T> tracker = new ServiceTracker<>(context(), FrameworkUtil.createFilter(both), null);
            tracker.open();
            return Optional.ofNullable(tracker.waitForService(timeout.toMillis()));
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Stops all bundles and waits until they are. */
    void shutdown() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(Duration.ofSeconds(60).toMillis());
    }

    private static String folder(Path path) {
        URI uri = path.toUri();
        // Equinox reads locations without the escapes that URIs have.
        String text = "file:" + uri.getPath();
        return text.endsWith("/") ? text : text + "/";
    }
}
