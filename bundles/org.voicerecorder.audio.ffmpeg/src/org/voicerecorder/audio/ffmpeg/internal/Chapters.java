package org.voicerecorder.audio.ffmpeg.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.Markers;

/**
 * Chapters as FFmpeg tells them: each has an end, mostly the next one's beginning. Such a chapter becomes a point, one
 * that ends earlier a span.
 */
final class Chapters {
    /** Chapters of most formats count milliseconds: ends that differ by less are the same. */
    private static final double SAME = 0.002;

    private Chapters() {}

    /** What ffprobe's {@code chapter} entries say; those that lie after the audio are left out. */
    static List<Marker> read(FlatOutput answer, AudioProperties audio) {
        List<Marker> markers = new ArrayList<>();
        for (int i = 0; i < Markers.MOST; i++) {
            Optional<Double> start = seconds(answer, i, "start_time");
            if (start.isEmpty()) {
                break;
            }
            long frame = Math.round(start.get() * audio.sampleRate());
            if (frame <= audio.frames()) {
                String text = answer.text(prefix(i) + "tags.title").orElse("");
                markers.add(Marker.fitting(frame, frames(answer, i, start.get(), frame, audio), text));
            }
        }
        markers.sort(Comparator.comparingLong(Marker::frame));
        return markers;
    }

    /**
     * The markers without the chapter that only fills an M4A up to its first marker (see {@link ChapterText#leading}): it
     * is at 0, is called as the file is, and is not the only one.
     */
    static List<Marker> withoutLeading(List<Marker> markers, String title) {
        boolean isLeading = markers.size() > 1
                && markers.getFirst().frame() == 0
                && markers.get(1).frame() > 0
                && markers.getFirst().text().equals(Marker.fitting(0, 0, title).text());
        return isLeading ? markers.subList(1, markers.size()) : markers;
    }

    private static long frames(FlatOutput answer, int i, double start, long frame, AudioProperties audio) {
        double end = seconds(answer, i, "end_time").orElse(start);
        double next = seconds(answer, i + 1, "start_time").orElse(audio.seconds());
        if (end <= start || end > next - SAME) {
            return 0;
        }
        return Math.clamp(Math.round(end * audio.sampleRate()) - frame, 0, audio.frames() - frame);
    }

    private static Optional<Double> seconds(FlatOutput answer, int i, String key) {
        return answer.text(prefix(i) + key)
                .filter(text -> text.matches("\\d{1,9}(\\.\\d{1,9})?"))
                .map(Double::valueOf);
    }

    private static String prefix(int i) {
        return "chapters.chapter." + i + ".";
    }
}
