package org.voicerecorder.command.internal;

import java.util.List;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.command.internal.json.RecordingJson;
import org.voicerecorder.command.internal.text.Escapes;

/** Tells what became of recordings that were named: the same for all commands that change them. */
public final class Outcome {
    private Outcome() {}

    /**
     * One recording is the document itself, several are {@code {"recordings":[…]}}.
     *
     * @param verb what happened, e.g. {@code Deleted}
     */
    public static ExitStatus show(Invocation invocation, String verb, List<Recording> recordings) {
        if (invocation.isJson()) {
            if (recordings.size() == 1) {
                invocation.emit(json -> RecordingJson.write(json, recordings.getFirst()));
            } else {
                invocation.emit(json -> {
                    json.beginObject().name("recordings");
                    RecordingJson.array(json, recordings);
                    json.endObject();
                });
            }
        } else {
            recordings.forEach(recording -> invocation.console().printLine(line(invocation, verb, recording)));
        }
        return ExitStatus.OK;
    }

    /** {@code Added 1a2b3c4d  0:07.5  Title}; with {@code --quiet} the id alone. */
    public static String line(Invocation invocation, String verb, Recording recording) {
        if (invocation.isQuiet()) {
            return recording.id().toString();
        }
        String tags = recording.tags().isEmpty()
                ? ""
                : "  " + invocation.style().faint("[" + Escapes.visible(String.join(" ", recording.tags())) + "]");
        return verb + " " + invocation.style().id(recording.shortId()) + "  " + RecordingTable.length(recording) + "  "
                + Escapes.visible(recording.title()) + tags;
    }
}
