package org.voicerecorder.command.internal.commands;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;

/** Names of copies made of what is known of their recordings, e.g. {@code {date} {title}}. */
final class NameTemplate {
    static final List<String> FIELDS = List.of("title", "original", "id", "date", "time", "number");

    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)\\}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH-mm-ss");

    private final String template;
    private final ZoneId zone;

    /** @throws VoiceRecorderException {@code ERR_USAGE} for fields that there are not */
    NameTemplate(String template, ZoneId zone) {
        this.template = template;
        this.zone = zone;
        List<String> unknown = FIELD.matcher(template)
                .results()
                .map(match -> match.group(1))
                .filter(field -> !FIELDS.contains(field))
                .toList();
        String rest = FIELD.matcher(template).replaceAll("");
        if (!unknown.isEmpty() || rest.contains("{") || rest.contains("}")) {
            String what = unknown.isEmpty() ? "a brace that belongs to no field" : "{" + unknown.getFirst() + "}";
            throw usage("--name-template holds " + what);
        }
        if (rest.contains("/") || rest.contains("\0")) {
            throw usage("--name-template names a file, not a folder");
        }
        if (template.isBlank()) {
            throw usage("--name-template is empty");
        }
    }

    private static VoiceRecorderException usage(String message) {
        return new VoiceRecorderException(
                ErrorCode.ERR_USAGE,
                message,
                "The fields are {%s}; make folders with --output-folder.".formatted(String.join("}, {", FIELDS)),
                null);
    }

    /**
     * What the name is made of, with what no file system takes still in it.
     *
     * @param number of the copy, from 1
     * @param of how many: numbers have as many digits as this one, so that names sort
     */
    String text(Recording recording, int number, int of) {
        return FIELD.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(value(match, recording, number, of)));
    }

    private String value(MatchResult match, Recording recording, int number, int of) {
        return switch (match.group(1)) {
            case "title" -> recording.title();
            case "original" -> ExportTargets.stem(recording);
            case "id" -> recording.shortId();
            case "date" -> local(recording.createdAt()).toLocalDate().toString();
            case "time" -> local(recording.createdAt()).format(TIME);
            default -> "%%0%dd".formatted(Integer.toString(of).length()).formatted(number);
        };
    }

    private LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone);
    }
}
