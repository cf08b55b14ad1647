package org.voicerecorder.recorder.internal.presets;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The members of a JSON object, read one by one; what nobody asked for is an error at the end, because writing the object
 * anew would lose it.
 */
public final class JsonFields {
    private final JsonObject object;
    private final Set<String> unread;

    /** @throws IllegalArgumentException when it is no object */
    public JsonFields(JsonElement element) {
        if (!element.isJsonObject()) {
            throw new IllegalArgumentException("not an object: " + element);
        }
        object = element.getAsJsonObject();
        unread = new HashSet<>(object.keySet());
    }

    /** @throws IllegalArgumentException when a member was not read */
    public void requireAllRead() {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown member '%s'".formatted(unread.iterator().next()));
        }
    }

    public Optional<JsonElement> element(String name) {
        unread.remove(name);
        return Optional.ofNullable(object.get(name)).filter(element -> !element.isJsonNull());
    }

    public Optional<JsonFields> object(String name) {
        return element(name).map(JsonFields::new);
    }

    public Optional<String> text(String name) {
        return element(name).map(element -> {
            if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
                throw new IllegalArgumentException("'%s' is not a text".formatted(name));
            }
            return element.getAsString();
        });
    }

    public String requireText(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("'%s' is missing".formatted(name)));
    }

    public Optional<Double> number(String name) {
        return element(name).map(element -> {
            if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
                throw new IllegalArgumentException("'%s' is not a number".formatted(name));
            }
            return element.getAsDouble();
        });
    }

    public int requireInt(String name) {
        double value = number(name).orElseThrow(() -> new IllegalArgumentException("'%s' is missing".formatted(name)));
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'%s' is not a whole number".formatted(name));
        }
        return (int) value;
    }

    /** False where it is missing. */
    public boolean flag(String name) {
        return optionalFlag(name).orElse(false);
    }

    public Optional<Boolean> optionalFlag(String name) {
        return element(name).map(element -> {
            if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
                throw new IllegalArgumentException("'%s' is neither true nor false".formatted(name));
            }
            return element.getAsBoolean();
        });
    }

    public Optional<Duration> seconds(String name) {
        return number(name).map(seconds -> {
            if (!(seconds >= 0 && seconds <= 1e11)) {
                throw new IllegalArgumentException("'%s' is not a length of time".formatted(name));
            }
            return Duration.ofMillis(Math.round(seconds * 1000));
        });
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        elements(name).forEach(element -> {
            if (!element.isJsonPrimitive()) {
                throw new IllegalArgumentException("'%s' does not hold texts".formatted(name));
            }
            texts.add(element.getAsString());
        });
        return texts;
    }

    public List<JsonElement> elements(String name) {
        return element(name)
                .map(element -> {
                    if (!element.isJsonArray()) {
                        throw new IllegalArgumentException("'%s' is not a list".formatted(name));
                    }
                    return element.getAsJsonArray().asList();
                })
                .orElse(List.of());
    }

    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return text(name).map(text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }
}
