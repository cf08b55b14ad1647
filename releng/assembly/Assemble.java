import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Turns a product that Tycho materialised into one that starts fast: puts the bundles that the program's own bundles need
 * on one class path, and writes what the launcher wants to know about them into {@code launch/}. Run as a source file:
 * {@code java Assemble.java PRODUCT-FOLDER BUILD-ID WORKBENCH-APPLICATION WORKBENCH-PRODUCT
 * ASSEMBLY-FOLDER}.
 */
public final class Assemble {
    /** Where the closure starts, besides the bundles of the program itself. */
    private static final Set<String> ROOTS = Set.of(
            "org.apache.felix.scr",
            "org.eclipse.equinox.app",
            "org.eclipse.equinox.cm",
            "org.eclipse.equinox.event",
            "org.eclipse.equinox.simpleconfigurator",
            "org.eclipse.core.runtime");

    /** The bundle of the window, and what the names of those that add to it begin with. */
    private static final String WINDOW = "org.voicerecorder.workbench";

    /** Start levels, as the launcher uses them. */
    private static final String WINDOW_LEVEL = "5";

    private static final String FULL_LEVEL = "6";

    /** What short commands start, besides the bundles of the program itself. */
    private static final Set<String> COMMANDS_NEED =
            Set.of("org.eclipse.equinox.simpleconfigurator", "org.apache.felix.scr");

    private static final FileTime EPOCH = FileTime.fromMillis(1_767_225_600_000L);

    private final Path root;
    private final Path launch;
    private final Map<String, Bundle> bundles = new TreeMap<>();

    private record Bundle(String name, String version, Path jar, Attributes headers) {
        List<String> list(String header) {
            return clauses(headers.getValue(header));
        }

        boolean fragment() {
            return headers.getValue("Fragment-Host") != null;
        }
    }

