package org.voicerecorder.command.internal.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.HumanTime;
import picocli.CommandLine.Option;

/** Which recordings are meant: the same for every command that takes many. */
final class NarrowingOptions {
    private static final String CLOUD = IngestSource.cloud("").value();

    /** What {@code --source} takes, but for the clouds, which nobody can list. */
    static final class Sources implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(IngestSource.RECORDER, IngestSource.IMPORT, IngestSource.RECOVERED, IngestSource.EDIT)
                    .map(IngestSource::value)
                    .iterator();
        }
    }

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            split = ",",
            description = "Only those with the tag; repeated or with commas: with all of them.")
    private List<String> tags = List.of();

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Created then or later: 2026-11-01, 2026-11-01T14:05, today, yesterday, 12h, 7d (ago).")
    private String since;

    @Option(names = "--until", paramLabel = "WHEN", description = "Created before then; a day counts to its end.")
    private String until;

    @Option(names = "--min-duration", paramLabel = "TIME", description = "At least so long: 90, 1:30, 1h30m.")
    private Duration minimum;

    @Option(names = "--max-duration", paramLabel = "TIME", description = "At most so long.")
    private Duration maximum;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            completionCandidates = Sources.class,
            description = "Only from there: recorder, import, recovered, edit, cloud:PROVIDER.")
    private String source;

    /** Whether any of the options was given. */
    boolean isGiven() {
        return !tags.isEmpty()
                || since != null
                || until != null
                || minimum != null
                || maximum != null
                || source != null;
    }

    RecordingFilter narrow(RecordingFilter filter, Invocation invocation) {
        Instant now = Instant.now();
        RecordingFilter narrowed = filter.withTags(FilterOptions.tags(tags))
                .withCreated(
                        Optional.ofNullable(since).map(text -> HumanTime.since(text, now, invocation.zone())),
                        Optional.ofNullable(until).map(text -> HumanTime.until(text, now, invocation.zone())))
                .withDuration(Optional.ofNullable(minimum), Optional.ofNullable(maximum));
        return source == null ? narrowed : narrowed.withSource(source(source));
    }

    private static IngestSource source(String typed) {
        List<String> known = new ArrayList<>();
        new Sources().forEach(known::add);
        if (known.contains(typed) || typed.length() > CLOUD.length() && typed.startsWith(CLOUD)) {
            return new IngestSource(typed);
        }
        throw new VoiceRecorderException(
                ErrorCode.ERR_USAGE,
                "--source '%s' is none of %s, cloud:PROVIDER".formatted(typed, String.join(", ", known)));
    }
}
