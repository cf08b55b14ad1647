package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.audio.rescue.Finding;
import org.voicerecorder.audio.rescue.FormatHint;
import org.voicerecorder.audio.rescue.RescuePlan;
import org.voicerecorder.audio.rescue.RescuePlan.Piece;
import org.voicerecorder.audio.rescue.RescuePlan.Reading;

/**
 * Finds out what is wrong with a file. Reads it once from end to end (twice when it was transferred as text), and then here and there; nothing is kept of it but a
 * window, so memory does not depend on its size.
 */
public final class Examiner {
    /** So many headers one in the other are no mishap. */
    private static final int MOST_HEADERS = 16;

    private final FileScan scan;
    private final Source file;
    private final FormatHint hint;
    private final Cancellation cancel;
    private final Findings findings;
    private final Reading reading;

    /** What was found, and what is to be done. */
    public record Result(List<Finding> findings, RescuePlan plan) {}

    private Examiner(
            FileScan scan, Source file, FormatHint hint, Cancellation cancel, Findings findings, Reading reading) {
        this.scan = scan;
        this.file = file;
        this.hint = hint;
        this.cancel = cancel;
        this.findings = findings;
        this.reading = reading;
    }

    /** @throws org.voicerecorder.audio.rescue.BeyondRescueException when no audio can be brought out of it */
    public static Result examine(
            FileChannel channel, String name, FormatHint hint, Progress progress, Cancellation cancel)
            throws IOException {
        Content content = Content.of(channel);
        var findings = new Findings();
        if (SwappedView.isNeeded(content)) {
            findings.add(new Finding.SwappedBytes(0));
            var view = new SwappedView(content);
            FileScan swapped = FileScan.of(view, name, progress, cancel);
            return new Examiner(swapped, new Source(view), hint, cancel, findings, Reading.IN_SWAPPED_PAIRS).examine();
        }
        FileScan scan = FileScan.of(content, name, progress, cancel);
        Source file = new Source(content);
        UnicodeTransfer.refuse(scan, file, findings);
        Optional<BinaryView> before = TextTransfer.undo(channel, scan, file, findings);
        if (before.isEmpty()) {
            return new Examiner(scan, file, hint, cancel, findings, Reading.AS_IT_IS).examine();
        }
        findings.add(new Finding.TextTransfer(0, scan.lineFeeds()));
        BinaryView view = before.get();
        FileScan again = FileScan.of(view, name, progress, cancel);
        return placed(
                new Examiner(again, new Source(view), hint, cancel, findings, Reading.WITHOUT_RETURNS).examine(), view);
    }

    /** Findings are told where they are in the file as it is. */
    private static Result placed(Result found, BinaryView view) throws IOException {
        List<Finding> placed = new ArrayList<>();
        for (Finding finding : found.findings()) {
            placed.add(new Finding.Placed(finding, view.origin(finding.offset())));
        }
        return new Result(placed, found.plan());
    }

    private Result examine() throws IOException {
        refuseNothing();
        Optional<Start> start = Start.find(file, findings);
        boolean isBare = start.isEmpty() || start.get().kind() == Start.Kind.BARE;
        boolean isInside = start.isPresent() && start.get().at() > 0;
        Optional<ForeignFile> foreign =
                isBare ? ForeignFile.of(file) : isInside ? ForeignFile.surely(file) : Optional.empty();
        if (foreign.isPresent()) {
            throw refusal(foreign.get());
        }
        if (start.isPresent()) {
            start = Optional.of(innermost(start.get()));
        }
        Parsed first = start.isEmpty() ? Guesses.bare(file, hint, findings) : parse(start.get());
        if (first.audio().isEmpty()) {
            throw findings.beyond(
                    ErrorCode.ERR_CORRUPT_FILE,
                    "it has a header, but not one whole frame of audio",
                    "There is nothing to mend. Look for another copy of the file.");
        }
        List<Piece> audio = new ArrayList<>(first.audio());
        if (start.isPresent() && start.get().kind() != Start.Kind.WAVE64) {
            join(start.get(), first, audio);
        }
        new Holes(file, first.format(), first.bigEndian())
                .among(scan.zeroRuns(), audio)
                .forEach(findings::add);
        boolean swapped = first.bigEndian() && first.format().bits() > 8;
        var plan = new RescuePlan(first.format(), audio, swapped, reading, first.before(), first.after());
        return new Result(findings.all(), plan);
    }

    private void refuseNothing() {
        if (file.length() == 0) {
            throw findings.beyond(
                    ErrorCode.ERR_EMPTY_FILE, "it is empty", "There is nothing to mend. Look for another copy.");
        }
        if (scan.isBlank()) {
            throw findings.beyond(
                    ErrorCode.ERR_CORRUPT_FILE,
                    "it holds nothing but zeros: its content never reached the disk",
                    "There is nothing to mend. Look on the card or disk with a tool that recovers deleted files.");
        }
    }

    /** Where the audio of a header should begin another header does: the last one is the one that belongs to the audio. */
    private Start innermost(Start outermost) throws IOException {
        Start start = outermost;
        for (int i = 0; i < MOST_HEADERS && start.kind() != Start.Kind.WAVE64; i++) {
            long audio = new HeaderWalk(file, start, new Findings()).audioAt();
            Optional<Start> inner = Start.at(file, audio);
            if (inner.isEmpty()
                    || Chunk.known(file, inner.get().chunks(), inner.get().isBigEndian()) == null) {
                return start;
            }
            findings.add(new Finding.Surplus("another header in front of it", start.at(), audio - start.at()));
            start = inner.get();
        }
        return start;
    }

    private RuntimeException refusal(ForeignFile foreign) {
        return findings.beyond(
                ErrorCode.ERR_UNSUPPORTED_FORMAT,
                "it is not a WAV file but looks like %s".formatted(foreign.name()),
                foreign.isAudio()
                        ? "Only WAV files are mended. 'voicerec add' takes this one as it is, if it is whole."
                        : "Only WAV files are mended.");
    }

    private Parsed parse(Start start) throws IOException {
        if (start.kind() == Start.Kind.WAVE64) {
            return new Wave64(file, hint, findings).parse();
        }
        if (start.isBigEndian()) {
            findings.add(new Finding.OtherLayout("big-endian audio (RIFX)", start.at()));
        }
        return parser(start).parse();
    }

    private WaveParser parser(Start start) {
        return new WaveParser(file, scan, start, hint, findings, cancel);
    }

    /** Whole files behind the first one, one after the other. */
    private void join(Start start, Parsed first, List<Piece> audio) throws IOException {
        Optional<Parsed> next = parser(start).another(first);
        Parsed last = first;
        while (next.isPresent()) {
            cancel.throwIfCancelled();
            Parsed more = next.get();
            long length = more.audio().stream().mapToLong(Piece::length).sum();
            if (more.format().fits(first.format()) && more.bigEndian() == first.bigEndian()) {
                findings.add(new Finding.Joined("another WAV file behind it", last.end(), length));
                audio.addAll(more.audio());
            } else {
                findings.add(new Finding.Surplus(
                        "another WAV file behind it, which cannot be joined because it is "
                                + more.format().text(),
                        last.end(),
                        more.end() - last.end()));
            }
            last = more;
            next = parser(start).another(last);
        }
    }
}
