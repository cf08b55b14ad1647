package org.voicerecorder.edit.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Stretch;
import org.voicerecorder.api.marker.Marker;

/**
 * Where the markers of a source are in what was made of it. A marker that was cut out is gone; one whose sound is heard
 * twice is there twice; one that spans a cut is as much shorter as what was taken out of it.
 */
public final class MarkerMapping {
    private MarkerMapping() {}

    /**
     * Maps the markers of one source.
     *
     * @param stretches of all of the edited audio
     * @param part the range of it that becomes the recording; places are counted from its beginning
     * @return new markers, in the order of time
     */
    public static List<Marker> map(List<Marker> markers, UUID source, List<Stretch> stretches, FrameRange part) {
        var mapped = new ArrayList<Marker>();
        for (Marker marker : markers) {
            for (int i = 0; i < stretches.size(); i++) {
                if (holds(stretches.get(i), source, marker.frame())) {
                    long at = stretches.get(i).place(marker.frame());
                    if (part.contains(at)) {
                        long end = Math.min(part.to(), end(marker, source, stretches, i));
                        mapped.add(
                                new Marker(UUID.randomUUID(), at - part.from(), Math.max(0, end - at), marker.text()));
                    }
                }
            }
        }
        mapped.sort(Comparator.comparingLong(Marker::frame));
        return mapped;
    }

    private static boolean holds(Stretch stretch, UUID source, long frame) {
        return isOf(stretch, source)
                && frame >= stretch.sourceFrame()
                && frame < stretch.sourceFrame() + stretch.sourceFrames();
    }

    private static boolean isOf(Stretch stretch, UUID source) {
        return stretch.source().filter(s -> s.recording().equals(source)).isPresent();
    }

    /** Where the last of the marker's frames that are still there ends, following its beginning without going back. */
    private static long end(Marker marker, UUID source, List<Stretch> stretches, int first) {
        long wanted = marker.frame() + marker.frames();
        long end = stretches.get(first).place(marker.frame());
        long reached = marker.frame();
        for (Stretch stretch : stretches.subList(first, stretches.size())) {
            if (isOf(stretch, source)) {
                long from = stretch.sourceFrame();
                if (from < reached && stretch.at() != stretches.get(first).at() || from >= wanted) {
                    break;
                }
                reached = Math.min(wanted, from + stretch.sourceFrames());
                end = stretch.place(reached);
            }
        }
        return end;
    }
}
