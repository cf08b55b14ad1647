package org.voicerecorder.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.osgi.framework.Constants;
import org.osgi.framework.connect.ConnectContent;

/** A bundle on the class path: resources from its jar, classes from the application class loader. */
final class JarContent implements ConnectContent {
    private static final String EXTENSION_ACTIVATOR = "ExtensionBundle-Activator";

    private final Path jar;
    private volatile ZipFile zip;

    JarContent(Path jar) {
        this.jar = jar;
    }

    /**
     * The manifest is read by the framework itself, with one exception: a framework extension would have to be appended to
     * the class path, where it already is. It becomes a bundle like others, started by its activator.
     */
    @Override
    public Optional<Map<String, String>> getHeaders() {
        if (!jar.getFileName().toString().startsWith("org.eclipse.osgi.")) {
            return Optional.empty();
        }
        try (InputStream in = open(JarFile.MANIFEST_NAME)) {
            Map<String, String> headers = new HashMap<>();
            new Manifest(in).getMainAttributes().forEach((key, value) -> headers.put(key.toString(), value.toString()));
            if (!headers.getOrDefault(Constants.FRAGMENT_HOST, "").startsWith("org.eclipse.osgi;")) {
                return Optional.empty();
            }
            headers.remove(Constants.FRAGMENT_HOST);
            String activator = headers.remove(EXTENSION_ACTIVATOR);
            if (activator != null) {
                headers.put(Constants.BUNDLE_ACTIVATOR, activator);
            }
            return Optional.of(headers);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public Iterable<String> getEntries() {
        return zip.stream().map(ZipEntry::getName).toList();
    }

    @Override
    public Optional<ConnectEntry> getEntry(String path) {
        return Optional.ofNullable(zip.getEntry(path)).map(entry -> new JarEntryContent(this, entry));
    }

    @Override
    public Optional<ClassLoader> getClassLoader() {
        return Optional.of(JarContent.class.getClassLoader());
    }

    @Override
    public void open() throws IOException {
        zip = new ZipFile(jar.toFile());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private InputStream open(String name) throws IOException {
        return zip.getInputStream(zip.getEntry(name));
    }

    private record JarEntryContent(JarContent content, ZipEntry entry) implements ConnectEntry {
        @Override
        public String getName() {
            return entry.getName();
        }

        @Override
        public long getContentLength() {
            return entry.getSize();
        }

        @Override
        public long getLastModified() {
            return entry.getTime();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return content.zip.getInputStream(entry);
        }
    }
}
