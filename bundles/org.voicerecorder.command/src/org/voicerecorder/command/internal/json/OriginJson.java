package org.voicerecorder.command.internal.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.Provenance;
import org.voicerecorder.audio.TakeHistory;
import org.voicerecorder.command.internal.Origin;

/** How a recording came about, as members of its JSON object. */
public final class OriginJson {
    private OriginJson() {}

    /** The member {@code take}: null for what this program did not record. */
    public static void take(JsonWriter json, Origin origin) throws IOException {
        json.name("take");
        if (origin.take().isEmpty()) {
            json.nullValue();
            return;
        }
        TakeHistory history = origin.take().get();
        Optional<TakeHistory.Part> part = history.part();
        OptionalLong frame = part.isPresent() ? part.get().frame() : OptionalLong.of(0);
        json.beginObject();
        json.name("id").value(origin.takeId().map(UUID::toString).orElse(null));
        json.name("part").value(part.map(TakeHistory.Part::number).orElse(null));
        json.name("last").value(part.map(TakeHistory.Part::last).orElse(null));
        json.name("after")
                .value(part.flatMap(TakeHistory.Part::after).map(UUID::toString).orElse(null));
        number(json, "startFrame", frame);
        json.name("startSeconds").value(seconds(origin.recording(), frame));
        json.name("cutOff").value(origin.isCutOff());
        OptionalLong dropped = history.lost().isPresent()
                ? OptionalLong.of(history.lost().get().frames())
                : OptionalLong.empty();
        json.name("overruns")
                .value(history.lost().map(TakeHistory.Lost::overruns).orElse(null));
        number(json, "droppedFrames", dropped);
        json.name("droppedSeconds").value(seconds(origin.recording(), dropped));
        json.name("remarks").beginArray();
        for (String remark : history.remarks()) {
            json.value(remark);
        }
        json.endArray().endObject();
    }

    /**
     * The member {@code edited}: null for what was not made by an edit.
     *
     * @param list writes an edit list as JSON, on one line
     */
    public static void edited(JsonWriter json, Origin origin, Function<EditList, String> list) throws IOException {
        json.name("edited");
        if (origin.edit().isEmpty()) {
            json.nullValue();
            return;
        }
        Provenance made = origin.edit().get();
        json.beginObject().name("of").beginArray();
        for (UUID source : origin.sources()) {
            json.value(source.toString());
        }
        json.endArray();
        json.name("part").value(made.part() + 1);
        json.name("parts").value(made.parts());
        json.name("renderedAt").value(made.renderedAt().toString());
        json.name("appVersion").value(made.appVersion());
        json.name("list").jsonValue(list.apply(made.list()));
        json.endObject();
    }

    private static void number(JsonWriter json, String name, OptionalLong value) throws IOException {
        json.name(name).value(value.isPresent() ? (Long) value.getAsLong() : null);
    }

    private static Double seconds(Recording recording, OptionalLong frames) {
        Optional<AudioProperties> audio = recording.audio();
        return audio.isPresent() && frames.isPresent()
                ? (Double) ((double) frames.getAsLong() / audio.get().sampleRate())
                : null;
    }
}
