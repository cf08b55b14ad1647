package org.voicerecorder.workbench.internal.studio;

import java.util.function.BiConsumer;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.model.MarkerModel;
import org.voicerecorder.workbench.internal.studio.dialogs.MarkerDialog;
import org.voicerecorder.workbench.internal.studio.model.Frames;
import org.voicerecorder.workbench.internal.studio.model.StudioMarkers;

/** What is done with markers while the Studio is looked at: those of the take under way come first, as everywhere. */
final class MarkSteps {
    private MarkSteps() {}

    static boolean canSet(Desk desk) {
        return underWay(desk) || desk.studio().changes().isPossible();
    }

    static boolean canName(Desk desk) {
        return underWay(desk) || canEdit(desk);
    }

    static boolean canEdit(Desk desk) {
        return desk.studio().changes().isPossible()
                && desk.studio().markers().meant().isPresent();
    }

    static boolean isChosen(Desk desk) {
        return desk.studio().changes().isPossible()
                && desk.studio().markers().chosen().isPresent();
    }

    private static boolean underWay(Desk desk) {
        return desk.recorder().phase().isMarkable();
    }

    static void set(Desk desk, Shell shell) {
        if (underWay(desk)) {
            desk.recorder().mark();
        } else {
            desk.studio().markers().set();
        }
    }

    static void name(Desk desk, Shell shell) {
        if (underWay(desk)) {
            desk.nameMarker();
        } else {
            edit(desk, shell);
        }
    }

    static void edit(Desk desk, Shell shell) {
        StudioMarkers markers = desk.studio().markers();
        markers.meant()
                .ifPresent(marker ->
                        new MarkerDialog(shell, marker.text()).ask().ifPresent(text -> markers.describe(marker, text)));
    }

    static BiConsumer<Desk, Shell> chosen(BiConsumer<StudioMarkers, Marker> act) {
        return (desk, shell) -> {
            StudioMarkers markers = desk.studio().markers();
            markers.chosen().ifPresent(marker -> act.accept(markers, marker));
        };
    }

    static void moveToCursor(Desk desk, Shell shell) {
        long cursor = desk.studio().cursor();
        chosen((markers, marker) -> markers.move(marker, cursor)).accept(desk, shell);
    }

    static void next(Desk desk, Shell shell) {
        desk.studio().markers().next();
    }

    static void previous(Desk desk, Shell shell) {
        var studio = desk.studio();
        long moment = studio.player().isPlaying() ? Frames.of(MarkerModel.JUST_HEARD, studio.sampleRate()) : 0;
        studio.markers().previous(moment);
    }
}
