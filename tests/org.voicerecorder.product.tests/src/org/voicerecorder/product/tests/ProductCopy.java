package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;

/** Copies of the product under test, to which a test may do things. */
final class ProductCopy {
    private ProductCopy() {}

    /** A copy that shares the files' contents with the original (hard links) where it can: quick, and small. */
    static Path at(Path target) throws IOException {
        try {
            Files.createDirectories(target);
            boolean linked = Files.getFileStore(target).equals(Files.getFileStore(Voicerec.product()));
            var copy = new ProcessBuilder(
                    "cp", linked ? "-al" : "-a", Voicerec.product().toString() + "/.", target.toString());
            assertEquals(0, copy.inheritIO().start().waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return target;
    }

    /** A copy that calls itself another build of the program. */
    static Path ofAnotherBuild(Path target) throws IOException {
        Path product = at(target);
        Path properties = product.resolve("launch/launch.properties");
        String text = Files.readString(properties);
        String other = text.replaceFirst("(?m)^build=.*$", "build=0.0.1 another");
        assertNotEquals(text, other);
        replace(properties, other);
        return product;
    }

    /** The copy shares its files with the original: a file is never written into. */
    private static void replace(Path file, String content) throws IOException {
        Path own = file.resolveSibling(file.getFileName() + ".own");
        Files.writeString(own, content);
        Files.move(own, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A copy into which a bundle of the tests is installed, as p2 would: a line in the configurator's list. */
    static Path withPlugIn(Path target, String bundle) throws IOException {
        Path product = at(target);
        Path tests = Path.of(System.getProperty("voicerecorder.root"), "tests").toRealPath();
        Path jar = tests.resolve(bundle).resolve("target").resolve(bundle + "-0.1.0-SNAPSHOT.jar");
        String version;
        try (var file = new JarFile(jar.toFile())) {
            version = file.getManifest().getMainAttributes().getValue("Bundle-Version");
        }
        Path info = product.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
        String line = "%s,%s,%s,4,true%n".formatted(bundle, version, jar.toUri());
        replace(info, Files.readString(info) + line);
        return product;
    }
}