    private Assemble(Path root) {
        this.root = root;
        this.launch = root.resolve("launch");
    }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]).toAbsolutePath();
        new Assemble(root).run(Path.of(arguments[4]), arguments[1], arguments[2], arguments[3]);
    }

    private void run(Path assembly, String build, String application, String product) throws IOException {
        Files.createDirectories(launch);
        try (var jars = Files.newDirectoryStream(root.resolve("plugins"), "*.jar")) {
            for (Path jar : jars) {
                strip(jar);
                read(jar);
            }
        }
        Set<Bundle> connected = closure(true);
        for (Bundle bundle : connected) {
            modernize(bundle.jar());
        }
        Bundle framework = bundles.get("org.eclipse.osgi");
        connected.remove(framework);
        List<Path> classPath = new ArrayList<>();
        Map<String, String> packages = new TreeMap<>();
        classPath.add(framework.jar());
        index(framework.jar(), framework, packages);
        for (Bundle bundle : connected) {
            classPath.add(bundle.jar());
            index(bundle.jar(), bundle, packages);
            for (Path nested : nested(bundle)) {
                classPath.add(nested);
                index(nested, bundle, packages);
            }
        }
        Files.write(launch.resolve("bundles"), connected.stream().map(b -> relative(b.jar())).toList());
        Files.write(launch.resolve("packages"), packages.entrySet().stream().map(Object::toString).toList());
        Files.write(
                launch.resolve("launch.properties"),
                List.of(
                        "build=" + build,
                        "framework=" + relative(framework.jar()),
                        "configurator=reference:file:"
                                + relative(bundles.get("org.eclipse.equinox.simpleconfigurator").jar()),
                        "workbench.application=" + application,
                        "workbench.product=" + product));
        mainJar(classPath);
        startLevels(connected);
        splash();
        notices(assembly);
        System.err.printf("%d bundles, %d on the class path%n", bundles.size(), connected.size());
    }

    private void read(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Attributes headers = file.getManifest().getMainAttributes();
            String name = headers.getValue("Bundle-SymbolicName").split(";")[0].strip();
            bundles.put(name, new Bundle(name, headers.getValue("Bundle-Version"), jar, headers));
        }
    }

    /** Removes signatures and seals: the JVM's cache takes neither signed classes nor sealed packages of moved jars. */
    private static void strip(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            boolean signed = file.stream().anyMatch(e -> signature(e.getName()));
            boolean sealed = manifest.getMainAttributes().remove(Attributes.Name.SEALED) != null;
            if (!signed && !sealed) {
                return;
            }
            manifest.getEntries().clear();
            Path stripped = jar.resolveSibling(jar.getFileName() + ".tmp");
            try (OutputStream out = Files.newOutputStream(stripped);
                    JarOutputStream target = new JarOutputStream(out)) {
                JarEntry first = new JarEntry(JarFile.MANIFEST_NAME);
                first.setLastModifiedTime(EPOCH);
                target.putNextEntry(first);
                manifest.write(target);
                for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                    if (signature(entry.getName()) || entry.getName().equalsIgnoreCase(JarFile.MANIFEST_NAME)) {
                        continue;
                    }
                    JarEntry copy = new JarEntry(entry.getName());
                    copy.setLastModifiedTime(entry.getLastModifiedTime());
                    target.putNextEntry(copy);
                    try (InputStream in = file.getInputStream(entry)) {
                        in.transferTo(target);
                    }
                }
            }
            Files.move(stripped, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean signature(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("META-INF/")
                && upper.indexOf('/', 9) < 0
                && (upper.endsWith(".SF") || upper.endsWith(".RSA") || upper.endsWith(".DSA") || upper.endsWith(".EC"));
    }

    /**
     * Brings classes for Java 5 and older to the format of Java 8, with stack maps: the JVM's cache does not take what
     * it has to verify the old way.
     */
    private static void modernize(Path jar) throws IOException {
        boolean old;
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            old = false;
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                old |= isClass(entry) && isOld(content(file, entry));
            }
        }
        if (!old) {
            return;
        }
        Path changed = jar.resolveSibling(jar.getFileName() + ".tmp");
        try (JarFile file = new JarFile(jar.toFile(), false);
                URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                OutputStream out = Files.newOutputStream(changed);
                JarOutputStream target = new JarOutputStream(out)) {
            ClassFile format = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                byte[] content = content(file, entry);
                if (isClass(entry) && isOld(content)) {
                    ClassTransform toJava8 = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                            .andThen((builder, element) -> {
                                if (!(element instanceof ClassFileVersion)) {
                                    builder.with(element);
                                }
                            })
                            .andThen(ClassTransform.endHandler(b -> b.withVersion(ClassFile.JAVA_8_VERSION, 0)));
                    content = format.transformClass(format.parse(content), toJava8);
                }
                JarEntry copy = new JarEntry(entry.getName());
                copy.setLastModifiedTime(entry.getLastModifiedTime());
                target.putNextEntry(copy);
                target.write(content);
            }
        }
        Files.move(changed, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/");
    }

    private static boolean isOld(byte[] classFile) {
        return ((classFile[6] & 0xFF) << 8 | classFile[7] & 0xFF) < ClassFile.JAVA_6_VERSION;
    }

    private static byte[] content(JarFile file, JarEntry entry) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** A class on the class path sees only the class path: whatever a connected bundle may import is connected, too. */
    private Set<Bundle> closure(boolean window) {
        Map<String, List<Bundle>> exporters = new HashMap<>();
        Map<String, List<Bundle>> fragments = new HashMap<>();
        for (Bundle bundle : bundles.values()) {
            bundle.list("Export-Package")
                    .forEach(p -> exporters.computeIfAbsent(p, k -> new ArrayList<>()).add(bundle));
            bundle.list("Fragment-Host")
                    .forEach(h -> fragments.computeIfAbsent(h, k -> new ArrayList<>()).add(bundle));
        }
        Set<Bundle> found = new LinkedHashSet<>();
        Deque<Bundle> open = new ArrayDeque<>();
        for (Bundle bundle : bundles.values()) {
            boolean own = bundle.name().startsWith("org.voicerecorder.") && (window || !bundle.name().startsWith(WINDOW));
            if (own || ROOTS.contains(bundle.name())) {
                open.add(bundle);
            }
        }
        while (!open.isEmpty()) {
            Bundle bundle = open.poll();
            if (!found.add(bundle)) {
                continue;
            }
            bundle.list("Import-Package").forEach(p -> open.addAll(exporters.getOrDefault(p, List.of())));
            for (String required : bundle.list("Require-Bundle")) {
                if (bundles.containsKey(required)) {
                    open.add(bundles.get(required));
                }
            }
            bundle.list("Fragment-Host").stream().map(bundles::get).filter(java.util.Objects::nonNull).forEach(open::add);
            open.addAll(fragments.getOrDefault(bundle.name(), List.of()));
        }
        Set<Bundle> ordered = new LinkedHashSet<>();
        bundles.values().stream().filter(found::contains).forEach(ordered::add);
        return ordered;
    }

    /** Jars within a bundle are put beside the bundles. */
    private Collection<Path> nested(Bundle bundle) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (JarFile file = new JarFile(bundle.jar().toFile(), false)) {
            for (String entry : bundle.list("Bundle-ClassPath")) {
                if (!entry.endsWith(".jar") || file.getEntry(entry) == null) {
                    continue;
                }
                Path jar = launch.resolve("nested").resolve(bundle.name()).resolve(Path.of(entry).getFileName());
                Files.createDirectories(jar.getParent());
                try (InputStream in = file.getInputStream(file.getEntry(entry))) {
                    Files.copy(in, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
                strip(jar);
                jars.add(jar);
            }
        }
        return jars;
    }

    private static void index(Path jar, Bundle bundle, Map<String, String> packages) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            file.stream()
                    .map(JarEntry::getName)
                    .filter(n -> n.endsWith(".class") && n.indexOf('/') > 0 && !n.startsWith("META-INF/"))
                    .map(n -> n.substring(0, n.lastIndexOf('/')).replace('/', '.'))
                    .distinct()
                    .forEach(p -> packages.putIfAbsent(p, bundle.name()));
        }
    }

    private void mainJar(List<Path> classPath) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "org.voicerecorder.launcher.Main");
        main.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        main.put(
                Attributes.Name.CLASS_PATH,
                String.join(" ", classPath.stream().map(p -> launch.relativize(p).toString().replace('\\', '/')).toList()));
        try (OutputStream out = Files.newOutputStream(launch.resolve("voicerec.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            JarEntry entry = new JarEntry(JarFile.MANIFEST_NAME);
            entry.setLastModifiedTime(EPOCH);
            jar.putNextEntry(entry);
            manifest.write(jar);
        }
    }

    /**
     * Classes of the class path do not wake their lazy bundles: those with an activator are started. A short command starts
     * what it needs and no more; above its level come the platform's own services, then what only the window needs, then
     * what neither needs (installer, console).
     */
    private void startLevels(Set<Bundle> connected) throws IOException {
        Set<String> commands = new TreeSet<>();
        closure(false).forEach(b -> commands.add(b.name()));
        Set<String> names = new TreeSet<>();
        connected.forEach(b -> names.add(b.name()));
        names.add("org.eclipse.osgi");
        Set<String> eager = new TreeSet<>();
        connected.stream()
                .filter(b -> b.headers().getValue("Bundle-Activator") != null && !b.fragment())
                .forEach(b -> eager.add(b.name()));
        Path info = root.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(info)) {
            String[] parts = line.split(",");
            if (parts.length != 5 || parts[0].equals("org.eclipse.osgi")) {
                lines.add(line);
                continue;
            }
            String name = parts[0];
            boolean started = eager.contains(name) || Boolean.parseBoolean(parts[4]);
            String level = level(name, parts[3], started, names, commands);
            lines.add(String.join(",", name, parts[1], parts[2], level, Boolean.toString(started)));
        }
        Files.write(info, lines);
    }

    private String level(String bundle, String given, boolean started, Set<String> connected, Set<String> commands) {
        if (!connected.contains(bundle)) {
            return FULL_LEVEL;
        }
        if (!commands.contains(bundle)) {
            return WINDOW_LEVEL;
        }
        if (bundle.startsWith("org.voicerecorder.") || COMMANDS_NEED.contains(bundle)) {
            return given;
        }
        if (bundles.containsKey(WINDOW)) {
            // The window needs them from the beginning, and a level above 6 would be taken back by the framework.
            return started && given.equals("4") && bundle.startsWith("org.eclipse.") ? "2" : given;
        }
        // The platform's own services, one after the other as before.
        return started && given.equals("3") ? "6" : "5";
    }

    /** The picture that is shown while the window's product starts. */
    private void splash() throws IOException {
        Bundle window = bundles.get(WINDOW);
        if (window == null) {
            return;
        }
        try (JarFile file = new JarFile(window.jar().toFile(), false);
                InputStream in = file.getInputStream(file.getEntry("splash.png"))) {
            Files.copy(in, launch.resolve("splash.png"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The list of other people's work in this product, with the licence each names, and the texts found in the jars. */
    private void notices(Path assembly) throws IOException {
        Path texts = Files.createDirectories(root.resolve("licenses"));
        Properties known = new Properties();
        try (var reader = Files.newBufferedReader(assembly.resolve("licenses.properties"))) {
            known.load(reader);
        }
        List<String> lines = new ArrayList<>();
        lines.add("Third-party software in this product, as each names its licence. Texts: licenses/");
        lines.add("");
        for (Bundle bundle : bundles.values()) {
            if (!bundle.name().startsWith("org.voicerecorder.")) {
                notice(bundle, bundle.name(), texts, known, lines);
            }
        }
        for (Bundle bundle : bundles.values()) {
            for (Path jar : bundle.name().startsWith("org.voicerecorder.") ? nested(bundle) : List.<Path>of()) {
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
        var pattern = java.util.regex.Pattern.compile("<license>.*?<name>(.*?)</name>", java.util.regex.Pattern.DOTALL);
        try (JarFile file = new JarFile(bundle.jar().toFile(), false)) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                if (entry.getName().startsWith("META-INF/maven/") && entry.getName().endsWith("/pom.xml")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        var matcher = pattern.matcher(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
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
                        Files.copy(in, folder.resolve(target), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    }
                    found.add(target);
                }
            }
        }
        return found;
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
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
