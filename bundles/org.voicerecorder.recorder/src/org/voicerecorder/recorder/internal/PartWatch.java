package org.voicerecorder.recorder.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.api.recorder.InputSummary;
import org.voicerecorder.audio.InputWatch;

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

    PartWatch(TakeSession session, TakePart part) {
        this.session = session;
        this.part = part;
        watch = new InputWatch(session.format(), session.request().input().watch());
        overrunsBefore = session.capture().overruns();
        droppedBefore = session.capture().droppedFrames();
    }

    /** Bytes of a block were written into the part. */
    void accept(BlockQueue.Block block, int offset, int length) {
        watch.accept(block.bytes, offset, length, !block.muted);
    }

    /** What is to be kept of how the part came about. */
    TakeParts.Marks marks() {
        CaptureLoop capture = session.capture();
        List<String> history = new ArrayList<>();
        history.add(capture.chosen().name());
        capture.deviceFormat().ifPresent(own -> history.add(TakeReport.conversion(own, session.format())));
        long overruns = capture.overruns() - overrunsBefore;
        if (overruns > 0) {
            history.add("%d overruns, %d frames lost".formatted(overruns, capture.droppedFrames() - droppedBefore));
        }
        List<String> tags = tags();
        if (overruns > 0) {
            tags.add("audio-lost");
        }
        return new TakeParts.Marks(String.join("; ", history), tags);
    }

    /** Found in the library by what is wrong with them. */
    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        if (session.time(part.frames()).compareTo(JUDGED) < 0) {
            return tags;
        }
        InputSummary summary = watch.summary();
        if (summary.silent()) {
            tags.add("silent");
        }
        if (summary.clippedRuns() > 0) {
            tags.add("clipped");
        }
        return tags;
    }
}
