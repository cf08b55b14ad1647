package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.Waveforms;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.workbench.internal.MarkerExchanges;
import org.voicerecorder.workbench.internal.model.MarkerModel;
import org.voicerecorder.workbench.internal.model.PlayerModel;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** Markers of a recording: set, listed, gone to, named, moved, removed and exchanged, by mouse and keyboard. */
class MarkersTest {
    private static final int RATE = 48_000;

    private final MemoryLibrary library = Window.library();
    private final MemoryMarkers markers = new MemoryMarkers();
    private final Provided provided = new Provided();
    private final MarkerModel model = Window.desk().markers();
    private final PlayerModel player = Window.desk().player();
    private WaveformCanvas wave;
    private Table table;
    private UUID id;

    @TempDir
    Path folder;

    @BeforeEach
    void show() {
        library.open();
        provided.with(Waveforms.class, new FakeWaves())
                .with(AudioPlayer.class, new FakeSound())
                .with(Markers.class, markers);
        Window.await("the library", () -> Window.desk().rows().isLoaded());
        id = library.add("Memo").id();
        Window.await("the row", () -> Window.table().getItemCount() == 1);
        Window.selectRow(0);
        wave = Window.named(WaveformCanvas.class, "Waveform");
        table = Window.named(Table.class, "Markers");
        Window.await("the waveform", () -> wave.isShowing() && model.isAvailable());
        // What the test before has done is not to be undone by this one.
        PlatformUI.getWorkbench()
                .getOperationSupport()
                .getOperationHistory()
                .dispose(PlatformUI.getWorkbench().getOperationSupport().getUndoContext(), true, true, false);
    }

    @AfterEach
    void end() {
        player.stop();
        provided.close();
        library.close();
        Window.await("the end of the library", () -> !Window.desk().rows().isLoaded());
    }

    private Marker add(int second, String text) {
        Marker marker = Marker.at((long) second * RATE, text);
        markers.add(id, List.of(marker));
        Window.await("the marker " + text, () -> model.find(marker.id()).isPresent());
        return marker;
    }

    private List<String> texts() {
        return markers.list(id).stream().map(Marker::text).toList();
    }

    /** Once it is the last thing that was done: a change shows before it can be undone. */
    private void undo(String label) {
        IOperationHistory history =
                PlatformUI.getWorkbench().getOperationSupport().getOperationHistory();
        IUndoContext context = PlatformUI.getWorkbench().getOperationSupport().getUndoContext();
        Window.await(
                "to undo: " + label,
                () -> history.canUndo(context)
                        && history.getUndoOperation(context).getLabel().equals(label));
        Window.executeStandard("org.eclipse.ui.edit.undo");
    }

    @Test
    void mSetsOneAtTheCursorWhichCanBeNamedAndUndone() {
        player.seek(Duration.ofMillis(1_500));
        Hands.focus(wave);
        Hands.key("m");
        Window.await("the marker", () -> markers.list(id).size() == 1);
        assertEquals(RATE * 3L / 2, markers.list(id).getFirst().frame());
        Window.await("its row", () -> table.getItemCount() == 1 && table.getSelectionIndex() == 0);
        assertEquals("00:00:01.5", table.getItem(0).getText(0));
        assertEquals("Marker 1", table.getItem(0).getText(1));
        assertTrue(wave.isFocusControl(), "the focus stays where it was");
        Hands.key("ctrl+m");
        Window.await("a field", () -> Window.display().getFocusControl() instanceof Text);
        Hands.type("the bridge");
        Hands.key("Return");
        Window.await("the text", () -> texts().equals(List.of("the bridge")));
        Window.await("the row", () -> table.getItem(0).getText(1).equals("the bridge"));
        undo("Edit Marker");
        Window.await("no text", () -> texts().equals(List.of("")));
        undo("Set Marker");
        Window.await("no marker", () -> texts().isEmpty() && table.getItemCount() == 0);
    }

    @Test
    void theListFollowsWhatCommandsDo() {
        Marker first = add(1, "one");
        add(2, "two");
        Window.await("two rows", () -> table.getItemCount() == 2);
        model.choose(first.id());
        assertEquals(0, table.getSelectionIndex());
        markers.remove(id, List.of(first.id()));
        Window.await("one row", () -> table.getItemCount() == 1);
        assertEquals("two", table.getItem(0).getText(1));
        assertEquals(-1, table.getSelectionIndex());
        assertEquals(
                List.of("two"),
                wave.markers().flags().stream().map(f -> f.text()).toList());
    }

    @Test
    void keysGoFromOneToTheNext() {
        add(1, "one");
        add(3, "three");
        player.seek(Duration.ZERO);
        Hands.focus(wave);
        Hands.key("ctrl+Right");
        Window.await("the first", () -> player.position().equals(Duration.ofSeconds(1)));
        Hands.key("ctrl+Right");
        Window.await("the second", () -> player.position().equals(Duration.ofSeconds(3)));
        assertEquals("three", model.chosen().orElseThrow().text());
        Hands.key("ctrl+Left");
        Window.await("the first again", () -> player.position().equals(Duration.ofSeconds(1)));
    }

