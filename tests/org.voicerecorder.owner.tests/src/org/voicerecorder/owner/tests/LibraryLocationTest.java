package org.voicerecorder.owner.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.owner.CallerPath;
import org.voicerecorder.owner.LibraryLocation;

@EnabledOnOs(OS.LINUX)
class LibraryLocationTest {
    @TempDir
    Path home;

    @Test
    void optionThenVariableThenConfigurationThenDefault() throws Exception {
        Files.createDirectories(home.resolve("conf/voicerecorder"));
        Map<String, String> folders = Map.of(
                "XDG_CONFIG_HOME", home.resolve("conf").toString(),
                "XDG_DATA_HOME", home.resolve("data").toString());
        Map<String, String> variable = new java.util.HashMap<>(folders);
        variable.put("VOICEREC_LIBRARY", "from-variable");
        assertEquals(
                home.resolve("data/voicerecorder/library"), new LibraryLocation(folders).find(List.of("list"), home));
        assertEquals(Optional.empty(), new LibraryLocation(folders).chosen(List.of("list"), home), "nobody chose one");
        Files.writeString(
                home.resolve("conf/voicerecorder/config.properties"), "library=" + home.resolve("c d") + "\n");
        assertEquals(home.resolve("c d"), new LibraryLocation(folders).find(List.of("list"), home));
        assertEquals(Optional.of(home.resolve("c d")), new LibraryLocation(folders).chosen(List.of("list"), home));
        assertEquals(home.resolve("from-variable"), new LibraryLocation(variable).find(List.of("list"), home));
        assertEquals(
                home.resolve("o"), new LibraryLocation(variable).find(List.of("list", "--library", "x/../o"), home));
        assertEquals(home.resolve("o"), new LibraryLocation(variable).find(List.of("--library=o"), home));
        assertEquals(
                home.resolve("from-variable"),
                new LibraryLocation(variable).find(List.of("add", "--", "--library=o"), home));
    }

    @Test
    void aWayThroughALinkIsTheOneThatTheSystemGoes() throws Exception {
        Path real = home.toRealPath();
        Files.createDirectories(real.resolve("far/below"));
        Files.writeString(real.resolve("far/x"), "");
        Files.createSymbolicLink(real.resolve("link"), real.resolve("far/below"));
        Files.createSymbolicLink(real.resolve("far/named"), real.resolve("far/x"));

        assertEquals(real.resolve("far/x"), CallerPath.resolve(real, "link/../x"));
        assertEquals(real.resolve("far"), CallerPath.resolve(real, "link/.."));
        assertEquals(real.resolve("far/named"), CallerPath.resolve(real, "link/../named"), "a link keeps its name");
        assertEquals(real.resolve("link/x"), CallerPath.resolve(real, "./link/x"));
        assertEquals(real.resolve("gone/x"), CallerPath.resolve(real, "gone/far/../x"));
    }

    @Test
    void aLibraryThatIsNamedUnclearlyIsRefused() {
        LibraryLocation location = new LibraryLocation(Map.of());
        for (List<String> unclear : List.of(
                List.of("list", "--library", ""),
                List.of("--library= ", "list"),
                List.of("--library", "a", "delete", "last", "--library=b"))) {
            assertEquals("ERR_USAGE", location.problem(unclear).orElseThrow().code(), unclear.toString());
        }
        for (List<String> clear : List.of(
                List.of("list"),
                List.of("--library", "a", "list", "--library=a"),
                List.of("--library", "a", "add", "--", "--library="))) {
            assertEquals(Optional.empty(), location.problem(clear), clear.toString());
        }
    }
}
