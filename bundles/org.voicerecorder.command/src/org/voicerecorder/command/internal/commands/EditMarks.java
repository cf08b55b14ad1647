package org.voicerecorder.command.internal.commands;

import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.marker.Marker;
import picocli.CommandLine.Option;

/**
 * The options of {@code voicerec edit} that set and remove markers of the result. Times are those before anything is cut;
 * the markers of the recording itself stay as they are.
 */
final class EditMarks {
    @Option(
            names = "--mark",
            order = 23,
            paramLabel = "TIME[=TEXT]",
            description = "Set a marker in the result, or one that spans FROM..TO. May be given several times.")
    List<String> marks = List.of();

    @Option(
            names = "--unmark",
            order = 24,
            paramLabel = "FROM..TO",
            description = "Leave out the markers that begin there; .. for all. May be given several times.")
    List<String> unmarks = List.of();

    boolean isEmpty() {
        return marks.isEmpty() && unmarks.isEmpty();
    }

    /** Removes before it sets, so that what is set is there. */
    List<EditOperation> operations(EditPlaces places, EditedAudio audio) {
        var steps = new ArrayList<EditOperation>();
        if (!unmarks.isEmpty()) {
            var left = new ArrayList<>(audio.markers());
            unmarks.forEach(typed -> steps.addAll(removed(places, typed, left)));
        }
        marks.forEach(typed -> steps.add(set(places, typed)));
        return steps;
    }

    private static List<EditOperation> removed(EditPlaces places, String typed, List<Marker> left) {
        FrameRange range = places.range("--unmark", typed);
        List<Marker> gone = left.stream()
                .filter(m -> range.contains(m.frame()) || range.isOpen() && m.frame() >= range.from())
                .toList();
        if (gone.isEmpty()) {
            throw EditPlaces.invalid(
                    "--unmark %s: no marker begins there".formatted(typed),
                    "List the markers of the recording with 'voicerec markers ID'.");
        }
        left.removeAll(gone);
        return gone.stream()
                .<EditOperation>map(m -> new EditOperation.Unmark(m.frame(), m.text()))
                .toList();
    }

    private static EditOperation set(EditPlaces places, String typed) {
        int sign = typed.indexOf('=');
        String where = sign < 0 ? typed : typed.substring(0, sign);
        String text = Marker.oneLine(sign < 0 ? "" : typed.substring(sign + 1));
        if (text.length() > Marker.MAXIMUM_TEXT) {
            throw EditPlaces.invalid(
                    "--mark %s: the text has %d characters".formatted(where, text.length()),
                    "A marker holds up to %d characters.".formatted(Marker.MAXIMUM_TEXT));
        }
        if (where.contains("..")) {
            FrameRange range = places.within("--mark", where);
            return new EditOperation.Mark(range.from(), range.frames(), text);
        }
        return new EditOperation.Mark(places.place("--mark", where), 0, text);
    }
}
