package org.voicerecorder.workbench.internal.commands;

import java.time.Duration;
import java.util.function.Predicate;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.api.storage.Export;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.api.storage.Purge;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Edits;
import org.voicerecorder.workbench.internal.MarkerExchanges;
import org.voicerecorder.workbench.internal.RecordToggle;
import org.voicerecorder.workbench.internal.Windows;
import org.voicerecorder.workbench.internal.bar.CompactWindow;
import org.voicerecorder.workbench.internal.dialogs.HelpWindow;
import org.voicerecorder.workbench.internal.dialogs.KeysDialog;
import org.voicerecorder.workbench.internal.dialogs.PresetsDialog;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.model.SidebarModel.Place;
import org.voicerecorder.workbench.internal.views.LibraryView;
import org.voicerecorder.workbench.internal.views.MarkersView;
import org.voicerecorder.workbench.internal.views.PropertiesView;
import org.voicerecorder.workbench.internal.views.RecordingView;
import org.voicerecorder.workbench.internal.views.SidebarView;

/** What every command of the window does, and when it can. The names are those in {@code plugin.xml}. */
public enum Act implements CommandAct {
    ADD_FILES(d -> d.services().has(Ingest.class), FileActs::addFiles),
    ADD_FOLDER(d -> d.services().has(Ingest.class), FileActs::addFolder),
    EXPORT(d -> some(d) && d.services().has(Export.class), FileActs::export),
    SHOW_FOLDER(d -> d.library().isPresent(), FileActs::showFolder),
    PASTE(d -> d.services().has(Ingest.class), FileActs::paste),

    RECORD(
            d -> d.recorder().isAvailable() && d.recorder().phase() != Phase.STOPPING,
            (d, s) -> RecordToggle.run(d.recorder(), s)),
    RECORD_ANOTHER(d -> d.recorder().isRecording(), (d, s) -> d.recorder().startAnother()),
    ARM(RecordActs::canArm, (d, s) -> d.recorder().toggleArmed()),
    PRESETS(d -> d.services().has(Presets.class), (d, s) -> new PresetsDialog(s, d).open()),
    TEST_PLAYBACK(RecordActs::canPlayTest, (d, s) -> d.recorder().toggleTestPlayback()),
    PAUSE(Act::underWay, (d, s) -> d.recorder().togglePause()),
    MUTE(Act::underWay, (d, s) -> d.recorder().toggleMute()),
    GAIN_UP(d -> d.recorder().isAvailable(), (d, s) -> RecordActs.amplify(d, 1)),
    GAIN_DOWN(d -> d.recorder().isAvailable(), (d, s) -> RecordActs.amplify(d, -1)),
    DISCARD(Act::underWay, RecordActs::discard),
    MARK(MarkerActs::canSet, (d, s) -> MarkerActs.set(d)),
    NAME_MARKER(MarkerActs::canName, (d, s) -> MarkerActs.name(d)),
    NEXT_MARKER(MarkerActs::any, (d, s) -> MarkerActs.next(d)),
    PREVIOUS_MARKER(MarkerActs::any, (d, s) -> MarkerActs.previous(d)),
    EDIT_MARKER(MarkerActs::any, (d, s) -> MarkerActs.edit()),
    MOVE_MARKER(MarkerActs::oneChosen, (d, s) -> MarkerActs.move(d)),
    DELETE_MARKER(MarkerActs::oneChosen, (d, s) -> MarkerActs.delete(d)),
    IMPORT_MARKERS(d -> d.markers().isAvailable(), (d, s) -> new MarkerExchanges(d, s).read()),
    EXPORT_MARKERS(MarkerActs::any, (d, s) -> new MarkerExchanges(d, s).write()),
    LEVEL_TEST(d -> d.recorder().isAvailable() && !d.recorder().isRecording(), (d, s) -> d.recorder()
            .toggleTest()),

