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

/**
 * Finds out what is wrong with a file. Reads it once from end to end, and then here and there; nothing is kept of it but a
 * window, so memory does not depend on its size.
 */
public final class Examiner {
    private final FileScan scan;
    private final Source file;
    private final FormatHint hint;
    private final Cancellation cancel;
    private final Findings findings = new Findings();

    /** What was found, and what is to be done. */
    public record Result(List<Finding> findings, RescuePlan plan) {}

    private Examiner(FileScan scan, Source file, FormatHint hint, Cancellation cancel) {
        this.scan = scan;
        this.file = file;
        this.hint = hint;
        this.cancel = cancel;
    }

    /** @throws org.voicerecorder.audio.rescue.BeyondRescueException when no audio can be brought out of it */
    public static Result examine(
            FileChannel channel, String name, FormatHint hint, Progress progress, Cancellation cancel)
            throws IOException {
        Source file = new Source(channel);
        FileScan scan = FileScan.of(channel, name, progress, cancel);
        return new Examiner(scan, file, hint, cancel).examine();
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
        refuseTextTransfer();
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
        findHoles(audio);
        boolean swapped = first.bigEndian() && first.format().bits() > 8;
        return new Result(
                findings.all(), new RescuePlan(first.format(), audio, swapped, first.before(), first.after()));
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

    private void refuseTextTransfer() {
        if (scan.isTextTransfer()) {
            throw findings.beyond(
                    ErrorCode.ERR_CORRUPT_FILE,
                    "it was transferred as text: a byte was put before each of its %d line feeds"
                            .formatted(scan.lineFeeds()),
                    "That is beyond repair. Transfer the original again, in binary mode.");
        }
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

    /** Zeros from the beginning of one block of the disk to the end of another, between audio, were never written. */
    private void findHoles(List<Piece> audio) throws IOException {
        for (Piece zeros : scan.zeroPages()) {
            long end = zeros.offset() + zeros.length();
            for (Piece piece : audio) {
                boolean inside = zeros.offset() > piece.offset() && end < piece.offset() + piece.length();
                if (inside
                        && !Bytes.areZero(file, zeros.offset() - 8, zeros.offset())
                        && !Bytes.areZero(file, end, end + 8)) {
                    findings.add(new Finding.Hole(zeros.offset(), zeros.length()));
                }
            }
        }
    }
}
