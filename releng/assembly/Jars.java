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
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes jars fit for the JVM's cache, and the jar that names them all. */
final class Jars {
    private static final FileTime EPOCH = FileTime.fromMillis(1_767_225_600_000L);

    private Jars() {}

    /** Removes signatures and seals: the JVM's cache takes neither signed classes nor sealed packages of moved jars. */
    static void strip(Path jar) throws IOException {
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
            Files.move(stripped, jar, StandardCopyOption.REPLACE_EXISTING);
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
    static void modernize(Path jar) throws IOException {
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
        Files.move(changed, jar, StandardCopyOption.REPLACE_EXISTING);
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

    /** A jar without content, whose manifest names the program's main class and the class path. */
    static void main(Path jarFile, List<Path> classPath) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "org.voicerecorder.launcher.Main");
        main.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        main.put(
                Attributes.Name.CLASS_PATH,
                String.join(" ", classPath.stream().map(p -> jarFile.getParent().relativize(p).toString().replace('\\', '/')).toList()));
        try (OutputStream out = Files.newOutputStream(jarFile);
                JarOutputStream jar = new JarOutputStream(out)) {
            JarEntry entry = new JarEntry(JarFile.MANIFEST_NAME);
            entry.setLastModifiedTime(EPOCH);
            jar.putNextEntry(entry);
            manifest.write(jar);
        }
    }
}
