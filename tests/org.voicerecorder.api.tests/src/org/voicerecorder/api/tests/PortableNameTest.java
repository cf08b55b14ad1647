package org.voicerecorder.api.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.storage.PortableName;

class PortableNameTest {
    @ParameterizedTest
    @CsvSource({
        "Recording 2026-11-29 10:26:04, Recording 2026-11-29 10_26_04",
        "a<b>c:d\"e/f\\g|h?i*j, a_b_c_d_e_f_g_h_i_j",
        "and then..., and then",
        "..hidden, hidden",
        "../../etc/passwd, _.._etc_passwd",
        "J. S. Bach, J. S. Bach",
        "שלום 🎤, שלום 🎤",
        "CON, _CON",
        "nul.tape 3, _nul.tape 3",
        "Com1, _Com1",
        "lpt¹, _lpt¹",
        "Console, Console",
        "COM10, COM10",
        "..., otherwise",
        "' ', otherwise"
    })
    void makesNamesOfTitles(String title, String name) {
        assertEquals(name + ".wav", PortableName.of(title, ".wav", "otherwise"));
    }

    @Test
    void replacesControlCharactersAndHalvesOfCharacters() {
        assertEquals("a_b_c_d_.wav", PortableName.of("a\nb\u0000c\u009bd\ud83c", ".wav", "x"));
    }

    @Test
    void cutsTheTextAndKeepsItsEnd() {
        String name = PortableName.of("🎤".repeat(500), " (2).flac", "x");

        assertEquals("🎤".repeat(61) + " (2).flac", name);
        assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= PortableName.LONGEST);
        assertEquals("x".repeat(250) + ".wav", PortableName.of("x".repeat(250) + " yyy", ".wav", "otherwise"));
        assertEquals(
                255,
                PortableName.of("con." + "x".repeat(300), ".wav", "otherwise").length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:26", "a/b", "what?", "a\tb", "CON", "...", ""})
    void addTakesWhatIsMade(String title) {
        assertEquals(List.of(), PortableName.problems(PortableName.of(title, ".mp3", "7f3a")));
    }

    @Test
    void tellsAllThatIsWrong() {
        assertEquals(
                List.of(
                        "the name is longer than 255",
                        "the name holds : ?",
                        "the name holds a control character such as a line break"),
                PortableName.problems("a:b?c:\n" + "x".repeat(255)));
        assertFalse(PortableName.problems("").isEmpty());
    }

    @Test
    void knowsWhichNamesMeetInOneFolder() {
        assertEquals(PortableName.folded("TALK.mp3"), PortableName.folded("Talk.mp3"));
        assertEquals(PortableName.folded("\u00c9t\u00e9.mp3"), PortableName.folded("E\u0301te\u0301.mp3"));
        assertNotEquals(PortableName.folded("Talk.mp3"), PortableName.folded("Talks.mp3"));
    }
}
