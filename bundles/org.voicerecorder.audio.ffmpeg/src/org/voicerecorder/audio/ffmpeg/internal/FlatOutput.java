package org.voicerecorder.audio.ffmpeg.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What ffprobe writes with {@code -of flat}: lines {@code key="escaped value"} or {@code key=number}. */
final class FlatOutput {
    private final Map<String, String> values = new HashMap<>();

    FlatOutput(String text) {
        text.lines().forEach(this::line);
    }

    private void line(String line) {
        int equals = line.indexOf('=');
        if (equals > 0) {
            values.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
        }
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.equals("N/A"));
    }

    OptionalLong number(String key) {
        Optional<String> text = text(key).filter(value -> value.matches("-?\\d{1,18}"));
        return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    }

    /** How many elements {@code prefix0, prefix1, …} there are. */
    int count(String prefix) {
        int n = 0;
        while (hasElement(prefix + n + ".")) {
            n++;
        }
        return n;
    }

    private boolean hasElement(String prefix) {
        return values.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || value.charAt(0) != '"') {
            return value;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < value.length() - 1; i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                c = value.charAt(++i);
                c = c == 'n' ? '\n' : c == 'r' ? '\r' : c;
            }
            text.append(c);
        }
        return text.toString();
    }
}
