package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.Waveforms;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSessions;
import org.voicerecorder.api.edit.Editor;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.workbench.internal.Windows;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** The Studio, driven by keys and mouse. */
class StudioTest {
    private final MemoryLibrary library = Window.library();
    private final Provided provided = new Provided();
    private final FakeSound sound = new FakeSound();
    private final FakeEdits edits = new FakeEdits();
    private StudioModel model;
    private WaveformCanvas wave;

    @BeforeEach
    void open() {
        library.open();
        provided.with(Waveforms.class, new FakeWaves()).with(AudioPlayer.class, sound);
        Window.await("the library", () -> Window.desk().rows().isLoaded());
        assertFalse(isInMenuBar("Studio"), "without an editor nothing of it is shown");
        provided.with(Editor.class, edits).with(EditSessions.class, edits);
        library.add("Memo");
        Window.await("the row", () -> Window.table().getItemCount() == 1);
        Window.selectRow(0);
        Hands.focus(Window.table());
        model = Window.desk().studio();
        Window.await("its menu", () -> isInMenuBar("Studio"));
        Hands.key("F4");
        Window.await("the edit", () -> model.phase() == StudioModel.Phase.OPEN);
        wave = Window.named(WaveformCanvas.class, "Edited waveform");
        Window.await("its waveform", () -> wave.isVisible() && wave.isShowing());
        Hands.focus(wave);
    }

    @AfterEach
    void end() {
        model.player().stop();
        Window.execute("focusLibrary");
        model.close();
        provided.close();
        library.close();
        Window.await("the end of the library", () -> !Window.desk().rows().isLoaded());
    }

    private static boolean isInMenuBar(String text) {
        return Arrays.stream(Window.shell().getMenuBar().getItems())
                .anyMatch(item -> item.getText().replace("&", "").equals(text));
    }

    private int steps() {
        return model.changes().isBusy()
                ? -1
                : model.state().orElseThrow().list().operations().size();
    }

    /** Selects from the beginning, key by key: each has come before the next is pressed. */
    private void select(int keys) {
        Hands.key("Home");
        Window.await(
                "the beginning", () -> model.cursor() == 0 && model.selection().isEmpty());
        for (int i = 0; i < keys; i++) {
            Optional<FrameRange> before = model.selection();
            Hands.key("shift+Right");
            Window.await("more of it", () -> !model.selection().equals(before));
        }
    }

    private void cutSomething() {
        select(3);
        Hands.key("x");
        Window.await("the cut", () -> steps() == 1);
    }

    @Test
    void cutsUndoesAndSavesByKeys() {
        long before = model.frames();
        cutSomething();
        assertTrue(model.frames() < before);
        Table list = Window.named(Table.class, "Steps");
        assertEquals(1, list.getSelectionIndex());
        assertTrue(list.getItem(1).getText().startsWith("Cut "), list.getItem(1).getText());
        Hands.key("ctrl+z");
        Window.await("what was before", () -> steps() == 0);
        assertEquals(before, model.frames());
        Hands.key("ctrl+y");
        Window.await("the cut again", () -> steps() == 1);
        edits.renderer = request -> List.of(library.add(request.title().orElseThrow()));
        var dialog = Hands.inDialog("Save as New Recording", shell -> {
            Text title = Window.find(shell, Text.class, t -> true);
            assertEquals("Memo (edited)", title.getText());
            title.setText("Final");
            Hands.press(shell, "Save");
        });
        Hands.key("ctrl+s");
        dialog.isAnswered();
        Window.await("the recording", () -> !model.isUnsaved());
        Window.find(Window.shell(), Label.class, l -> l.getText().equals("Saved \u201CFinal\u201D."));
        Hands.key("ctrl+2");
        Window.await(
                "the library",
                () -> Window.table().isVisible() && Window.table().isFocusControl());
        Window.await("both", () -> Window.table().getItemCount() == 2);
    }

    private EditOperation lastStep() {
        return model.state().orElseThrow().list().operations().getLast();
    }

