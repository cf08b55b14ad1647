package org.voicerecorder.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.connect.FrameworkUtilHelper;

/**
 * Which bundle a class of the flat class path belongs to. Found by package, from the list the assembly wrote: the class's
 * code source is unknown when the class comes out of a cache whose folder was moved.
 */
public final class ClassPathBundles implements FrameworkUtilHelper {
    private static volatile ClassPathBundles current;

    private final BundleContext system;
    private final Map<String, String> symbolicNames;

    /** Made by the framework, which finds this class as a service; works on the instance of {@link #install}. */
    public ClassPathBundles() {
        this.system = null;
        this.symbolicNames = Map.of();
    }

    private ClassPathBundles(BundleContext system, Map<String, String> symbolicNames) {
        this.system = system;
        this.symbolicNames = symbolicNames;
    }

    /** @param packages lines of {@code package=symbolic name} */
    static void install(BundleContext system, Path packages) {
        Map<String, String> names = HashMap.newHashMap(4096);
        try {
            for (String line : Files.readAllLines(packages)) {
                int equals = line.indexOf('=');
                names.put(line.substring(0, equals), line.substring(equals + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        current = new ClassPathBundles(system, names);
    }

    @Override
    public Optional<Bundle> getBundle(Class<?> type) {
        ClassPathBundles known = current;
        if (known == null || type.getClassLoader() != ClassPathBundles.class.getClassLoader()) {
            return Optional.empty();
        }
        return Optional.ofNullable(known.symbolicNames.get(type.getPackageName()))
                .flatMap(known::find);
    }

    private Optional<Bundle> find(String symbolicName) {
        for (Bundle bundle : system.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                return Optional.of(bundle);
            }
        }
        return Optional.empty();
    }
}
