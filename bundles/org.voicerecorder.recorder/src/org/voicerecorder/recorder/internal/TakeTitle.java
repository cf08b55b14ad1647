package org.voicerecorder.recorder.internal;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Makes the title of a recording: fills in what only the take knows. */
final class TakeTitle {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String PART = "{part}";

    private final String template;

    TakeTitle(Optional<String> template) {
        this.template = template.map(String::strip).filter(t -> !t.isEmpty()).orElse("Recording {date} {time}");
    }

    /** @param part number of the part; empty when the take is one piece, which then has no number unless asked for */
    String of(LocalDateTime begun, String device, Optional<Integer> part) {
        String numbered = part.isPresent() && !template.contains(PART) ? template + ", part " + PART : template;
        return numbered.replace("{date}", DATE.format(begun))
                .replace("{time}", TIME.format(begun))
                .replace("{device}", device)
                .replace(PART, part.map(String::valueOf).orElse("1"));
    }
}