    @Test
    void copiesCutsOutAndPastesByKeys() {
        select(3);
        FrameRange part = model.selection().orElseThrow();
        Hands.key("ctrl+c", "Escape", "End", "ctrl+v");
        Window.await("the copy", () -> steps() == 1);
        assertEquals(new EditOperation.Copy(4 * FakeAudio.RATE, 0, part, FakeAudio.RATE / 200), lastStep());
        Hands.key("ctrl+z");
        Window.await("what was before", () -> steps() == 0);
        select(2);
        FrameRange other = model.selection().orElseThrow();
        Hands.key("ctrl+x");
        Window.await("it is cut out", () -> steps() == 1);
        Hands.key("Home", "ctrl+v");
        Window.await("it is back", () -> steps() == 2);
        assertEquals(new EditOperation.Copy(0, 1, other, FakeAudio.RATE / 200), lastStep());
    }

    private List<String> flags() {
        return wave.markers().flags().stream()
                .map(f -> f.from().toMillis() + " " + f.text())
                .toList();
    }

    private void awaitFlags(String... expected) {
        Window.await("the flags " + List.of(expected), () -> flags().equals(List.of(expected)));
    }

    @Test
    void markersAreSetNamedMovedAndRemovedByKeysAndMouse() {
        Hands.key("Home", "Right", "m");
        Window.await("the marker", () -> steps() == 1);
        long first = model.cursor();
        Window.await("its flag", () -> flags().size() == 1);
        var dialog = Hands.inDialog("Text of the Marker", shell -> {
            Window.find(shell, Text.class, t -> true).setText("Topic");
            Hands.press(shell, "Save");
        });
        Hands.key("F2");
        dialog.isAnswered();
        Window.await("its text", () -> steps() == 2);
        long ms = first * 1000 / FakeAudio.RATE;
        awaitFlags(ms + " Topic");
        Hands.key("End", "m");
        Window.await("another one", () -> steps() == 3);
        awaitFlags(ms + " Topic", "4000 ");
        Hands.key("ctrl+Left");
        Window.await("the first one", () -> model.cursor() == first);
        int x = (int) (first * wave.getClientArea().width / (4L * FakeAudio.RATE)) + 4;
        Hands.drag(wave, new Point(x, 30), wave, new Point(x + wave.getClientArea().width / 2, 30));
        Window.await("it is moved", () -> steps() == 4);
        Window.await(
                "its new place",
                () -> Math.abs(wave.markers().flags().getFirst().from().toMillis() - 2_000 - ms) < 30);
        Hands.key("shift+Delete");
        Window.await("it is removed", () -> steps() == 5);
        awaitFlags("4000 ");
        Table list = Window.named(Table.class, "Steps");
        assertTrue(
                list.getItem(4).getText().startsWith("Move marker \u201cTopic\u201d at"),
                list.getItem(4).getText());
        Hands.key("ctrl+z", "ctrl+z");
        Window.await("what was before", () -> steps() == 3);
        awaitFlags(ms + " Topic", "4000 ");
        assertEquals(4L * FakeAudio.RATE, model.frames(), "no sound was touched");
    }

    @Test
    void whatWasRecordedMeanwhileIsSelectedWhenOneComesBack() {
        UUID recorded = library.add("Recorded meanwhile").id();
        Windows.reveal(recorded);
        Hands.key("ctrl+2");
        Window.await("the selection", () -> Window.desk().selection().ids().equals(List.of(recorded)));
    }

    @Test
    void noUndoIsLostHoweverFastTheKeysCome() {
        for (int i = 1; i <= 6; i++) {
            model.steps().gain(1);
            int steps = i;
            Window.await("a step", () -> steps() == steps);
        }
        Hands.key("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+z", "ctrl+z");
        Window.await("one step", () -> steps() == 1);
    }

    @Test
    void quietSoundIsDrawnTaller() {
        Hands.key("shift+Up", "shift+Up");
        Window.await("four times", () -> wave.scale() == 4);
        Hands.key("shift+Down", "shift+Down", "shift+Down");
        Window.await("as it is", () -> wave.scale() == 1);
        for (int i = 0; i < 10; i++) {
            Hands.key("shift+Up");
        }
        Window.await("no more than 48 dB", () -> wave.scale() == 256);
    }

