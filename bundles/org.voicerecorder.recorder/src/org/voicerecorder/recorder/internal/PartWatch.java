package org.voicerecorder.recorder.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.recorder.InputSummary;
import org.voicerecorder.audio.InputWatch;
import org.voicerecorder.audio.TakeHistory;

/**
 * Looks at what is written into one part, and says in the end how it came about: each part of a take has its own flags,
 * whatever the other ones are like. For the thread that writes.
 */
final class PartWatch {
    /** Shorter parts are not called silent or clipped: the watch takes so long to judge an input. */
    private static final Duration JUDGED = Duration.ofSeconds(3);

    private final TakeSession session;
    private final TakePart part;
    private final InputWatch watch;
    private final long overrunsBefore;
    private final long droppedBefore;
    private final Duration awayBefore;
    private Course told = new Course(TakeHistory.Lost.NOTHING, Duration.ZERO, Optional.empty());

    /** What may change while the part is written. */
    private record Course(TakeHistory.Lost lost, Duration away, Optional<String> other) {}

    PartWatch(TakeSession session, TakePart part) {
        this.session = session;
        this.part = part;
        watch = new InputWatch(session.format(), session.request().input().watch());
        overrunsBefore = session.capture().overruns();
        droppedBefore = session.capture().droppedFrames();
        awayBefore = session.capture().away();
    }

    /** Bytes of a block were written into the part. */
    void accept(BlockQueue.Block block, int offset, int length) {
        watch.accept(block.bytes, offset, length, !block.muted);
        Course now = course();
        if (!now.equals(told)) {
            told = now;
            part.remember(history(now));
        }
    }

    private Course course() {
        CaptureLoop capture = session.capture();
        // While a device that is lost is being closed, its figures are missing from the sums for a moment.
        var lost = new TakeHistory.Lost(
                Math.max(0, capture.overruns() - overrunsBefore), Math.max(0, capture.droppedFrames() - droppedBefore));
        return new Course(lost, capture.away().minus(awayBefore), capture.heardInstead());
    }

    private TakeHistory history(Course course) {
        CaptureLoop capture = session.capture();
        List<String> remarks = new ArrayList<>();
        remarks.add(capture.chosen().name());
        if (course.away().isPositive()) {
            remarks.add(
                    String.format(Locale.ROOT, "away for %.1f s", course.away().toMillis() / 1000.0));
        }
        course.other().ifPresent(other -> remarks.add("then " + other));
        capture.deviceFormat().ifPresent(own -> remarks.add(TakeReport.conversion(own, session.format())));
        return new TakeHistory(Optional.empty(), Optional.of(course.lost()), remarks);
    }

    /** What is to be kept of how the part came about. */
    TakeParts.Marks marks() {
        Course course = course();
        List<String> tags = tags();
        if (course.lost().overruns() > 0) {
            tags.add("audio-lost");
        }
        return new TakeParts.Marks(history(course), tags);
    }

    private boolean failedBySilence() {
        return session.problem()
                .filter(why -> why.code() == ErrorCode.ERR_INPUT_SILENT)
                .isPresent();
    }

    /** Found in the library by what is wrong with them. */
    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        boolean judged = session.time(part.frames()).compareTo(JUDGED) >= 0;
        InputSummary summary = watch.summary();
        if (summary.silent() && (judged || failedBySilence())) {
            tags.add("silent");
        }
        if (!judged) {
            return tags;
        }
        if (summary.tooQuiet()) {
            tags.add("too-quiet");
        }
        if (summary.clippedRuns() > 0) {
            tags.add("clipped");
        }
        return tags;
    }
}
