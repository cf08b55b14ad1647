package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.Waveforms;
import org.voicerecorder.api.catalog.AudioCheck;
import org.voicerecorder.api.catalog.AudioChecks;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.Themes;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.widgets.Palette;

/** The library in the window: what comes in is shown, found, renamed, thrown away and brought back. */
class LibraryTest {
    private final MemoryLibrary library = Window.library();

    @BeforeEach
    void open() {
        library.open();
        Window.await("the library", () -> Window.desk().rows().isLoaded());
    }

    @AfterEach
    void close() {
        Window.search().setText("");
        library.close();
        Window.await("the end of the library", () -> !Window.desk().rows().isLoaded());
    }

    private Recording add(String title) {
        int before = Window.desk().rows().count();
        Recording added = library.add(title);
        Window.await("the row of " + title, () -> Window.table().getItemCount() == before + 1);
        return added;
    }

    private static String title(int row) {
        return Window.table().getItem(row).getText(1);
    }

    @Test
    void sayWhatOneCanDoWhenThereIsNothing() {
        Window.find(
                Window.shell(),
                Label.class,
                l -> l.isVisible() && l.getText().equals("Press R to record, or drop audio files here."));
    }

    /** "Press R to record" would be the wrong advice then: R stops it. */
    @Test
    void saysSoWhileTheFirstRecordingIsUnderWay() {
        try (Provided provided = new Provided().with(Recorder.class, new SilentRecorder())) {
            var recorder = Window.desk().recorder();
            recorder.toggleArmed();
            Window.await("words that promise nothing", () -> isShown("The microphone is heard; nothing is kept yet."));
            recorder.toggleArmed();
            Window.await("nothing is heard any more", () -> !recorder.isRecording());
            recorder.toggle();
            Window.await("other words", () -> isShown("Your first recording is under way."));
            assertFalse(isShown("Press R to record"));
            Window.find(
                            Window.shell(),
                            Button.class,
                            b -> b.isVisible()
                                    && "Stop".equals(b.getText())
                                    && !"RecordButton".equals(b.getData("org.eclipse.e4.ui.css.id")))
                    .notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
            Window.await("the end", () -> !recorder.isRecording());
            Window.await("the first words again, or the row", () -> !isShown("Your first recording is under way."));
        }
    }

    @Test
    void showsWhatComesIn() {
        add("Interview Ruiz");
        Window.await("the title", () -> title(0).equals("Interview Ruiz"));
        Tree sidebar = Window.named(Tree.class, "Filters");
        Window.await("the count", () -> sidebar.getItem(0).getText(1).equals("1"));
    }

    @Test
    void findsByTyping() {
        add("Interview Ruiz");
        add("Memo");
        Window.search().setText("rui");
        Window.await("one row", () -> Window.table().getItemCount() == 1);
        Window.await("the right row", () -> title(0).equals("Interview Ruiz"));
        Window.search().setText("nothing like it");
        Window.await("words for an empty result", () -> !Window.table().isVisible());
        Window.search().setText("");
        Window.await("both rows", () -> Window.table().getItemCount() == 2);
    }

    /** A take that ends comes in above: whoever is at work with the keys below must not slip to another recording. */
    @Test
    void keysGoOnFromWhatIsSelectedWhenARowComesInAboveIt() {
        add("Old");
        Recording memo = add("Memo");
        Hands.focus(Window.table());
        Window.selectRow(0);
        Recording newest = add("New");
        Window.await("the same one, lower", () -> Window.table().getSelectionIndex() == 1);
        assertEquals(List.of(memo.id()), Window.desk().selection().ids());
        Hands.key("Down");
        Window.await("the next below", () -> Window.table().getSelectionIndex() == 2);
        Hands.key("Up", "Up");
        Window.await("up to the top", () -> Window.desk().selection().ids().equals(List.of(newest.id())));
    }

