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

    /** Exported packages; those that only test bundles may use ({@code x-friends}) do not count. */
    Set<String> exports() {
        var exports = new TreeSet<String>();
        for (var element : elements("Export-Package")) {
            String friends = element.getDirective("x-friends");
            if (friends == null
                    || !List.of(friends.split(",")).stream()
                            .allMatch(f -> f.strip().endsWith(".tests"))) {
                exports.addAll(List.of(element.getValueComponents()));
            }
        }
        return exports;
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
        elements(header).forEach(e -> values.addAll(List.of(e.getValueComponents())));
        return values;
    }

    private List<ManifestElement> elements(String header) {
        try {
            var elements = ManifestElement.parseHeader(header, manifest.getValue(header));
            return elements == null ? List.of() : List.of(elements);
        } catch (BundleException e) {
            throw new IllegalStateException(name() + ": " + header, e);
        }
    }
}
