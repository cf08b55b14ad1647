package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.storage.Purge;

/** What is in the bin is deleted for good only when somebody said so to its name. */
class BinTest {
    private final MemoryLibrary library = Window.library();
    private final Provided provided = new Provided();
    private final List<Collection<UUID>> purged = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        library.open();
        provided.with(Purge.class, (ids, now) -> {
            purged.add(List.copyOf(ids));
            return new Purge.Report(library.forget(ids), 0);
        });
        Window.await("the library", () -> Window.desk().rows().isLoaded());
    }

    @AfterEach
    void close() {
        choose("Library");
        provided.close();
        library.close();
        Window.await("the end of the library", () -> !Window.desk().rows().isLoaded());
    }

    private void throwAway(String title) {
        library.add(title);
        Window.await("the row", () -> Window.desk().rows().count() == 1);
        Window.await("its item", () -> Window.table().getItemCount() == 1);
        Window.selectRow(0);
        Hands.focus(Window.table());
        Hands.key("Delete");
        Window.await("no row", () -> Window.desk().rows().count() == 0);
        Window.await("no item", () -> Window.table().getItemCount() == 0);
    }

    @Test
    void aRecordingIsPurgedAfterAQuestionByItsName() {
        throwAway("Interview Ruiz");
        choose("Bin");
        Window.await("the row in the bin", () -> Window.table().getItemCount() == 1);
        Window.await("its title", () -> Window.table().getItem(0).getText(1).equals("Interview Ruiz"));
        Window.selectRow(0);
        Hands.focus(Window.table());

        var question = Hands.inDialog("Delete for good", shell -> {
            assertTrue(says(shell, "Delete \u201CInterview Ruiz\u201D for good?"), "the question names it");
            assertTrue(says(shell, "for 7 days"), "and says what remains");
            Hands.key("Return");
        });
        Hands.key("shift+Delete");
        question.isAnswered();
        assertEquals(List.of(), purged, "Enter means no");

        var again = Hands.inDialog("Delete for good", shell -> Hands.press(shell, "Delete for Good"));
        Hands.key("shift+Delete");
        again.isAnswered();
        Window.await("an empty bin", () -> Window.desk().rows().count() == 0);
        assertEquals(1, purged.size());
        assertEquals(1, purged.getFirst().size());
    }

    @Test
    void theBinIsEmptiedAfterAQuestionThatCounts() {
        throwAway("Memo");
        throwAway("Press call");
        Window.await(
                "the count",
                () -> Window.desk()
                                .sidebar()
                                .count(org.voicerecorder.workbench.internal.model.SidebarModel.Place.BIN)
                                .orElse(0L)
                        == 2);
        var question = Hands.inDialog("Delete for good", shell -> {
            assertTrue(says(shell, "Delete 2 recordings for good?"), "the question counts");
            Hands.press(shell, "Delete for Good");
        });
        Hands.key("ctrl+shift+Delete");
        question.isAnswered();
        Window.await("the purge", () -> !purged.isEmpty());
        assertEquals(List.of(List.of()), purged, "all of them");
    }

    private static boolean says(Shell dialog, String text) {
        return Window.controls(dialog).stream()
                .anyMatch(c -> c instanceof Label label && label.getText().contains(text));
    }

    private static void choose(String filter) {
        Tree sidebar = Window.named(Tree.class, "Filters");
        for (TreeItem item : sidebar.getItems()) {
            if (item.getText().equals(filter)) {
                Event event = new Event();
                event.item = item;
                sidebar.notifyListeners(SWT.Selection, event);
            }
        }
    }
}
