package org.voicerecorder.workbench.internal.studio;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Windows;
import org.voicerecorder.workbench.internal.commands.CommandAct;
import org.voicerecorder.workbench.internal.model.PlayerModel;
import org.voicerecorder.workbench.internal.studio.model.StudioMarkers;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;

/**
 * What every command does in the Studio, and when it can: the Studio's own, and those that mean the recording that is
 * looked at elsewhere in the window. The names are those in {@code plugin.xml}.
 */
enum StudioAct implements CommandAct {
    EDIT(d -> d.studio().isAvailable() && d.selection().ids().size() == 1, Studios::editSelected),
    SHOW(d -> d.studio().isAvailable(), Studios::show),
    CHOOSE(d -> d.studio().isAvailable(), Studios::choose),

    UNDO(d -> d.studio().changes().canUndo(), (d, s) -> d.studio().changes().undo()),
    REDO(d -> d.studio().changes().canRedo(), (d, s) -> d.studio().changes().redo()),
    TRIM(StudioAct::selected, Steps::trim),
    CUT(StudioAct::selected, Steps::cut),
    CUT_OUT(StudioAct::selected, Steps::cutOut),
    COPY(StudioAct::selected, Steps::copy),
    PASTE(d -> editable(d) && !d.studio().clipboard().isEmpty(), Steps::paste),
    SILENCE(StudioAct::selected, Steps::silence),
    SPLIT(StudioAct::editable, Steps::split),
    FADE_IN(StudioAct::selected, Steps::fadeIn),
    FADE_OUT(StudioAct::selected, Steps::fadeOut),
    GAIN(StudioAct::editable, Steps::gain),
    NORMALIZE(StudioAct::editable, Steps::normalize),
    TAKE_NOISE(StudioAct::selected, Steps::takeNoise),
    REDUCE_NOISE(StudioAct::editable, Steps::reduceNoise),
    INSERT_SILENCE(StudioAct::editable, Steps::insertSilence),
    JOIN(StudioAct::editable, Steps::join),
    SAVE(d -> editable(d) && d.studio().state().filter(x -> x.canUndo()).isPresent(), Saving::ask),
    DISCARD(
            d -> editable(d)
                    && d.studio()
                            .state()
                            .filter(x -> x.canUndo() || x.canRedo())
                            .isPresent(),
            Saving::discard),
    EXPORT_LIST(StudioAct::editable, EditListFiles::export),
    APPLY_LIST(StudioAct::editable, EditListFiles::apply),

    MARK(MarkSteps::canSet, MarkSteps::set),
    NAME_MARK(MarkSteps::canName, MarkSteps::name),
    EDIT_MARK(MarkSteps::canEdit, MarkSteps::edit),
    MOVE_MARK(MarkSteps::isChosen, MarkSteps::moveToCursor),
    DELETE_MARK(MarkSteps::isChosen, MarkSteps.chosen(StudioMarkers::remove)),
    NEXT_MARK(StudioAct::open, MarkSteps::next),
    PREVIOUS_MARK(StudioAct::open, MarkSteps::previous),

    PLAY(StudioAct::playable, player(PlayerModel::toggle)),
    BACK(StudioAct::playable, (d, s) -> Studios.step(d, -1)),
    FORWARD(StudioAct::playable, (d, s) -> Studios.step(d, 1)),
    JUMP_BACK(StudioAct::playable, player(p -> p.skip(Duration.ofSeconds(-10)))),
    JUMP_FORWARD(StudioAct::playable, player(p -> p.skip(Duration.ofSeconds(10)))),
    TO_START(StudioAct::playable, player(p -> p.seek(Duration.ZERO))),
    TO_END(StudioAct::playable, player(p -> p.seek(p.length()))),
    LOOP(StudioAct::playable, player(p -> p.setLooping(!p.isLooping()))),
    SLOWER(StudioAct::playable, player(PlayerModel::slower)),
    FASTER(StudioAct::playable, player(PlayerModel::faster)),
    SOFTER(StudioAct::playable, player(PlayerModel::softer)),
    LOUDER(StudioAct::playable, player(PlayerModel::louder)),
    SKIP_SILENCE(StudioAct::playable, player(p -> p.setSkippingSilence(!p.isSkippingSilence()))),

    ZOOM_IN(StudioAct::open, view(v -> v.zoom(2))),
    ZOOM_OUT(StudioAct::open, view(v -> v.zoom(0.5))),
    ZOOM_ALL(StudioAct::open, view(v -> v.zoom(0))),
    ZOOM_SELECTION(d -> d.studio().selection().isPresent(), view(StudioView::zoomToSelection)),
    SWITCH(StudioAct::open, view(StudioView::switchShape)),
    STEPS(StudioAct::open, view(StudioView::focusSteps));

    private final Predicate<Desk> possible;
    private final BiConsumer<Desk, Shell> deed;

    StudioAct(Predicate<Desk> possible, BiConsumer<Desk, Shell> deed) {
        this.possible = possible;
        this.deed = deed;
    }

    @Override
    public boolean isPossible(Desk desk) {
        return possible.test(desk);
    }

    @Override
    public void run(Desk desk, Shell shell) {
        deed.accept(desk, shell);
    }

    private static boolean open(Desk desk) {
        return desk.studio().phase() == StudioModel.Phase.OPEN;
    }

    private static boolean editable(Desk desk) {
        return desk.studio().changes().isPossible();
    }

    private static boolean selected(Desk desk) {
        return editable(desk) && desk.studio().selection().isPresent();
    }

    private static boolean playable(Desk desk) {
        return open(desk) && desk.studio().player().isAvailable();
    }

    private static BiConsumer<Desk, Shell> player(Consumer<PlayerModel> act) {
        return (desk, shell) -> act.accept(desk.studio().player());
    }

    private static BiConsumer<Desk, Shell> view(Consumer<StudioView> act) {
        return (desk, shell) ->
                Windows.view(WorkbenchIds.STUDIO_VIEW, StudioView.class).ifPresent(act);
    }
}