    PLAY(Act::playable, (d, s) -> d.player().toggle()),
    BACK(Act::playable, (d, s) -> d.player().skip(Duration.ofSeconds(-5))),
    FORWARD(Act::playable, (d, s) -> d.player().skip(Duration.ofSeconds(5))),
    JUMP_BACK(Act::playable, (d, s) -> d.player().skip(Duration.ofSeconds(-10))),
    JUMP_FORWARD(Act::playable, (d, s) -> d.player().skip(Duration.ofSeconds(10))),
    TO_START(Act::playable, (d, s) -> d.player().seek(Duration.ZERO)),
    TO_END(Act::playable, (d, s) -> d.player().seek(d.player().length())),
    LOOP(Act::playable, (d, s) -> d.player().setLooping(!d.player().isLooping())),
    SLOWER(Act::playable, (d, s) -> d.player().slower()),
    FASTER(Act::playable, (d, s) -> d.player().faster()),
    SOFTER(Act::playable, (d, s) -> d.player().softer()),
    LOUDER(Act::playable, (d, s) -> d.player().louder()),
    SKIP_SILENCE(
            Act::playable, (d, s) -> d.player().setSkippingSilence(!d.player().isSkippingSilence())),
    ZOOM_IN(d -> d.player().recording().isPresent(), (d, s) -> waveform(v -> v.zoom(2))),
    ZOOM_OUT(d -> d.player().recording().isPresent(), (d, s) -> waveform(v -> v.zoom(0.5))),
    ZOOM_ALL(d -> d.player().recording().isPresent(), (d, s) -> waveform(v -> v.zoom(0))),

    FIND(d -> true, (d, s) -> Windows.activate(WorkbenchIds.LIBRARY_VIEW, LibraryView.class)
            .ifPresent(LibraryView::find)),
    RENAME(d -> d.selection().ids().size() == 1, (d, s) -> Windows.activate(
                    WorkbenchIds.PROPERTIES_VIEW, PropertiesView.class)
            .ifPresent(PropertiesView::rename)),
    DELETE(d -> some(d) && !inBin(d), (d, s) -> new Edits(d)
            .delete(d.selection().ids())),
    RESTORE(d -> some(d) && inBin(d), (d, s) -> new Edits(d)
            .restore(d.selection().ids())),
    PURGE(d -> some(d) && inBin(d) && d.services().has(Purge.class), BinActs::purgeSelected),
    EMPTY_BIN(d -> d.services().has(Purge.class) && d.sidebar().count(Place.BIN).orElse(0L) > 0, BinActs::emptyBin),
    VERIFY(d -> some(d) && d.services().has(Integrity.class), BinActs::verifySelected),
    VERIFY_ALL(d -> d.services().has(Integrity.class), BinActs::verifyAll),
    UNDO(d -> new Edits(d).canUndo(), (d, s) -> new Edits(d).undo()),
    REDO(d -> new Edits(d).canRedo(), (d, s) -> new Edits(d).redo()),

    FOCUS_SIDEBAR(d -> true, (d, s) -> Windows.activate(WorkbenchIds.SIDEBAR_VIEW, SidebarView.class)),
    FOCUS_LIBRARY(d -> true, (d, s) -> Windows.activate(WorkbenchIds.LIBRARY_VIEW, LibraryView.class)),
    FOCUS_RECORDING(d -> true, (d, s) -> Windows.activate(WorkbenchIds.RECORDING_VIEW, RecordingView.class)),
    FOCUS_PROPERTIES(d -> true, (d, s) -> Windows.activate(WorkbenchIds.PROPERTIES_VIEW, PropertiesView.class)),
    FOCUS_MARKERS(d -> true, (d, s) -> Windows.activate(WorkbenchIds.MARKERS_VIEW, MarkersView.class)),
    COMPACT(d -> true, (d, s) -> CompactWindow.toggle(d)),
    HELP(d -> true, (d, s) -> HelpWindow.open(s)),
    KEYS(d -> true, (d, s) -> new KeysDialog(s).open());

    /** Does it; display thread. */
    @FunctionalInterface
    interface Deed {
        void run(Desk desk, Shell shell);
    }

    private final Predicate<Desk> possible;
    private final Deed deed;

    Act(Predicate<Desk> possible, Deed deed) {
        this.possible = possible;
        this.deed = deed;
    }

    @Override
    public boolean isPossible(Desk desk) {
        return possible.test(desk);
    }

    @Override
    public void run(Desk desk, Shell shell) {
        deed.run(desk, shell);
    }

    private static boolean some(Desk desk) {
        return !desk.selection().ids().isEmpty();
    }

    private static boolean inBin(Desk desk) {
        return Windows.view(WorkbenchIds.LIBRARY_VIEW, LibraryView.class)
                .filter(v -> v.entry() == Place.BIN)
                .isPresent();
    }

    private static boolean underWay(Desk desk) {
        return desk.recorder().phase().isUnderWay();
    }

    private static boolean playable(Desk desk) {
        return desk.player().recording().isPresent() && desk.player().isAvailable();
    }

    private static void waveform(java.util.function.Consumer<RecordingView> act) {
        Windows.view(WorkbenchIds.RECORDING_VIEW, RecordingView.class).ifPresent(act);
    }
}
