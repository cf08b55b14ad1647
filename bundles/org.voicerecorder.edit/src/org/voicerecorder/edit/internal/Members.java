package org.voicerecorder.edit.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The members of a JSON object, read strictly: what is wrong is added to a list and reading goes on, so that all of it is
 * told together. What was read of a wrong member is of no use.
 */
final class Members {
    private final JsonObject object;
    private final String where;
    private final List<String> problems;
    private final Set<String> read = new HashSet<>();

    /** @param where for messages, e.g. {@code operations[2]} */
    Members(JsonObject object, String where, List<String> problems) {
        this.object = object;
        this.where = where;
        this.problems = problems;
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** A number of frames. */
    long frames(String name, long fallback) {
        return optional(name, "a whole number, 0 or more", e -> {
                    JsonPrimitive value = e.getAsJsonPrimitive();
                    long frames = value.isNumber() ? value.getAsBigDecimal().longValueExact() : -1;
                    return frames < 0 ? null : frames;
                })
                .orElse(fallback);
    }

    long requiredFrames(String name) {
        require(name);
        return frames(name, 0);
    }

    /** A number of things; 0 when it is missing. */
    int count(String name) {
        return optional(name, "a whole number, 0 to %d".formatted(Integer.MAX_VALUE), e -> {
                    JsonPrimitive value = e.getAsJsonPrimitive();
                    int count = value.isNumber() ? value.getAsBigDecimal().intValueExact() : -1;
                    return count < 0 ? null : count;
                })
                .orElse(0);
    }

    double number(String name, double least, double most, Optional<Double> fallback) {
        if (fallback.isEmpty()) {
            require(name);
        }
        return optional(name, "a number from %s to %s".formatted(trim(least), trim(most)), e -> {
                    JsonPrimitive value = e.getAsJsonPrimitive();
                    double number = value.isNumber() ? value.getAsDouble() : Double.NaN;
                    return number >= least && number <= most ? number : null;
                })
                .orElse(fallback.orElse(least));
    }

    /** A number, or a text that stands for negative infinity. */
    double level(String name) {
        require(name);
        return optional(name, "a number, or \"-inf\"", e -> {
                    JsonPrimitive value = e.getAsJsonPrimitive();
                    if (value.isNumber()) {
                        return value.getAsDouble();
                    }
                    return value.isString() && value.getAsString().equals("-inf") ? Double.NEGATIVE_INFINITY : null;
                })
                .orElse(0.0);
    }

    boolean flag(String name, boolean fallback) {
        return optional(name, "true or false", e -> {
                    JsonPrimitive value = e.getAsJsonPrimitive();
                    return value.isBoolean() ? value.getAsBoolean() : null;
                })
                .orElse(fallback);
    }

    Optional<String> text(String name) {
        return optional(name, "a text", e -> {
            JsonPrimitive value = e.getAsJsonPrimitive();
            return value.isString() ? value.getAsString() : null;
        });
    }

    <T> Optional<T> required(String name, String what, Function<JsonElement, T> parse) {
        require(name);
        return optional(name, what, parse);
    }

    /** @param parse gives null or throws when the value is not what it should be */
    <T> Optional<T> optional(String name, String what, Function<JsonElement, T> parse) {
        read.add(name);
        JsonElement element = object.get(name);
        if (element == null) {
            return Optional.empty();
        }
        T value;
        try {
            value = parse.apply(element);
        } catch (IllegalStateException
                | IllegalArgumentException
                | ArithmeticException
                | UnsupportedOperationException _) {
            // Another kind of value, or one that cannot be what it should be.
            value = null;
        }
        if (value == null) {
            problem("\"%s\" must be %s".formatted(name, what));
        }
        return Optional.ofNullable(value);
    }

    Optional<Members> object(String name) {
        return optional(name, "an object", e -> new Members(e.getAsJsonObject(), where + "." + name, problems));
    }

    void problem(String message) {
        problems.add(where + ": " + message);
    }

    /** Tells of members that nobody asked for. */
    void end() {
        object.keySet().stream()
                .filter(name -> !read.contains(name))
                .forEach(name -> problem("\"%s\" is not known here".formatted(name)));
    }

    private void require(String name) {
        if (!object.has(name)) {
            problem("\"%s\" is missing".formatted(name));
        }
    }

    private static String trim(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