    /** Letters that are keys search for nothing, be there something to do for them or not. */
    @Test
    void armsBesideATakeOfSomebodyElseAndTypesNothing() {
        add("Memo");
        var takes = new SilentRecorder();
        var recorder = Window.desk().recorder();
        try (Provided provided = new Provided().with(Recorder.class, takes)) {
            takes.startElsewhere("Interview Ruiz");
            Window.await("it is shown", () -> recorder.phase() == RecorderModel.Phase.RECORDING);
            Hands.focus(Window.table());
            Hands.key("a");
            Window.await(
                    "armed beside it",
                    () -> recorder.isArmed() && recorder.takes().size() == 2);
            Hands.key("r", "a");
            Window.await("recording", () -> recorder.phase() == RecorderModel.Phase.RECORDING);
            Hands.key("m");
            Window.await("a marker", () -> takes.last().markers().size() == 1);
            assertEquals(2, recorder.takes().size(), "a take of one's own does not go out of sight");
            assertEquals("", Window.search().getText());
            takes.active().forEach(Take::stop);
            Window.await("the end", () -> !recorder.isRecording());
        }
    }

    @Test
    void renamesAndTakesItBack() {
        add("Memo");
        Window.selectRow(0);
        Text title = Window.named(Text.class, "Title");
        Window.await("the title field", () -> title.getText().equals("Memo"));
        Window.shell().forceActive();
        Window.execute("rename");
        Window.await("F2 goes to the title", title::isFocusControl);
        title.setText("Memo of Monday");
        title.notifyListeners(SWT.DefaultSelection, new org.eclipse.swt.widgets.Event());
        Window.await("the new title", () -> title(0).equals("Memo of Monday"));
        Window.executeStandard("org.eclipse.ui.edit.undo");
        Window.await(
                "the old title",
                () -> title(0).equals("Memo") && title.getText().equals("Memo"));
        Window.executeStandard("org.eclipse.ui.edit.redo");
        Window.await("the new title again", () -> title(0).equals("Memo of Monday"));
    }

    @Test
    void whatOthersWriteWhileATitleIsTypedStays() {
        var memo = library.add("Memo");
        Window.await("its row", () -> Window.table().getItemCount() == 1);
        Window.selectRow(0);
        Text title = Window.named(Text.class, "Title");
        Text tags = Window.named(Text.class, "Tags");
        Window.await("the title field", () -> title.getText().equals("Memo"));
        title.setText("Memo of Monday");
        library.change(
                List.of(memo.id()),
                RecordingChange.tags(Set.of("press"), Set.of()).withDescription("said in a terminal"));
        Window.await("the tags", () -> tags.getText().equals("press"));
        assertEquals("Memo of Monday", title.getText());

        title.notifyListeners(SWT.DefaultSelection, new org.eclipse.swt.widgets.Event());
        title.notifyListeners(SWT.FocusOut, new org.eclipse.swt.widgets.Event());
        Window.await("the new title", () -> title(0).equals("Memo of Monday"));

        var written = library.findAll(List.of(memo.id())).getFirst();
        assertEquals(List.of("press"), written.tags());
        assertEquals("said in a terminal", written.description().orElseThrow());
        library.change(List.of(memo.id()), RecordingChange.tags(Set.of("urgent"), Set.of()));
        Window.await("both tags", () -> tags.getText().contains("urgent"));
        Window.executeStandard("org.eclipse.ui.edit.undo");
        Window.await("the old title", () -> title(0).equals("Memo"));
        var undone = library.findAll(List.of(memo.id())).getFirst();
        assertEquals(List.of("press", "urgent"), undone.tags());
        assertEquals("said in a terminal", undone.description().orElseThrow());
    }

    @Test
    void putsIntoTheBinAndOffersToTakeItBack() {
        add("Memo");
        add("Interview Ruiz");
        Window.selectRow(0);
        Window.execute("delete");
        Window.await("one row left", () -> Window.table().getItemCount() == 1);
        Link undo = Window.find(
                Window.shell(), Link.class, l -> l.isVisible() && l.getText().contains("Undo"));
        undo.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        Window.await("both rows", () -> Window.table().getItemCount() == 2);
    }

    /** The toolkit ended the program here, for an item of a row that was gone. */
    @Test
    void theLooksChangeAfterAllRowsWent() {
        add("Memo");
        add("Interview Ruiz");
        Window.selectRow(0);
        library.close();
        Window.await("no row", () -> Window.table().getItemCount() == 0);
        Preferences.Theme before = Preferences.theme();
        Themes.choose(Preferences.Theme.DARK);
        Window.await("dark", () -> Window.table().getBackground().getRed() < 80);
        Themes.choose(before);
    }

