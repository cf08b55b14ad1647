import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** Other people's work in the product: {@code THIRD-PARTY-NOTICES.txt} and the folder {@code licenses}. */
final class Notices {
    private Notices() {}

    /** The list of other people's work in this product, with the licence each names, and the texts found in the jars. */
    static void write(Path root, Path assembly, Collection<Bundle> bundles) throws IOException {
        Path texts = Files.createDirectories(root.resolve("licenses"));
        Properties known = new Properties();
        try (var reader = Files.newBufferedReader(assembly.resolve("licenses.properties"))) {
            known.load(reader);
        }
        List<String> lines = new ArrayList<>();
        lines.add("Third-party software in this product, as each names its licence. Texts: licenses/");
        lines.add("");
        for (Bundle bundle : bundles) {
            if (!bundle.own()) {
                notice(bundle, bundle.name(), texts, known, lines);
            }
        }
        for (Bundle bundle : bundles) {
            for (Path jar : bundle.own() ? bundle.nested(root.resolve("launch")) : List.<Path>of()) {
                String name = jar.getFileName().toString().replace(".jar", "");
                try (JarFile file = new JarFile(jar.toFile(), false)) {
                    Attributes headers = file.getManifest().getMainAttributes();
                    String version = headers.getValue("Implementation-Version");
                    version = version == null ? headers.getValue("Bundle-Version") : version.split(" ")[0];
                    var part = new Bundle(name, version == null ? "" : version, jar, headers);
                    notice(part, name + " (in " + bundle.name() + ")", texts, known, lines);
                }
            }
        }
        lines.addAll(Files.readAllLines(assembly.resolve("notices.txt")));
        Files.write(root.resolve("THIRD-PARTY-NOTICES.txt"), lines);
    }

    private static void notice(Bundle bundle, String name, Path texts, Properties known, List<String> lines)
            throws IOException {
        String license = bundle.headers().getValue("Bundle-License");
        String vendor = bundle.headers().getValue("Bundle-Vendor");
        List<String> found = licenseTexts(bundle, texts);
        if (license == null) {
            license = pomLicense(bundle);
        }
        if (license == null) {
            license = known.getProperty(bundle.name());
        }
        if (license == null && bundle.name().startsWith("org.eclipse.")) {
            license = "EPL-2.0 (https://www.eclipse.org/legal/epl-2.0/)";
        }
        if (license == null && !found.isEmpty()) {
            license = "see licenses/" + found.getFirst();
        }
        if (license == null) {
            license = "licence unknown";
            System.err.println("No licence is known of " + name + ": add it to releng/assembly/licenses.properties");
        }
        lines.add(name + " " + bundle.version() + (vendor == null || vendor.startsWith("%") ? "" : " (" + vendor + ")"));
        lines.add("    " + license.replaceAll("\\s+", " "));
    }

    /** What the POM within the jar says; null when there is none or it says nothing. */
    private static String pomLicense(Bundle bundle) throws IOException {
        var pattern = Pattern.compile("<license>.*?<name>(.*?)</name>", Pattern.DOTALL);
        try (JarFile file = new JarFile(bundle.jar().toFile(), false)) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                if (entry.getName().startsWith("META-INF/maven/") && entry.getName().endsWith("/pom.xml")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        var matcher = pattern.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                        if (matcher.find()) {
                            return matcher.group(1).strip();
                        }
                    }
                }
            }
        }
        return null;
    }

    private static List<String> licenseTexts(Bundle bundle, Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (JarFile file = new JarFile(bundle.jar().toFile(), false)) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                String name = entry.getName();
                String base = name.substring(name.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
                boolean wanted = base.matches("(LICEN[CS]E|NOTICE|ABOUT|COPYING)([-_.A-Z0-9]*)\\.?(TXT|MD|HTML)?")
                        && !base.matches(".*\\.(CLASS|INI|PROPERTIES|MAPPINGS|PNG)");
                if (!entry.isDirectory() && wanted && (name.indexOf('/') < 0 || name.startsWith("META-INF/"))) {
                    String target = bundle.name() + "-" + base;
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, folder.resolve(target), StandardCopyOption.REPLACE_EXISTING);
                    }
                    found.add(target);
                }
            }
        }
        return found;
    }
}
