package org.voicerecorder.command.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.command.internal.text.Escapes;

/**
 * Tells, each once in the life of the program, which unfinished takes were kept when the library was opened, and what
 * could not be put right.
 */
final class RecoveryNotice {
    /** More of them say nothing new; the log has all. */
    private static final int MOST_PROBLEMS = 5;

    private final Set<Object> told = ConcurrentHashMap.newKeySet();

    void tell(Invocation invocation) {
        if (invocation.isJson()) {
            return;
        }
        invocation.services().ifPresent(Recovery.class).ifPresent(recovery -> {
            tellProblems(
                    invocation, recovery.problems().stream().filter(told::add).toList());
            if (!invocation.isQuiet()) {
                recovery.recovered().stream()
                        .filter(recording -> told.add(recording.id()))
                        .forEach(recording -> tellKept(invocation, recording));
            }
        });
    }

    private static void tellKept(Invocation invocation, Recording recording) {
        invocation.note("Recovered: %s  %s".formatted(recording.shortId(), Escapes.visible(recording.title())));
    }

    /** With {@code --quiet} too: something is wrong. */
    private static void tellProblems(Invocation invocation, List<Recovery.Problem> problems) {
        problems.stream()
                .limit(MOST_PROBLEMS)
                .forEach(problem -> ErrorReport.print(
                        invocation,
                        "Not recovered: " + problem.what(),
                        new VoiceRecorderException(problem.code(), problem.message(), problem.advice(), null)));
        if (problems.size() > MOST_PROBLEMS) {
            invocation
                    .console()
                    .errorLine("  … and %d more; see logs/voicerec.log in the library"
                            .formatted(problems.size() - MOST_PROBLEMS));
        }
    }
}
