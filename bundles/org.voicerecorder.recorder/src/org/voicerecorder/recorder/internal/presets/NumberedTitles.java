package org.voicerecorder.recorder.internal.presets;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.recorder.TitleTemplate;
import org.voicerecorder.api.recorder.Titles;
import org.voicerecorder.audio.io.FileIo;

/**
 * Counts titles in the library's file {@code title-numbers.json}. A number is worth less than a take: when the file
 * cannot be read, counting begins anew; when it cannot be written, a number may come twice.
 */
@Component
public final class NumberedTitles implements Titles {
    private static final Logger LOG = LoggerFactory.getLogger(NumberedTitles.class);
    private static final String MEMBER = "numbers";
    /** Templates that are remembered; the one that was not used for the longest time is forgotten. */
    private static final int REMEMBERED = 200;

    private final Path file;
    private final FileIo io;
    private final InstantSource clock;

    @Activate
    public NumberedTitles(
            @Reference Library library, @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileIo io) {
        this(library, Optional.ofNullable(io).orElseGet(FileIo::disk), InstantSource.system());
    }

    public NumberedTitles(Library library, FileIo io, InstantSource clock) {
        this.file = library.root().resolve("title-numbers.json");
        this.io = io;
        this.clock = clock;
    }

    @Override
    public synchronized String prepare(String template, Optional<String> preset) {
        String named = TitleTemplate.fill(TitleTemplate.require(template), TitleTemplate.PRESET, preset.orElse(""));
        return TitleTemplate.holds(named, TitleTemplate.NUMBER)
                ? TitleTemplate.fill(named, TitleTemplate.NUMBER, Integer.toString(next(named)))
                : named;
    }

    private int next(String template) {
        Map<String, Integer> numbers = read();
        String today =
                LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()).toString();
        String key = TitleTemplate.fill(template, "date", today);
        Integer last = numbers.remove(key);
        int number = last == null ? 1 : last + 1;
        numbers.put(key, number);
        while (numbers.size() > REMEMBERED) {
            numbers.remove(numbers.keySet().iterator().next());
        }
        write(numbers);
        return number;
    }

    private Map<String, Integer> read() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        try {
            LibraryJson.read(file).map(document -> document.get(MEMBER)).ifPresent(found -> {
                JsonObject object = found.getAsJsonObject();
                for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                    numbers.put(entry.getKey(), entry.getValue().getAsInt());
                }
            });
        } catch (VoiceRecorderException | IllegalStateException | NumberFormatException e) {
            LOG.atWarn().setCause(e).log("The numbers of titles cannot be read; counting begins anew");
        }
        return numbers;
    }

    private void write(Map<String, Integer> numbers) {
        try {
            LibraryJson.write(io, file, json -> {
                json.name(MEMBER).beginObject();
                for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
                    json.name(entry.getKey()).value(entry.getValue());
                }
                json.endObject();
            });
        } catch (VoiceRecorderException e) {
            LOG.atWarn().setCause(e).log("The numbers of titles cannot be written; one may come twice");
        }
    }
}
