package org.voicerecorder.command.internal.commands;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.audio.MarkerExchange;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.json.MarkerJson;
import org.voicerecorder.command.internal.text.HumanTime;
import org.voicerecorder.command.internal.text.Table;
import org.voicerecorder.command.internal.text.Table.Column;

/** What the commands about markers have in common: the recording that was named, times and frames, the answer. */
final class MarkedRecording {
    private static final int SHORT_ID = 8;

    private final Invocation invocation;
    private final Recording recording;
    private final AudioProperties audio;
    private final Markers markers;

    /** @param reference an id, the beginning of one, or {@code last} */
    MarkedRecording(Invocation invocation, String reference) {
        this.invocation = invocation;
        this.recording = invocation.recordings().resolve(reference);
        this.audio = MarkerExchange.audio(recording);
        this.markers = invocation.services().get(Markers.class);
    }

    Recording recording() {
        return recording;
    }

    UUID id() {
        return recording.id();
    }

    Markers markers() {
        return markers;
    }

    AudioProperties audio() {
        return audio;
    }

    List<Marker> list() {
        return markers.list(recording.id());
    }

    long frames(Duration time) {
        return time.toSeconds() * audio.sampleRate() + Math.round(time.getNano() / 1e9 * audio.sampleRate());
    }

    /** The place that was named, by time or by frame. */
    long frame(Duration at, Long frame) {
        if (at != null && frame != null || at == null && frame == null) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_USAGE, "Say where with --at TIME or with --frame N, one of them");
        }
        if (frame != null && frame < 0) {
            throw new VoiceRecorderException(ErrorCode.ERR_USAGE, "--frame %d is negative".formatted(frame));
        }
        return frame != null ? frame : frames(at);
    }

    /**
     * The marker, if it lies in the recording. What is wrong is said in the unit that the place was named in: the
     * service would say it in frames.
     *
     * @param byFrame whether a frame was named, not a time
     * @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT}
     */
    Marker fitting(Marker marker, boolean byFrame) {
        String place = byFrame ? "frame %d".formatted(marker.frame()) : time(marker.frame());
        if (marker.frame() > audio.frames()) {
            String last = byFrame ? "frame %d".formatted(audio.frames()) : end(audio.frames());
            throw invalid(
                    "%s is beyond the end: the recording ends at %s".formatted(place, last),
                    "Give a %s."
                            .formatted(byFrame ? "frame up to %d".formatted(audio.frames()) : "time up to " + last));
        }
        long room = audio.frames() - marker.frame();
        if (marker.frames() > room) {
            throw invalid(
                    "A span of %s from %s on reaches beyond the end: the recording ends at %s"
                            .formatted(time(marker.frames()), place, end(audio.frames())),
                    "Give a length up to %s.".formatted(end(room)));
        }
        return marker;
    }

    private static VoiceRecorderException invalid(String message, String advice) {
        return new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, message, advice, null);
    }

    /** A text as it was typed. */
    static String text(String typed) {
        String line = Marker.oneLine(typed);
        if (line.length() > Marker.MAXIMUM_TEXT) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "The text has %d characters; %d are allowed".formatted(line.length(), Marker.MAXIMUM_TEXT));
        }
        return line;
    }

    /** The marker whose id begins like that. */
    Marker marker(String reference) {
        String wanted = reference.strip().toLowerCase(Locale.ROOT);
        List<Marker> found = list().stream()
                .filter(marker -> !wanted.isEmpty() && marker.id().toString().startsWith(wanted))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new VoiceRecorderException(
                found.isEmpty() ? ErrorCode.ERR_NOT_FOUND : ErrorCode.ERR_AMBIGUOUS_ID,
                "%s of the markers of %s has an id that begins with '%s'"
                        .formatted(found.isEmpty() ? "None" : "More than one", recording.shortId(), reference),
                "List them with 'voicerec markers %s'.".formatted(recording.shortId()),
                null);
    }

    /** The answer of a command that changed something: what it did, and all markers there are now. */
    ExitStatus answer(String what, int added, int changed, int removed, List<Marker> now) {
        if (invocation.isJson()) {
            invocation.emit(json -> {
                json.beginObject().name("recording").value(recording.id().toString());
                json.name("sampleRate").value(audio.sampleRate());
                json.name("added").value(added);
                json.name("changed").value(changed);
                json.name("removed").value(removed).name("markers");
                MarkerJson.array(json, now, audio.sampleRate());
                json.endObject();
            });
        } else if (!invocation.isQuiet()) {
            invocation.console().printLine(what);
        }
        return ExitStatus.OK;
    }

    /** The markers as a table for people. */
    String table(List<Marker> list) {
        Table table = new Table(new ArrayList<>(List.of(
                Column.right("TIME"),
                Column.right("LENGTH"),
                Column.left("MARKER").painted(invocation.style()::id),
                Column.text("TEXT"))));
        for (Marker marker : list) {
            table.add(List.of(
                    time(marker.frame()),
                    marker.frames() == 0 ? "-" : time(marker.frames()),
                    shortId(marker),
                    marker.text()));
        }
        return table.render(invocation.width(), invocation.style());
    }

    /** A place to the millisecond, in a form that the commands read back. */
    String time(long frames) {
        return clock(Math.round(1000.0 * (frames % audio.sampleRate()) / audio.sampleRate()), frames);
    }

    /** The last millisecond that is not beyond these frames: it is offered, so it must be taken. */
    private String end(long frames) {
        return clock(1000 * (frames % audio.sampleRate()) / audio.sampleRate(), frames);
    }

    private String clock(long millis, long frames) {
        return "%s.%03d".formatted(HumanTime.clock(frames / audio.sampleRate() + millis / 1000), millis % 1000);
    }

    static String shortId(Marker marker) {
        return marker.id().toString().substring(0, SHORT_ID);
    }
}
