package org.voicerecorder.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The unpacked product this process runs from. {@code bin/voicerec} says where it is; the assembly wrote
 * {@code launch/launch.properties}.
 *
 * @param root the folder that holds {@code bin}, {@code plugins}, {@code launch}
 * @param build version and build: two processes with the same one may work together
 */
record Installation(Path root, String build, Properties properties) {
    static Installation current() throws IOException {
        String home = System.getProperty("voicerec.home");
        if (home == null) {
            throw new IOException("The program is started by its script bin/voicerec");
        }
        Path root = Path.of(home).toAbsolutePath();
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(root.resolve("launch/launch.properties"))) {
            properties.load(reader);
        }
        return new Installation(root, properties.getProperty("build", "unknown"), properties);
    }

    /** The framework's own jar. */
    Path framework() {
        return root.resolve(properties.getProperty("framework"));
    }

    /** The bundle that installs all others from {@code bundles.info}, as the location p2 gave it. */
    String configurator() {
        return properties.getProperty("configurator");
    }

    /** The window's application, empty in the product that has none. */
    String workbench() {
        return properties.getProperty("workbench.application", "");
    }

    String product() {
        return properties.getProperty("workbench.product", "");
    }
}
