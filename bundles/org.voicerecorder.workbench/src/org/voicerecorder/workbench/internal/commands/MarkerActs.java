package org.voicerecorder.workbench.internal.commands;

import java.time.Duration;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.MarkerEdits;
import org.voicerecorder.workbench.internal.Windows;
import org.voicerecorder.workbench.internal.model.MarkerModel;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.views.MarkersView;

/** What is done with markers: of the take under way when there is one, else of the recording that is shown. */
final class MarkerActs {
    private MarkerActs() {}

    static boolean canSet(Desk desk) {
        return underWay(desk) || desk.markers().isAvailable();
    }

    static boolean canName(Desk desk) {
        return underWay(desk) || any(desk);
    }

    static boolean any(Desk desk) {
        return desk.markers().isAvailable() && !desk.markers().all().isEmpty();
    }

    static boolean oneChosen(Desk desk) {
        return desk.markers().isAvailable() && desk.markers().chosen().isPresent();
    }

    private static boolean underWay(Desk desk) {
        return desk.recorder().phase().isMarkable();
    }

    /** Who presses a key a moment too soon or too late does not mean the recording that is shown. */
    private static boolean isComingOrGoing(Desk desk) {
        Phase phase = desk.recorder().phase();
        return phase == Phase.STARTING || phase == Phase.STOPPING;
    }

    static void set(Desk desk) {
        if (underWay(desk)) {
            desk.recorder().mark();
        } else if (!isComingOrGoing(desk)) {
            new MarkerEdits(desk).set(desk.player().position());
        }
    }

    static void name(Desk desk) {
        if (underWay(desk)) {
            desk.nameMarker();
        } else {
            edit();
        }
    }

    /** Edits the chosen one, else the last one before the cursor. */
    static void edit() {
        Windows.activate(WorkbenchIds.MARKERS_VIEW, MarkersView.class).ifPresent(MarkersView::edit);
    }

    static void next(Desk desk) {
        desk.markers().after(desk.player().position()).ifPresent(marker -> jump(desk, marker));
    }

    static void previous(Desk desk) {
        Duration moment = desk.player().isPlaying() ? MarkerModel.JUST_HEARD : Duration.ZERO;
        desk.markers().before(desk.player().position(), moment).ifPresent(marker -> jump(desk, marker));
    }

    private static void jump(Desk desk, Marker marker) {
        desk.markers().choose(marker.id());
        desk.player().seek(desk.markers().time(marker.frame()));
    }

    static void move(Desk desk) {
        desk.markers().chosen().ifPresent(marker -> new MarkerEdits(desk)
                .move(marker.id(), desk.player().position()));
    }

    static void delete(Desk desk) {
        desk.markers().chosen().ifPresent(new MarkerEdits(desk)::delete);
    }
}
