package org.voicerecorder.api.recorder;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * Titles with placeholders: a word in braces, such as <code>{date}</code>. A brace with anything else after it is a brace.
 */
public final class TitleTemplate {
    /** Name of the preset; nothing without one. */
    public static final String PRESET = "preset";
    /** Counts the recordings made with the template. */
    public static final String NUMBER = "n";

    /** What a template may hold, in the order in which it is listed. */
    public static final List<String> PLACEHOLDERS = List.of(PRESET, "date", "time", "device", NUMBER, "part");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\p{Alpha}+)\\}");
    private static final int LONGEST = 500;

    private TitleTemplate() {}

    /**
     * @return the template, stripped
     * @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} for a placeholder that does not exist, or a length
     *     beyond that of titles
     */
    public static String require(String template) {
        String stripped = template.strip();
        Matcher placeholders = PLACEHOLDER.matcher(stripped);
        while (placeholders.find()) {
            if (!PLACEHOLDERS.contains(placeholders.group(1))) {
                throw invalid(
                        "The title has an unknown placeholder %s".formatted(placeholders.group()),
                        "There are {%s}.".formatted(String.join("}, {", PLACEHOLDERS)));
            }
        }
        if (stripped.length() > LONGEST) {
            throw invalid("The title is longer than %d characters".formatted(LONGEST), "Shorten it.");
        }
        return stripped;
    }

    /** Whether it holds the placeholder. */
    public static boolean holds(String template, String placeholder) {
        return template.contains("{" + placeholder + "}");
    }

    /** Puts a value in the place of a placeholder; what is empty takes the blank after it along. */
    public static String fill(String template, String placeholder, String value) {
        String name = "{" + placeholder + "}";
        return value.isEmpty()
                ? template.replace(name + " ", "").replace(name, "").strip()
                : template.replace(name, value);
    }

    private static VoiceRecorderException invalid(String message, String advice) {
        return new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, message, advice, null);
    }
}
