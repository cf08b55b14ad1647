package org.voicerecorder.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.connect.ConnectModule;
import org.osgi.framework.connect.ModuleConnector;

/**
 * Tells the framework which of the bundles it installs are on the class path. Everything else is an ordinary bundle. p2
 * and the configurator name bundles by location; the file's name in it (symbolic name and version) decides.
 */
final class ClassPathConnector implements ModuleConnector {
    private final Map<String, ConnectModule> modules = new HashMap<>();

    /** @param list paths of the bundles on the class path, one a line, relative to the installation */
    ClassPathConnector(Path installation, Path list) throws IOException {
        for (String line : Files.readAllLines(list)) {
            Path jar = installation.resolve(line);
            modules.put(jar.getFileName().toString(), () -> new JarContent(jar));
        }
    }

    @Override
    public void initialize(File storage, Map<String, String> configuration) {
        // Nothing to prepare: the modules are known.
    }

    @Override
    public Optional<ConnectModule> connect(String location) {
        return Optional.ofNullable(modules.get(location.substring(location.lastIndexOf('/') + 1)));
    }

    @Override
    public Optional<BundleActivator> newBundleActivator() {
        return Optional.empty();
    }
}