    @Test
    void theListIsWorkedWithByKeysAlone() {
        add(1, "one");
        add(3, "three");
        Window.await("two rows", () -> table.getItemCount() == 2);
        Hands.key("ctrl+5");
        Window.await("the focus", table::isFocusControl);
        model.choose(model.all().getFirst().id());
        Hands.key("Return");
        Window.await("the first", () -> player.position().equals(Duration.ofSeconds(1)));
        Hands.key("F2");
        Window.await("a field", () -> Window.display().getFocusControl() instanceof Text t && t.getParent() == table);
        Hands.type("nonsense");
        Hands.key("Escape");
        Window.await("the list again", table::isFocusControl);
        assertEquals(List.of("one", "three"), texts(), "Esc leaves it as it was");
        Hands.key("Delete");
        Window.await("one less", () -> texts().equals(List.of("three")));
        assertEquals(1, Window.table().getItemCount(), "the recording is not thrown away");
        undo("Delete Marker");
        Window.await("it is back", () -> texts().equals(List.of("one", "three")));
        Window.await("it is shown again", () -> model.all().size() == 2);
        Hands.focus(wave);
        player.seek(Duration.ofSeconds(2));
        model.choose(model.all().getFirst().id());
        Hands.key("ctrl+shift+m");
        Window.await("it moved", () -> markers.list(id).getFirst().frame() == 2L * RATE);
    }

    @Test
    void aFlagIsClickedAndDragged() {
        int seconds = (int) player.length().toSeconds();
        Marker marker = add(seconds / 4, "here");
        player.seek(Duration.ZERO);
        int x = wave.getClientArea().width * (seconds / 4) / seconds;
        Point flag = new Point(x + 3, 30);
        Hands.click(wave, flag.x, flag.y);
        Window.await("its place", () -> player.position().equals(model.time(marker.frame())));
        Hands.drag(wave, flag, wave, new Point(flag.x + wave.getClientArea().width / 2, 30));
        Window.await("it moved", () -> markers.list(id).getFirst().frame() > 2L * RATE * (seconds / 4));
        assertTrue(player.part().isEmpty(), "nothing was selected by that");
        undo("Move Marker");
        Window.await("it is back", () -> markers.list(id).equals(List.of(marker)));
    }

    /** Its place lies beyond the last pixel that is drawn. */
    @Test
    void aFlagAtTheVeryEndIsGrippedAndDraggedBack() {
        Marker marker = Marker.at(player.length().toMillis() * RATE / 1000, "end");
        markers.add(id, List.of(marker));
        Window.await("the marker", () -> wave.markers().flags().size() == 1);
        Point flag = new Point(wave.getClientArea().width - 4, 30);
        Hands.drag(wave, flag, wave, new Point(flag.x / 2, 30));
        Window.await("it moved", () -> markers.list(id).getFirst().frame() < marker.frame() * 3 / 4);
        assertTrue(player.part().isEmpty(), "nothing was selected by that");
    }

    @Test
    void filesAreReadAndWrittenByTheRulesOfTheCommand() throws IOException {
        add(1, "one");
        Path file = folder.resolve("labels.txt");
        Files.writeString(file, "1.000000\t1.000000\tone\n2.5\t2.5\ttwo\n");
        var exchanges = new MarkerExchanges(Window.desk(), Window.shell());
        exchanges.read(file);
        Window.await("the new one, and the other not doubled", () -> texts().equals(List.of("one", "two")));
        undo("Import Markers");
        Window.await("only what came in is gone", () -> texts().equals(List.of("one")));
        Path table = folder.resolve("markers.csv");
        exchanges.write(model.recording().orElseThrow(), table);
        Window.await("the file", () -> Files.exists(table));
        assertTrue(Files.readString(table).contains("one"), "it is whole");
        Files.writeString(file, "nothing of the kind\n");
        var told = Hands.inDialog("Voice Recorder Pro", shell -> shell.close());
        exchanges.read(file);
        told.isAnswered();
        assertEquals(List.of("one"), texts(), "and nothing has changed");
    }

    @Test
    void everyToolIsThereWhenItCanDoSomething() {
        ToolBar tools = Window.named(ToolBar.class, "Marker actions");
        assertEquals(
                2,
                java.util.Arrays.stream(tools.getItems())
                        .filter(ToolItem::getEnabled)
                        .count(),
                "set, import");
        Marker marker = add(1, "one");
        assertEquals(
                4,
                java.util.Arrays.stream(tools.getItems())
                        .filter(ToolItem::getEnabled)
                        .count());
        model.choose(marker.id());
        assertTrue(java.util.Arrays.stream(tools.getItems()).allMatch(ToolItem::getEnabled));
    }
}
