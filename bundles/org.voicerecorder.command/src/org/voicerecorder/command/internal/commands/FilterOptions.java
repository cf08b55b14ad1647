package org.voicerecorder.command.internal.commands;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which recordings are shown, in which order, and how many: the same for {@code list} and {@code search}. */
final class FilterOptions {
    /** How many a terminal shows unless told; a file or a pipe gets all. */
    private static final int TERMINAL_LIMIT = 100;

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

    @Option(names = "--all", description = "Those in the bin too.")
    boolean all;

    @Option(names = "--bin", description = "Only those in the bin.")
    boolean bin;

    @Mixin
    NarrowingOptions narrowing = new NarrowingOptions();

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
        RecordingFilter filter = all ? RecordingFilter.ALL : bin ? RecordingFilter.BIN : RecordingFilter.PRESENT;
        return narrowing.narrow(filter, invocation);
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
