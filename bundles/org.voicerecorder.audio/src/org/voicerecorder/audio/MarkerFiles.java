package org.voicerecorder.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.audio.internal.AudacityLabels;
import org.voicerecorder.audio.internal.MarkerCsv;
import org.voicerecorder.audio.internal.MarkerLine;

/** Markers as text files that other programs read and people edit. Plain text in, plain text out; no files, no state. */
public final class MarkerFiles {
    /** Wrong lines are named until nobody would read on. */
    private static final int PROBLEMS_TOLD = 20;

    /** The formats there are. */
    public enum Format {
        /**
         * The label track of Audacity (manual, "Importing and Exporting Labels"): begin, end and text with tabs between,
         * seconds with a dot; a line that begins with a backslash says frequencies of the label before it, and is passed
         * over.
         */
        AUDACITY,

        /**
         * RFC 4180 with a header row: {@code time,frame,length,text}. Time and length are seconds; a frame, where there is
         * one, is preferred to the time. Columns may come in any order, and only {@code time} or {@code frame} is needed.
         */
        CSV
    }

    private MarkerFiles() {}

    /**
     * Writes markers in the order of time.
     *
     * @param sampleRate frames per second
     */
    public static String write(List<Marker> markers, Format format, int sampleRate) {
        return switch (format) {
            case AUDACITY -> AudacityLabels.write(markers, sampleRate);
            case CSV -> MarkerCsv.write(markers, sampleRate);
        };
    }

    /**
     * Reads markers. Spans may end a little after the recording, as rounded seconds do: they are cut there.
     *
     * @param text with or without a byte order mark, with any line ends
     * @param frames how many the recording has, when it is known
     * @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} that names every wrong line
     */
    public static List<Marker> read(String text, Format format, int sampleRate, OptionalLong frames) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var problems = new ArrayList<String>();
        List<MarkerLine> lines =
                switch (format) {
                    case AUDACITY -> AudacityLabels.read(content, problems);
                    case CSV -> MarkerCsv.read(content, problems);
                };
        List<Marker> markers = new ArrayList<>();
        for (MarkerLine line : lines) {
            line.marker(sampleRate, frames, problems).ifPresent(markers::add);
        }
        if (markers.size() > Markers.MOST) {
            problems.add("%,d markers are more than the %,d that a recording may have"
                    .formatted(markers.size(), Markers.MOST));
        }
        throwIfAny(problems);
        return markers;
    }

    private static void throwIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            int more = problems.size() - PROBLEMS_TOLD;
            Stream<String> told = problems.stream().limit(PROBLEMS_TOLD);
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    String.join("; ", told.toList()) + (more > 0 ? "; and %d more".formatted(more) : ""),
                    "Correct the file; nothing was changed.",
                    null);
        }
    }
}
