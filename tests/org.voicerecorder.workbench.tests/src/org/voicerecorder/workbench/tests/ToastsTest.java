package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ToolBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.workbench.internal.Toasts;

/** Short messages that come at once can all be read. */
class ToastsTest {
    private final Toasts toasts = Window.desk().toasts();

    @BeforeEach
    @AfterEach
    void clear() {
        lines().forEach(ToastsTest::dismiss);
        assertEquals(List.of(), words());
    }

    private static List<Composite> lines() {
        List<Composite> lines = new ArrayList<>();
        for (Control control : Window.controls(Window.shell())) {
            if ("Toast".equals(control.getData("org.eclipse.e4.ui.css.id")) && control.isVisible()) {
                lines.add((Composite) control);
            }
        }
        return lines;
    }

    private static List<String> words() {
        return lines().stream()
                .map(line -> Window.find(line, Label.class, l -> true).getText())
                .toList();
    }

    private static void dismiss(Composite line) {
        Window.find(line, ToolBar.class, b -> true).getItem(0).notifyListeners(SWT.Selection, new Event());
    }

    @Test
    void severalAreReadBelowEachOtherAndGoOneByOne() {
        List<String> followed = new ArrayList<>();
        toasts.show("Recorded");
        toasts.showUntilDismissed("Nothing was heard", "Show", () -> followed.add("shown"));
        toasts.show("Moved to the bin", "Undo", () -> followed.add("undone"));
        assertEquals(List.of("Recorded", "Nothing was heard", "Moved to the bin"), words());
        Window.await("room for all", () -> lines().stream().allMatch(l -> l.getSize().y > 0 && l.getSize().x > 0));
        Link show = Window.find(lines().get(1), Link.class, l -> true);
        show.notifyListeners(SWT.Selection, new Event());
        assertEquals(List.of("shown"), followed);
        assertEquals(List.of("Recorded", "Moved to the bin"), words());
        dismiss(lines().getFirst());
        assertEquals(List.of("Moved to the bin"), words());
    }

    @Test
    void whatMustNotBeMissedStaysWhenThereAreMany() {
        toasts.showUntilDismissed("Nothing was heard", "Show", () -> {});
        for (int i = 1; i <= 6; i++) {
            toasts.show("Copied " + i);
        }
        assertEquals(List.of("Nothing was heard", "Copied 4", "Copied 5", "Copied 6"), words());
        toasts.show("Copied 5");
        assertEquals(List.of("Nothing was heard", "Copied 4", "Copied 6", "Copied 5"), words());
    }
}