    @Test
    void keysOfTheWindowDoNothingBelowADialog() {
        cutSomething();
        var dialog = Hands.inDialog("Save as New Recording", shell -> {
            Hands.key("ctrl+2", "ctrl+z");
            // A key of the dialog itself comes after them: when it is there, they have been.
            Hands.key("ctrl+a", "Q");
            Window.await(
                    "the last key",
                    () -> Window.find(shell, Text.class, t -> true).getText().equals("Q"));
            assertTrue(wave.isVisible(), "the library is not shown below");
            assertEquals(1, steps(), "no step is undone below");
            Hands.press(shell, "Cancel");
        });
        Hands.key("ctrl+s");
        dialog.isAnswered();
        Window.await("the focus", () -> wave.isFocusControl());
        Hands.key("ctrl+2");
        Window.await("the library", () -> !wave.isVisible());
    }

    @Test
    void looksFromAllOfItToSamplesAndPlays() {
        Window.await(
                "the spectrogram",
                () -> model.spectrum().isQuiet()
                        && java.util.stream.IntStream.rangeClosed(5, 12)
                                .anyMatch(
                                        level -> model.spectrum().tile(level, 0).isPresent()));
        for (int i = 0; i < 12; i++) {
            Hands.key("plus");
        }
        Window.await("samples", () -> wave.span().compareTo(Duration.ofMillis(4)) < 0);
        Hands.key("Home", "Right");
        Window.await("one sample further", () -> model.cursor() == 1);
        Hands.key("v", "v", "v", "0");
        Window.await("all of it", () -> Math.abs(wave.zoom() - 1) < 0.01);
        Hands.key("space");
        Window.await("playing", () -> sound.source.isPresent() && model.player().isPlaying());
        assertEquals(4 * FakeAudio.RATE, sound.source.orElseThrow().frames(), "the edit, not the file");
        Hands.key("k");
        Window.await("the pause", () -> !model.player().isPlaying());
        assertTrue(Window.desk().player().position().isZero(), "the library's player is another one");
    }

    @Test
    void discardsAfterAskingByName() {
        cutSomething();
        var kept = Hands.inDialog("Discard the edit", shell -> {
            Window.find(shell, Label.class, l -> l.getText().contains("\u201CMemo\u201D"));
            Hands.press(shell, "Keep");
        });
        Hands.key("ctrl+shift+BackSpace");
        kept.isAnswered();
        assertEquals(1, steps());
        var discarded = Hands.inDialog("Discard the edit", shell -> Hands.press(shell, "Discard Edit"));
        Hands.key("ctrl+shift+BackSpace");
        discarded.isAnswered();
        Window.await("a new edit", () -> model.phase() == StudioModel.Phase.OPEN && steps() == 0);
        assertFalse(model.changes().canRedo());
    }

    @Test
    void whatCannotBeIsNotApplied() {
        var dialog = Hands.inDialog("Gain", shell -> {
            Text amount = Window.find(shell, Text.class, t -> true);
            Button apply = Window.find(shell, Button.class, b -> b.getText().equals("Apply"));
            amount.setText("much");
            assertFalse(apply.isEnabled());
            Window.find(shell, Label.class, l -> l.getText().equals("\u201Cmuch\u201D is not a number."));
            amount.setText("-6");
            assertTrue(apply.isEnabled());
            Hands.press(shell, "Apply");
        });
        Hands.key("g");
        dialog.isAnswered();
        Window.await("the gain", () -> steps() == 1);
    }

    @Test
    void f1OpensTheChapterOnIt() {
        Hands.key("F1");
        Window.await("the help", () -> Window.dialog("Help").isPresent());
        var help = Window.dialog("Help").orElseThrow();
        var chapters = Window.find(help, org.eclipse.swt.widgets.List.class, l -> true);
        Window.await("the chapter", () -> chapters.getSelectionIndex() >= 0);
        assertEquals("Editing", chapters.getSelection()[0]);
        help.close();
    }

    @Test
    void aRecordingThatIsGoneIsSaidToBe() {
        cutSomething();
        library.forget(List.of(model.recording().orElseThrow().id()));
        Window.await("the end", () -> model.phase() == StudioModel.Phase.GONE);
        assertFalse(wave.isShowing());
        assertEquals(Optional.empty(), model.state());
    }
}
