package org.voicerecorder.command.internal.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.voicerecorder.api.marker.Marker;

/** Markers as JSON. */
public final class MarkerJson {
    private MarkerJson() {}

    public static void array(JsonWriter json, List<Marker> markers, int sampleRate) throws IOException {
        json.beginArray();
        for (Marker marker : markers) {
            json.beginObject().name("id").value(marker.id().toString());
            json.name("frame").value(marker.frame());
            json.name("frames").value(marker.frames());
            json.name("seconds").value(seconds(marker.frame(), sampleRate));
            json.name("lengthSeconds").value(seconds(marker.frames(), sampleRate));
            json.name("text").value(marker.text()).endObject();
        }
        json.endArray();
    }

    /** To the microsecond, without a binary fraction's tail. */
    private static BigDecimal seconds(long frames, int sampleRate) {
        BigDecimal seconds = BigDecimal.valueOf(frames)
                .divide(BigDecimal.valueOf(sampleRate), 6, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }
}
