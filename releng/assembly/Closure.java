import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The bundles that belong on the class path. */
final class Closure {
    /** Where the closure starts, besides the bundles of the program itself. */
    private static final Set<String> ROOTS = Set.of(
            "org.apache.felix.scr",
            "org.eclipse.equinox.app",
            "org.eclipse.equinox.cm",
            "org.eclipse.equinox.event",
            "org.eclipse.equinox.simpleconfigurator",
            "org.eclipse.core.runtime");

    private Closure() {}

    /** A class on the class path sees only the class path: whatever a connected bundle may import is connected, too. */
    static Set<Bundle> of(Map<String, Bundle> bundles, boolean window) {
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
            boolean own = bundle.own() && (window || !bundle.name().startsWith(Assemble.WINDOW));
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
            bundle.list("Fragment-Host").stream().map(bundles::get).filter(Objects::nonNull).forEach(open::add);
            open.addAll(fragments.getOrDefault(bundle.name(), List.of()));
        }
        Set<Bundle> ordered = new LinkedHashSet<>();
        bundles.values().stream().filter(found::contains).forEach(ordered::add);
        return ordered;
    }
}
