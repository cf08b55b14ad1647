import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which bundles are started, and when: the lines of the configurator's list. */
final class StartLevels {
    /** Start levels, as the launcher uses them. */
    private static final String WINDOW_LEVEL = "5";

    private static final String FULL_LEVEL = "6";

    /** What short commands start, besides the bundles of the program itself. */
    private static final Set<String> COMMANDS_NEED =
            Set.of("org.eclipse.equinox.simpleconfigurator", "org.apache.felix.scr");

    private StartLevels() {}

    /**
     * Classes of the class path do not wake their lazy bundles: those with an activator are started. A short command starts
     * what it needs and no more; above its level come the platform's own services, then what only the window needs, then
     * what neither needs (installer, console).
     */
    static void write(Path root, Map<String, Bundle> bundles, Set<Bundle> connected) throws IOException {
        Set<String> commands = new TreeSet<>();
        Closure.of(bundles, false).forEach(b -> commands.add(b.name()));
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
            String level = level(name, parts[3], started, names, commands, bundles.containsKey(Assemble.WINDOW));
            lines.add(String.join(",", name, parts[1], parts[2], level, Boolean.toString(started)));
        }
        Files.write(info, lines);
    }

    private static String level(
            String bundle,
            String given,
            boolean started,
            Set<String> connected,
            Set<String> commands,
            boolean hasWindow) {
        if (!connected.contains(bundle)) {
            return FULL_LEVEL;
        }
        if (!commands.contains(bundle)) {
            return WINDOW_LEVEL;
        }
        if (bundle.startsWith("org.voicerecorder.") || COMMANDS_NEED.contains(bundle)) {
            return given;
        }
        if (hasWindow) {
            // The window needs them from the beginning, and a level above 6 would be taken back by the framework.
            return started && given.equals("4") && bundle.startsWith("org.eclipse.") ? "2" : given;
        }
        // The platform's own services, one after the other as before.
        return started && given.equals("3") ? "6" : "5";
    }
}