    /** It stays until somebody looks: a line that goes away after some seconds is easily missed. */
    @Test
    void saysWhatCouldNotBeRecoveredAndWhy() {
        String file = "recordings/incoming/4d1c.wav";
        var problem = new Recovery.Problem(file, ErrorCode.ERR_CORRUPT_FILE, "It is no WAV", "It was left as it is.");
        var registration = recovery(List.of(), List.of(problem));
        try {
            Window.await("the line", () -> isShown("What the last session left could not all be put right (1)."));
            Link details = Window.find(
                    Window.shell(),
                    Link.class,
                    l -> l.isVisible() && l.getText().contains("Details"));
            var seen = new StringBuilder();
            readAndClose("Not everything could be recovered", seen);
            details.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
            assertTrue(seen.toString().contains(file), seen::toString);
            assertTrue(seen.toString().contains("It was left as it is."), seen::toString);
            Window.await("the status line", () -> saysOfHealth("Not recovered: 1"));
        } finally {
            registration.unregister();
        }
        library.close();
        library.open();
        Window.await("a healthy library", () -> saysOfHealth("Healthy"));
    }

    @Test
    void saysHowManyTakesOfACutOffSessionWereKept() {
        var registration = recovery(List.of(library.add("Cut off")), List.of());
        try {
            Window.await("the line", () -> isShown("The last session ended unexpectedly; a recording was saved."));
        } finally {
            registration.unregister();
        }
    }

    private static boolean saysOfHealth(String words) {
        return Window.controls(Window.shell()).stream()
                .anyMatch(c -> c instanceof Link link && link.getText().contains(words));
    }

    /** From within: whoever opens a dialog comes back when it is closed. */
    private static void readAndClose(String title, StringBuilder seen) {
        Runnable look = () -> Window.dialog(title)
                .ifPresentOrElse(
                        dialog -> {
                            Window.controls(dialog).stream()
                                    .filter(Text.class::isInstance)
                                    .forEach(c -> seen.append(((Text) c).getText()));
                            dialog.close();
                        },
                        () -> readAndClose(title, seen));
        Window.display().timerExec(50, look);
    }

    private static boolean isShown(String beginning) {
        return Window.controls(Window.shell()).stream()
                .anyMatch(c -> c instanceof Label label
                        && label.isVisible()
                        && label.getText().startsWith(beginning));
    }

    private static ServiceRegistration<Recovery> recovery(List<Recording> recovered, List<Recovery.Problem> problems) {
        var service = new Recovery() {
            @Override
            public List<Recording> recovered() {
                return recovered;
            }

            @Override
            public List<Problem> problems() {
                return problems;
            }
        };
        return FrameworkUtil.getBundle(LibraryTest.class)
                .getBundleContext()
                .registerService(Recovery.class, service, null);
    }

    @Test
    void whatWasFoundDamagedIsNotHealthy() {
        Recording memo = add("Memo");
        var known = new AtomicReference<>(List.<AudioCheck>of());
        try (var provided = new Provided()) {
            provided.with(AudioChecks.class, new AudioChecks() {
                @Override
                public void save(Collection<AudioCheck> checks) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Map<UUID, AudioCheck> findAll(Collection<UUID> recordings) {
                    return known.get().stream()
                            .filter(check -> recordings.contains(check.recordingId()))
                            .collect(Collectors.toMap(AudioCheck::recordingId, check -> check));
                }

                @Override
                public List<AudioCheck> damaged() {
                    return known.get();
                }
            });
            Window.selectRow(0);
            Window.await("what is not known", () -> isShown("Not checked yet"));
            known.set(List.of(new AudioCheck(memo.id(), Instant.now(), AudioCheck.Outcome.ALTERED)));
            library.change(List.of(memo.id()), RecordingChange.title("Memo 2"));
            Window.await("the status line", () -> saysOfHealth("Damaged recordings: 1"));
            Window.await("the properties", () -> isShown("Damaged: not what was stored, "));
        }
        library.close();
        library.open();
        Window.await("a library without that service", () -> saysOfHealth("Healthy"));
    }

