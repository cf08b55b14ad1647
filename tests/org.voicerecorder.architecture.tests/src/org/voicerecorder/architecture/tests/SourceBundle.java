package org.voicerecorder.architecture.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.eclipse.osgi.util.ManifestElement;
import org.osgi.framework.BundleException;

/** A bundle of this repository: its manifest and its compiled classes. */
record SourceBundle(Path folder, Attributes manifest) {
    private static final String PREFIX = "org.voicerecorder.";

    static List<SourceBundle> all() {
        Path bundles = Path.of(System.getProperty("voicerecorder.root"), "bundles");
        var found = new ArrayList<SourceBundle>();
        try (var folders = Files.newDirectoryStream(bundles, Files::isDirectory)) {
            for (Path folder : folders) {
                Path file = folder.resolve("META-INF/MANIFEST.MF");
                if (Files.exists(file)) {
                    try (var in = Files.newInputStream(file)) {
                        found.add(new SourceBundle(folder, new Manifest(in).getMainAttributes()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** What comes after {@code org.voicerecorder.} */
    String shortName() {
        return name().substring(PREFIX.length());
    }

    /** Packages and bundles of this repository that it imports or requires. */
    Set<String> uses() {
        var uses = new TreeSet<String>();
        for (String header : List.of("Import-Package", "Require-Bundle")) {
            for (String value : values(header)) {
                if (value.startsWith(PREFIX)) {
                    uses.add(value);
                }
            }
        }
        return uses;
    }

    Set<String> exports() {
        return values("Export-Package");
    }

    List<Path> classes() {
        Path classes = folder.resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        try (var files = Files.walk(classes)) {
            return files.filter(f -> f.toString().endsWith(".class")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> values(String header) {
        var values = new TreeSet<String>();
        try {
            var elements = ManifestElement.parseHeader(header, manifest.getValue(header));
            if (elements != null) {
                for (var element : elements) {
                    values.addAll(List.of(element.getValueComponents()));
                }
            }
        } catch (BundleException e) {
            throw new IllegalStateException(name() + ": " + header, e);
        }
        return values;
    }
}
