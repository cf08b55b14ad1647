import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Turns a product that Tycho materialised into one that starts fast: puts the bundles that the program's own bundles need
 * on one class path, and writes what the launcher wants to know about them into {@code launch/}. Run as a source file,
 * those beside it are compiled with it (JEP 458): {@code java Assemble.java PRODUCT-FOLDER BUILD-ID WORKBENCH-APPLICATION
 * WORKBENCH-PRODUCT ASSEMBLY-FOLDER}.
 */
public final class Assemble {
    /** The bundle of the window, and what the names of those that add to it begin with. */
    static final String WINDOW = "org.voicerecorder.workbench";

    private final Path root;
    private final Path launch;
    private final Map<String, Bundle> bundles = new TreeMap<>();

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
                Jars.strip(jar);
                Bundle bundle = Bundle.read(jar);
                bundles.put(bundle.name(), bundle);
            }
        }
        Set<Bundle> connected = Closure.of(bundles, true);
        for (Bundle bundle : connected) {
            Jars.modernize(bundle.jar());
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
            for (Path nested : bundle.nested(launch)) {
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
        Jars.main(launch.resolve("voicerec.jar"), classPath);
        StartLevels.write(root, bundles, connected);
        splash();
        Notices.write(root, assembly, bundles.values());
        System.err.printf("%d bundles, %d on the class path%n", bundles.size(), connected.size());
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

    /** The picture that is shown while the window's product starts. */
    private void splash() throws IOException {
        Bundle window = bundles.get(WINDOW);
        if (window == null) {
            return;
        }
        try (JarFile file = new JarFile(window.jar().toFile(), false);
                InputStream in = file.getInputStream(file.getEntry("splash.png"))) {
            Files.copy(in, launch.resolve("splash.png"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }
}