    @Test
    void showsTheBinAndRestoresFromIt() {
        add("Memo");
        Window.selectRow(0);
        Window.execute("delete");
        Window.await("no row", () -> Window.desk().rows().count() == 0);
        choose("Bin");
        Window.await("the row in the bin", () -> Window.desk().rows().count() == 1);
        Window.await("its item", () -> Window.table().getItemCount() == 1);
        Window.selectRow(0);
        Window.execute("restore");
        Window.await("an empty bin", () -> Window.desk().rows().count() == 0);
        choose("Library");
        Window.await("the row", () -> Window.desk().rows().count() == 1);
        assertFalse(library.findAll(library.ids(
                        org.voicerecorder.api.catalog.RecordingFilter.ALL,
                        org.voicerecorder.api.catalog.RecordingOrder.NEWEST_FIRST))
                .getFirst()
                .isDeleted());
    }

    @Test
    void sortsByItsHeader() {
        add("B");
        add("C");
        add("A");
        var column = Window.table().getColumn(1);
        column.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        Window.await("rows by title", () -> title(0).equals("A") && title(2).equals("C"));
        assertEquals(column, Window.table().getSortColumn());
        Window.table().getColumn(2).notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        Window.await("newest first", () -> title(0).equals("A") && title(2).equals("B"));
    }

    @Test
    void theWaveformOfASelectedRowIsSeen() {
        try (Provided provided = new Provided().with(Waveforms.class, new FakeWaves())) {
            add("Memo");
            add("Interview Ruiz");
            Window.selectRow(0);
            RGB selected = Window.display()
                    .getSystemColor(SWT.COLOR_LIST_SELECTION_TEXT)
                    .getRGB();
            RGB plain = Palette.of(Window.table()).wave().getRGB();
            Window.await("the colour of the selected one", () -> selected.equals(waveColour(0)));
            Window.await("the colour of the other one", () -> plain.equals(waveColour(1)));
            Window.selectRow(1);
            Window.await("both to change", () -> selected.equals(waveColour(1)) && plain.equals(waveColour(0)));
        }
    }

    /** The colour of the thumbnail's middle, which every wave goes through. */
    private static RGB waveColour(int row) {
        Image image = Window.table().getItem(row).getImage(0);
        if (image == null) {
            return null;
        }
        ImageData data = image.getImageData();
        for (int x = 0; x < data.width; x++) {
            if (data.getAlpha(x, data.height / 2) == 255) {
                return data.palette.getRGB(data.getPixel(x, data.height / 2));
            }
        }
        return null;
    }

    @Test
    void saysWhereCopiesAre() {
        add("Memo");
        Window.await("the title", () -> title(0).equals("Memo"));
        assertEquals(6, Window.table().getColumnCount(), "nothing is said of copies before there are any");
        library.copied(Window.desk().rows().id(0));
        Window.await("the column", () -> Window.table().getColumnCount() == 7);
        Window.await("its sign", () -> Window.table().getItem(0).getText(6).equals("\u2713"));
        Window.await("its place", () -> Window.table().getItem(0).getBounds(6).width > 0);
        Rectangle cell = Window.table().getItem(0).getBounds(6);
        Hands.point(Window.table(), cell.x + cell.width / 2, cell.y + cell.height / 2);
        Window.await("the words", () -> "Copied".equals(Window.table().getToolTipText()));
        Rectangle title = Window.table().getItem(0).getBounds(1);
        Hands.point(Window.table(), title.x + 30, title.y + title.height / 2);
        Window.await("no words elsewhere", () -> Window.table().getToolTipText() == null);
    }

    private static void choose(String filter) {
        Tree sidebar = Window.named(Tree.class, "Filters");
        for (TreeItem item : sidebar.getItems()) {
            if (item.getText().equals(filter)) {
                var event = new org.eclipse.swt.widgets.Event();
                event.item = item;
                sidebar.notifyListeners(SWT.Selection, event);
                return;
            }
        }
        throw new AssertionError("No filter " + filter);
    }
}
