package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.workbench.internal.LibraryChoice;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.Themes;
import org.voicerecorder.workbench.internal.widgets.Names;

/** What is chosen in the preferences holds at once, or from the next start where the page says so, and stays. */
class PreferencesTest {
    private static final String TITLE = "Preferences";

    @TempDir
    Path folder;

    private final Preferences.Theme themeBefore = Preferences.theme();
    private final String formatBefore = Preferences.get(Preferences.FORMAT).orElse("");

    @AfterEach
    void restore() {
        Themes.choose(themeBefore);
        Preferences.put(Preferences.FORMAT, formatBefore);
        Window.desk().recorder().input().choose(Preferences.format());
    }

    private static Combo combo(Shell dialog, String name) {
        return Window.find(dialog, Combo.class, c -> name.equals(c.getData(Names.KEY)));
    }

    private static void choose(Combo combo, int item) {
        combo.select(item);
        combo.notifyListeners(SWT.Selection, new Event());
    }

    private static Hands.Expected inPreferences(java.util.function.Consumer<Shell> act) {
        Hands.focus(Window.table().isVisible() ? Window.table() : Window.search());
        var dialog = Hands.inDialog(TITLE, act);
        Hands.key("ctrl+comma");
        return dialog;
    }

    @Test
    void whatIsChosenHoldsAtOnceAndIsShownTheNextTime() {
        inPreferences(shell -> {
                    choose(combo(shell, "Appearance:"), Preferences.Theme.DARK.ordinal());
                    choose(combo(shell, "Recording format:"), 1);
                    Hands.press(shell, "Apply and Close");
                })
                .isAnswered();
        assertEquals(Preferences.Theme.DARK, Preferences.theme());
        Window.await("dark", () -> Window.table().getBackground().getRed() < 80);
        assertEquals(24, Window.desk().recorder().input().format().bitDepth());
        assertEquals("48000/24/2", Preferences.get(Preferences.FORMAT).orElseThrow());

        inPreferences(shell -> {
                    assertEquals(
                            Preferences.Theme.DARK.ordinal(),
                            combo(shell, "Appearance:").getSelectionIndex());
                    assertEquals(1, combo(shell, "Recording format:").getSelectionIndex());
                    choose(combo(shell, "Appearance:"), Preferences.Theme.LIGHT.ordinal());
                    Hands.press(shell, "Cancel");
                })
                .isAnswered();
        assertEquals(Preferences.Theme.DARK, Preferences.theme(), "Cancel changes nothing");
    }

    @Test
    void aFolderOfOtherThingsIsNoLibrary() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "It was a dark and stormy night.");

        var e = assertThrows(VoiceRecorderException.class, () -> LibraryChoice.requireFit(folder));

        assertEquals(ErrorCode.ERR_NOT_A_LIBRARY, e.code());
        LibraryChoice.requireFit(folder.resolve("new"));
        LibraryChoice.requireFit(Files.createDirectory(folder.resolve("empty")));
    }

    @Test
    void theLibrarysFolderIsWrittenWhereCommandsReadIt() throws Exception {
        Optional<String> before = LibraryChoice.configured();
        try {
            inPreferences(shell -> {
                        Text library = Window.find(shell, Text.class, t -> "Library folder (from the next start):"
                                .equals(t.getData(Names.KEY)));
                        library.setText(folder.resolve("Recordings").toString());
                        Hands.press(shell, "Apply and Close");
                    })
                    .isAnswered();
            assertEquals(
                    folder.resolve("Recordings").toString(),
                    LibraryChoice.configured().orElseThrow());
            Path file = Path.of(System.getenv("XDG_CONFIG_HOME"), "voicerecorder", "config.properties");
            assertTrue(Files.readString(file).contains("library="), file::toString);
        } finally {
            LibraryChoice.remember(before.map(Path::of).orElse(Path.of("")));
        }
    }
}
