import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** A bundle of the product, as its manifest describes it. */
record Bundle(String name, String version, Path jar, Attributes headers) {
    static Bundle read(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Attributes headers = file.getManifest().getMainAttributes();
            String name = headers.getValue("Bundle-SymbolicName").split(";")[0].strip();
            return new Bundle(name, headers.getValue("Bundle-Version"), jar, headers);
        }
    }

    /** Whether it belongs to the program itself. */
    boolean own() {
        return name.startsWith("org.voicerecorder.");
    }

    List<String> list(String header) {
        return clauses(headers.getValue(header));
    }

    boolean fragment() {
        return headers.getValue("Fragment-Host") != null;
    }

    /** Jars within a bundle are put beside the bundles. */
    List<Path> nested(Path launch) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            for (String entry : list("Bundle-ClassPath")) {
                if (!entry.endsWith(".jar") || file.getEntry(entry) == null) {
                    continue;
                }
                Path nested = launch.resolve("nested").resolve(name).resolve(Path.of(entry).getFileName());
                Files.createDirectories(nested.getParent());
                try (InputStream in = file.getInputStream(file.getEntry(entry))) {
                    Files.copy(in, nested, StandardCopyOption.REPLACE_EXISTING);
                }
                Jars.strip(nested);
                jars.add(nested);
            }
        }
        return jars;
    }

    /** The names in a manifest header: {@code a;x="1,2",b;c} gives a and b. */
    private static List<String> clauses(String header) {
        List<String> names = new ArrayList<>();
        if (header == null) {
            return names;
        }
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= header.length(); i++) {
            char c = i == header.length() ? ',' : header.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted || i == header.length()) {
                for (String part : header.substring(start, i).split(";")) {
                    if (part.contains("=")) {
                        break;
                    }
                    names.add(part.strip());
                }
                start = i + 1;
            }
        }
        return names;
    }
}
