package org.voicerecorder.audio.ffmpeg.internal;

import java.util.List;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.marker.Marker;

/** Markers as chapters, in the two ways in which FFmpeg takes them. */
final class ChapterText {
    private ChapterText() {}

    /**
     * A chapter from the beginning to the first marker, called as the recording is: the chapter track of an M4A has no
     * gaps, and without it the first marker would lie at 0. Chapters count milliseconds, so nearer there is no need of it.
     */
    static void leading(StringBuilder text, List<Marker> markers, AudioProperties audio, String title) {
        if (!markers.isEmpty() && markers.getFirst().frame() >= Math.ceilDiv(audio.sampleRate(), 1000)) {
            section(text, 0, markers.getFirst().frame(), title, audio);
        }
    }

    /** Sections {@code [CHAPTER]}: a point lasts to the next chapter, or to the end. */
    static void sections(StringBuilder text, List<Marker> markers, AudioProperties audio) {
        for (int i = 0; i < markers.size(); i++) {
            Marker marker = markers.get(i);
            long next = i + 1 < markers.size() ? markers.get(i + 1).frame() : audio.frames();
            long end = marker.frames() > 0 ? marker.end() : Math.max(marker.frame(), next);
            section(text, marker.frame(), end, marker.text(), audio);
        }
    }

    private static void section(StringBuilder text, long start, long end, String title, AudioProperties audio) {
        text.append("[CHAPTER]\n");
        Metadata.line(text, "TIMEBASE", "1/" + audio.sampleRate());
        Metadata.line(text, "START", Long.toString(start));
        Metadata.line(text, "END", Long.toString(end));
        Metadata.line(text, "title", title);
    }

    /** Comments {@code CHAPTER001=00:01:02.500} and {@code CHAPTER001NAME=…}; at most 999. They have no end. */
    static void comments(StringBuilder text, List<Marker> markers, AudioProperties audio) {
        int number = 1;
        for (Marker marker : markers) {
            String key = "CHAPTER%03d".formatted(number++);
            Metadata.line(text, key, time(marker.frame(), audio.sampleRate()));
            Metadata.line(text, key + "NAME", marker.text());
        }
    }

    private static String time(long frame, int rate) {
        long millis = frame / rate * 1000 + Math.round(1000.0 * (frame % rate) / rate);
        return "%02d:%02d:%02d.%03d"
                .formatted(millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60, millis % 1000);
    }
}
