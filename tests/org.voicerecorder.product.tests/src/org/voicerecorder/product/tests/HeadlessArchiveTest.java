package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.WavFiles;

/** The archive without a window, as a user gets it. */
class HeadlessArchiveTest {
    @TempDir
    static Path installed;

    private static UnpackedArchive archive;

    @TempDir
    Path folder;

    private Voicerec voicerec;

    @BeforeAll
    static void unpack() throws IOException {
        archive = UnpackedArchive.of(Voicerec.product(), installed);
    }

    @BeforeEach
    void set() throws IOException {
        voicerec = archive.program(folder);
    }

    @Test
    void worksWhereItCannotWriteAndWritesNowhereElse() throws Exception {
        Path file = WavFiles.noise(folder.resolve("voice.wav"), 16_000, 1, 16_000, 1);
        Tools.run("chmod", "-R", "a-w", archive.root().toString());
        try {
            var before = Tools.contents(archive.root());
            List<String> outside = Tools.names(folder);

            run("add", file.toString());
            assertEquals(1, run("list", "--json").json().get("total").getAsInt());
            assertEquals(1, run("verify", "--json").json().get("verified").getAsInt());

            assertEquals(before, Tools.contents(archive.root()));
            var now = new java.util.TreeSet<>(Tools.names(folder));
            outside.forEach(now::remove);
            assertEquals(java.util.Set.of("library"), now);
        } finally {
            Tools.run("chmod", "-R", "u+w", archive.root().toString());
        }
    }

    @Test
    void hasNoWindowAndSaysSo() throws Exception {
        assertEquals(
                List.of(),
                archive.bundles().stream()
                        .filter(name -> name.matches(
                                "org\\.eclipse\\.(swt|jface|ui|e4|emf).*|org\\.voicerecorder\\.workbench.*"))
                        .toList());

        var result = voicerec.run("workbench");

        assertFalse(result.status() == 0);
        assertTrue(result.err().contains("ERR_UNAVAILABLE"), result::err);
    }

    @Test
    void namesTheLicenceOfEveryPart() throws Exception {
        String notices = archive.notices();
        assertFalse(notices.contains("licence unknown"), notices);
        for (String bundle : archive.bundles()) {
            String name = bundle.substring(0, bundle.lastIndexOf('_'));
            assertTrue(name.startsWith("org.voicerecorder.") || notices.contains("\n" + name + " "), name);
        }
        for (String part : List.of("FFmpeg", "OpenJDK", "derby ", "lucene-core ")) {
            assertTrue(notices.contains("\n" + part), part);
        }
        assertTrue(Files.isDirectory(archive.root().resolve("runtime/legal")));
    }

    private Voicerec.Result run(String... arguments) throws IOException {
        return Voicerec.await(voicerec.startUnder(Unprivileged.WRAPPER, arguments))
                .succeeds();
    }
}
