package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voicerecorder.command.CommandName;

class UsageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(CommandName.class)
    void everyCommandHasHelpWithOptionsExitStatusAndExamples(CommandName name) {
        var result = new Typed(folder).type(name.text(), "--help");

        assertEquals(0, result.status());
        assertTrue(result.out().contains("Usage: voicerec " + name.text()), result.out());
        assertTrue(result.out().contains("Examples:"), result.out());
        assertTrue(result.out().contains("Exit status:"), result.out());
        for (String option : List.of("--library", "--json", "--quiet", "--help")) {
            assertTrue(result.out().contains(option), option + " is missing in " + result.out());
        }
        long examples = result.out()
                .lines()
                .filter(l -> l.startsWith("  ") && l.contains("voicerec "))
                .count();
        assertTrue(examples >= 2, result.out());
        assertEquals("", result.err());
    }

    @Test
    void theProgramsHelpNamesEveryCommandAndEveryExitStatus() {
        String help = new Typed(folder).type("--help").out();

        for (CommandName name : CommandName.values()) {
            assertTrue(help.contains("\n  " + name.text() + " "), name + " is missing in " + help);
        }
        for (String status : List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "70", "130")) {
            assertTrue(help.lines().anyMatch(l -> l.strip().startsWith(status + " ")), status + " is missing");
        }
        assertEquals(help, new Typed(folder).type().out());
        assertEquals(help, new Typed(folder).type("help").out());
    }

    @Test
    void helpFitsTheTerminal() {
        var result = new Typed(folder).onTerminal(70).with("NO_COLOR", "1").type("record", "--help");

        assertTrue(result.out().lines().noneMatch(l -> l.length() > 90), result.out());
        assertFalse(result.out().contains("\u001b"), "NO_COLOR was not heard");
    }

    @Test
    void anUnknownCommandIsAUsageErrorWithAGuess() {
        var result = new Typed(folder).type("lsit");

        assertEquals(2, result.status());
        assertEquals("", result.out());
        assertTrue(result.err().contains("Unknown command 'lsit'"), result.err());
        assertTrue(result.err().contains("Did you mean 'list'?"), result.err());
    }

    @Test
    void aUsageErrorWithJsonIsOneDocument() {
        for (String[] line : List.of(
                new String[] {"list", "--json", "--wrong"},
                new String[] {"--json", "nonsense"},
                new String[] {"list", "--limit", "many", "--json"},
                new String[] {"--json"},
                new String[] {"show", "--json"})) {
            var result = new Typed(folder).type(line);

            assertEquals(2, result.status());
            assertEquals("ERR_USAGE", result.error().get("code").getAsString());
            assertFalse(result.error().get("advice").getAsString().isEmpty());
            assertEquals("", result.err());
        }
    }

    @Test
    void afterTwoDashesJsonIsANameLikeAnyOther() {
        var result = new Typed(folder).type("list", "--wrong", "--", "--json");

        assertEquals(2, result.status());
        assertEquals("", result.out());
    }

    @Test
    void aNameWithADashIsAdvisedToBePutBehindTwoDashes() {
        var result = new Typed(folder).type("add", "-take.wav");

        assertEquals(2, result.status());
        assertTrue(result.err().contains("Unknown option '-take.wav'"), result.err());
        assertTrue(result.err().contains("Put --"), result.err());
    }

    @Test
    void withoutALibraryACommandSaysWhatIsMissing() {
        var result = new Typed(folder).type("list", "--json");

        assertEquals(7, result.status());
        assertEquals("ERR_UNAVAILABLE", result.error().get("code").getAsString());
    }

    @Test
    void anEmptyLibraryOptionIsRefused() {
        assertEquals(2, new Typed(folder).type("version", "--library", " ").status());
        assertEquals(0, new Typed(folder).type("version", "--library", "x").status());
        assertEquals(0, new Typed(folder).type("--library", "x", "version").status());
    }

    @Test
    void versionNeedsNoLibrary() {
        var result = new Typed(folder).type("version", "--json");

        assertEquals(0, result.status());
        assertTrue(result.json().get("version").getAsString().matches("\\d+\\.\\d+\\.\\d+"));
        assertTrue(new Typed(folder).type("--version").out().startsWith("Voice Recorder Pro "));
    }

    @Test
    void theWorkbenchSaysThatThisProductHasNoWindow() {
        var result = new Typed(folder).type("workbench");

        assertEquals(7, result.status());
        assertTrue(result.err().contains("ERR_UNAVAILABLE"), result.err());
    }

    @Test
    void bashAcceptsTheCompletionAndCompletesCommandsAndOptions() throws Exception {
        Path script = folder.resolve("completion");
        Files.writeString(script, new Typed(folder).type("completion", "bash").out());

        assertEquals("search serve", completions(script, "voicerec se", 1));
        assertTrue(completions(script, "voicerec list --so", 2).contains("--sort"));
        assertEquals("flac m4a mp3 ogg opus wav", completions(script, "voicerec export --format ", 3));
        assertTrue(completions(script, "voicerec list --source ", 3).contains("recovered"));
        assertTrue(new Typed(folder).type("completion", "zsh").out().contains("compinit"));
    }

    private static String completions(Path script, String line, int word) throws IOException, InterruptedException {
        String words = String.join(
                " ",
                List.of(line.split(" ", -1)).stream().map(w -> "'" + w + "'").toList());
        String program = """
                source '%s'
                COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'
                _complete_voicerec
                printf '%%s\\n' "${COMPREPLY[@]}" | sort | paste -sd' '
                """.formatted(script, words, word, line);
        Process bash = new ProcessBuilder("bash", "-c", program)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), output);
        return output.strip();
    }

    @Test
    void choicesAreNamedInLowerCase() {
        String help = new Typed(folder).type("list", "--help").out();
        assertTrue(help.contains("newest, oldest, title"), help);

        var wrong = new Typed(folder).type("export", "x", "--format", "wma");
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().contains("wav, flac, mp3, m4a, opus, ogg"), wrong.err());
        assertEquals(2, new Typed(folder).type("completion", "fish").status());
        assertEquals(0, new Typed(folder).type("completion", "BASH").status());
    }

    @Test
    void outputThatCannotBeWrittenIsAFailure() {
        var err = new ByteArrayOutputStream();
        int status = new Typed(folder).typeInto(full("No space left on device"), err, "version");

        assertEquals(5, status);
        assertTrue(err.toString().contains("No space left on device"));

        var quiet = new ByteArrayOutputStream();
        assertEquals(5, new Typed(folder).typeInto(full("Broken pipe"), quiet, "version"));
        assertEquals("", quiet.toString());
    }

    private static OutputStream full(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    @Test
    void aFrontEndCanAskWhichCommandsNeedALibrary() {
        assertTrue(CommandName.needsLibrary(List.of("list")));
        assertTrue(CommandName.needsLibrary(List.of("--library", "version", "--json", "list")));
        assertFalse(CommandName.needsLibrary(List.of("list", "--help")));
        assertTrue(CommandName.needsLibrary(List.of("add", "--", "--help")));
        assertFalse(CommandName.needsLibrary(List.of("--library", "x", "version")));
        assertFalse(CommandName.needsLibrary(List.of("recover", "a.wav")));
        assertTrue(CommandName.needsLibrary(List.of("recover", "a.wav", "--add")));
        assertFalse(CommandName.needsLibrary(List.of("recover", "--", "--add")));
        assertFalse(CommandName.needsLibrary(List.of("nonsense")));
        assertFalse(CommandName.needsLibrary(List.of()));
    }
}
