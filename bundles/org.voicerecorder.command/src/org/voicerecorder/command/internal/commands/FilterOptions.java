package org.voicerecorder.command.internal.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.HumanTime;
import picocli.CommandLine.Option;

/** Which recordings are shown, in which order, and how many: the same for {@code list} and {@code search}. */
final class FilterOptions {
    /** How many a terminal shows unless told; a file or a pipe gets all. */
    private static final int TERMINAL_LIMIT = 100;

    private static final String CLOUD = IngestSource.cloud("").value();

    /** What {@code --sort} takes. */
    enum Sort {
        NEWEST(RecordingOrder.Field.CREATED, true),
        OLDEST(RecordingOrder.Field.CREATED, false),
        TITLE(RecordingOrder.Field.TITLE, false),
        LONGEST(RecordingOrder.Field.DURATION, true),
        SHORTEST(RecordingOrder.Field.DURATION, false),
        LARGEST(RecordingOrder.Field.SIZE, true),
        SMALLEST(RecordingOrder.Field.SIZE, false);

        private final RecordingOrder order;

        Sort(RecordingOrder.Field field, boolean descending) {
            this.order = new RecordingOrder(field, descending);
        }
    }

    static final class SortChoice extends Choice<Sort> {
        SortChoice() {
            super(Sort.class);
        }
    }

    /** What {@code --source} takes, but for the clouds, which nobody can list. */
    static final class Sources implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(IngestSource.RECORDER, IngestSource.IMPORT, IngestSource.RECOVERED, IngestSource.EDIT)
                    .map(IngestSource::value)
                    .iterator();
        }
    }

    @Option(names = "--all", description = "Those in the bin too.")
    boolean all;

    @Option(names = "--bin", description = "Only those in the bin.")
    boolean bin;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            split = ",",
            description = "Only those with the tag; repeated or with commas: with all of them.")
    List<String> tags = List.of();

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Created then or later: 2026-11-01, 2026-11-01T14:05, today, yesterday, 12h, 7d (ago).")
    String since;

    @Option(names = "--until", paramLabel = "WHEN", description = "Created before then; a day counts to its end.")
    String until;

    @Option(names = "--min-duration", paramLabel = "TIME", description = "At least so long: 90, 1:30, 1h30m.")
    Duration minimum;

    @Option(names = "--max-duration", paramLabel = "TIME", description = "At most so long.")
    Duration maximum;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            completionCandidates = Sources.class,
            description = "Only from there: recorder, import, recovered, edit, cloud:PROVIDER.")
    String source;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            converter = SortChoice.class,
            completionCandidates = SortChoice.class,
            description = "Order: ${COMPLETION-CANDIDATES}. Default: newest.")
    Sort sort = Sort.NEWEST;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many; 0 means all. Default: 100 on a terminal, else all.")
    Integer limit;

    @Option(
            names = "--after",
            paramLabel = "CURSOR",
            description = "The page after the one that ended with this cursor (the \"next\" of --json).")
    String after;

    RecordingFilter filter(Invocation invocation) {
        if (all && bin) {
            throw usage("--all and --bin exclude each other");
        }
        Instant now = Instant.now();
        RecordingFilter filter = all ? RecordingFilter.ALL : bin ? RecordingFilter.BIN : RecordingFilter.PRESENT;
        filter = filter.withTags(tags(tags))
                .withCreated(
                        Optional.ofNullable(since).map(text -> HumanTime.since(text, now, invocation.zone())),
                        Optional.ofNullable(until).map(text -> HumanTime.until(text, now, invocation.zone())))
                .withDuration(Optional.ofNullable(minimum), Optional.ofNullable(maximum));
        return source == null ? filter : filter.withSource(source(source));
    }

    private static IngestSource source(String typed) {
        List<String> known = new ArrayList<>();
        new Sources().forEach(known::add);
        if (known.contains(typed) || typed.length() > CLOUD.length() && typed.startsWith(CLOUD)) {
            return new IngestSource(typed);
        }
        throw usage("--source '%s' is none of %s, cloud:PROVIDER".formatted(typed, String.join(", ", known)));
    }

    RecordingOrder order() {
        return sort.order;
    }

    Optional<String> after() {
        return Optional.ofNullable(after);
    }

    boolean showsBin() {
        return all;
    }

    int limit(Invocation invocation) {
        if (limit == null) {
            boolean terminal = invocation.request().terminal().outIsTerminal() && !invocation.isJson();
            return terminal ? TERMINAL_LIMIT : Integer.MAX_VALUE;
        }
        if (limit < 0) {
            throw usage("--limit %d is negative".formatted(limit));
        }
        return limit == 0 ? Integer.MAX_VALUE : limit;
    }

    /** Tags as they were typed: stripped, without empty ones. */
    static Set<String> tags(List<String> typed) {
        Set<String> tags = new TreeSet<>();
        typed.stream().map(String::strip).filter(tag -> !tag.isEmpty()).forEach(tags::add);
        return tags;
    }

    private static VoiceRecorderException usage(String message) {
        return new VoiceRecorderException(ErrorCode.ERR_USAGE, message);
    }
}
