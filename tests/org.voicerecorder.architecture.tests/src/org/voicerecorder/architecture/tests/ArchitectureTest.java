package org.voicerecorder.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keeps the floors of the house: who may import whom, and what nobody may do. */
class ArchitectureTest {
    /** Floors from the ground up. A bundle imports what is below it; a name also stands for its parts (audio.ffmpeg). */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("api", "owner"),
            Set.of("library", "logging", "database", "search", "audio"),
            Set.of("storage"),
            Set.of("recorder", "edit"),
            Set.of("command"),
            Set.of("launcher", "workbench"));

    /** The terminal front end: the only place that writes to standard output. */
    private static final Set<String> TERMINAL = Set.of("launcher", "owner");

    private final List<SourceBundle> bundles = SourceBundle.all();

    @Test
    void thereAreBundles() {
        assertFalse(bundles.isEmpty());
    }

    @Test
    void everyBundleStandsOnAFloorAndImportsOnlyWhatIsBelow() {
        var wrong = new ArrayList<String>();
        for (var bundle : bundles) {
            for (String used : bundle.uses()) {
                String family = family(used.substring("org.voicerecorder.".length()));
                String own = family(bundle.shortName());
                if (!family.equals(own) && floor(family) >= floor(own)) {
                    wrong.add(bundle.name() + " imports " + used);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void providersImportTheContractAlone() {
        var wrong = bundles.stream()
                .filter(b -> b.shortName().startsWith("provider."))
                .flatMap(b -> b.uses().stream().filter(u -> !u.startsWith("org.voicerecorder.api")))
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void noBundleExportsItsInsides() {
        var wrong = bundles.stream()
                .flatMap(b -> b.exports().stream())
                .filter(p -> p.contains(".internal"))
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void nobodyUsesTheInsidesOfAnotherBundle() throws IOException {
        var wrong = new ArrayList<String>();
        for (var bundle : bundles) {
            for (Path file : bundle.classes()) {
                for (String used : classesUsedBy(file)) {
                    if (used.startsWith("org/voicerecorder/")
                            && used.contains("/internal/")
                            && !used.startsWith(bundle.name().replace('.', '/') + "/")) {
                        wrong.add(file.getFileName() + " of " + bundle.name() + " uses " + used);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void onlyTheTerminalFrontEndWritesToStandardOutput() throws IOException {
        var wrong = new ArrayList<String>();
        for (var bundle : bundles) {
            if (TERMINAL.contains(bundle.shortName())) {
                continue;
            }
            for (Path file : bundle.classes()) {
                if (usesStandardOutput(file)) {
                    wrong.add(file.getFileName() + " of " + bundle.name());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static String family(String shortName) {
        return FLOORS.stream()
                .flatMap(Set::stream)
                .filter(f -> shortName.equals(f) || shortName.startsWith(f + "."))
                .findFirst()
                .orElse(shortName);
    }

    private static int floor(String family) {
        for (int i = 0; i < FLOORS.size(); i++) {
            if (FLOORS.get(i).contains(family)) {
                return i;
            }
        }
        throw new AssertionError(family + " stands on no floor: add it to the floors, and to docs/architecture.md");
    }

    private static Set<String> classesUsedBy(Path file) throws IOException {
        var used = new java.util.TreeSet<String>();
        for (var entry : ClassFile.of().parse(file).constantPool()) {
            if (entry instanceof ClassEntry c) {
                used.add(c.asInternalName());
            }
        }
        return used;
    }

    private static final Map<String, Set<String>> STREAMS = Map.of("java/lang/System", Set.of("out", "err"));

    private static boolean usesStandardOutput(Path file) throws IOException {
        for (var entry : ClassFile.of().parse(file).constantPool()) {
            if (entry instanceof FieldRefEntry f
                    && STREAMS.getOrDefault(f.owner().asInternalName(), Set.of())
                            .contains(f.name().stringValue())) {
                return true;
            }
        }
        return false;
    }
}
