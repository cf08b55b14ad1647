package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.widgets.Names;

/** The keys of the whole window, pressed on the keyboard. */
class KeysTest {
    private final MemoryLibrary library = Window.library();
    private final Provided provided = new Provided();

    @BeforeEach
    void open() {
        library.open();
        provided.with(Recorder.class, new SilentRecorder());
        Window.await("the library", () -> Window.desk().rows().isLoaded());
        library.add("Memo");
        Window.await("the row", () -> Window.table().getItemCount() == 1);
        Window.await("its title", () -> title().equals("Memo"));
        Window.selectRow(0);
        Hands.focus(Window.table());
    }

    @AfterEach
    void close() {
        provided.close();
        library.close();
        Window.await("the end of the library", () -> !Window.desk().rows().isLoaded());
    }

    private static String title() {
        return Window.table().getItem(0).getText(1);
    }

    private static Phase phase() {
        return Window.desk().recorder().phase();
    }

    @Test
    void recordPauseAndTest() {
        Hands.key("t");
        Window.await("the level test", () -> phase() == Phase.TESTING);
        assertTrue(Window.desk().recorder().levels().isPresent(), "the meters have something to show");
        Hands.key("t");
        Window.await("its end", () -> phase() == Phase.IDLE);
        assertTrue(Window.desk().recorder().levels().isEmpty());
        Hands.key("r");
        Window.await("recording", () -> phase() == Phase.RECORDING);
        Hands.key("shift+r");
        Window.await("the pause", () -> phase() == Phase.PAUSED);
        Hands.key("shift+r");
        Window.await("recording again", () -> phase() == Phase.RECORDING);
        Hands.key("r");
        Window.await("the end", () -> phase() == Phase.IDLE);
    }

    @Test
    void renameUndoAndRedo() {
        Hands.key("F2");
        Text title = Window.named(Text.class, "Title");
        Window.await("F2 goes to the title", title::isFocusControl);
        Hands.type("Monday");
        Hands.key("Return");
        Window.await("the new title", () -> title().equals("Monday"));
        Hands.focus(Window.table());
        Hands.key("ctrl+z");
        Window.await("the old title", () -> title().equals("Memo"));
        Hands.key("ctrl+y");
        Window.await("the new title again", () -> title().equals("Monday"));
    }

    @Test
    void findAndLeave() {
        Hands.key("ctrl+f");
        Window.await("the search field", () -> Window.search().isFocusControl());
        Hands.type("nothing like it");
        Window.await("no row", () -> Window.desk().rows().count() == 0);
        Hands.key("Escape");
        Window.await("the row", () -> Window.desk().rows().count() == 1);
        Window.await(
                "its selection",
                () -> Window.table().getSelectionIndex() == 0
                        && Window.desk().selection().shown().isPresent());
        Window.await("the table", () -> Window.table().isFocusControl());
        Hands.key("Delete");
        Window.await("the key to do its work", () -> Window.desk().rows().count() == 0);
    }

    /** In the search field they would be letters. */
    @Test
    void keysAreCommandsAfterLeavingASearchWithoutAHit() {
        Hands.key("ctrl+f");
        Window.await("the search field", () -> Window.search().isFocusControl());
        Hands.type("nothing like it");
        Window.await("no table", () -> !Window.table().isVisible());
        Hands.key("ctrl+2");
        Window.await("the focus elsewhere", () -> !Window.search().isFocusControl());
        Hands.key("j", "k", "t");
        Window.await("the level test", () -> phase() == Phase.TESTING);
        Hands.key("t");
        Window.await("its end", () -> phase() == Phase.IDLE);
        assertEquals("nothing like it", Window.search().getText());
        Window.search().setText("");
    }

    @Test
    void allKeysAreListedWhereverTheFocusIs() {
        Hands.focus(Window.search());
        var dialog = Hands.inDialog("Keyboard Shortcuts", shell -> {
            Table table = Window.find(shell, Table.class, t -> true);
            for (TableItem item : table.getItems()) {
                boolean needsNone = item.getText(0).equals("Appearance");
                assertTrue(needsNone || !item.getText(1).isBlank(), () -> item.getText(0) + " has no key");
            }
            assertEquals("Space, K", key(table, "Play / Pause"));
            assertEquals("Delete", key(table, "Move to Bin"));
            shell.close();
        });
        Hands.key("ctrl+F1");
        dialog.isAnswered();
    }

    private static String key(Table table, String command) {
        return Arrays.stream(table.getItems())
                .filter(i -> i.getText(0).equals(command))
                .findFirst()
                .orElseThrow()
                .getText(1);
    }

    @Test
    void goToTheViews() {
        Hands.key("ctrl+1");
        Window.await("the filters", () -> Window.named(Tree.class, "Filters").isFocusControl());
        Hands.key("ctrl+4");
        Window.await("the properties", () -> Window.named(Text.class, "Title").isFocusControl());
        Hands.key("ctrl+2");
        Window.await("the table", () -> Window.table().isFocusControl());
    }

    @Test
    void helpIsOnWhatHasTheFocus() {
        assertHelp(Window.table(), "Finding", "Ctrl+F");
        assertHelp(Window.named(Text.class, "Title"), "Describing", "F2");
        Control record = Window.find(Window.shell(), org.eclipse.swt.widgets.Button.class, b -> "RecordButton"
                .equals(b.getData("org.eclipse.e4.ui.css.id")));
        assertHelp(record, "Recording", "record bar");
    }

    private static void assertHelp(Control focused, String chapter, String word) {
        Hands.focus(focused);
        Hands.key("F1");
        Window.await("the help", () -> Window.dialog("Help").isPresent());
        var shell = Window.dialog("Help").orElseThrow();
        List chapters = Window.find(shell, List.class, l -> "Chapters".equals(l.getData(Names.KEY)));
        StyledText text = Window.find(shell, StyledText.class, t -> true);
        Window.await("the chapter", () -> chapters.getSelectionIndex() >= 0);
        assertEquals(chapter, chapters.getSelection()[0]);
        assertTrue(text.getText().contains(word), text::getText);
        assertTrue(!text.getText().contains("**"), "no marks of the source");
        Window.await(
                "the focus in the help", () -> Window.display().getActiveShell() == shell && chapters.isFocusControl());
        Hands.key("Escape");
        Window.await("its end", () -> Window.dialog("Help").isEmpty());
    }
}
