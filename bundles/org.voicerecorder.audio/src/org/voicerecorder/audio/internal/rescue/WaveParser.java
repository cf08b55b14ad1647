package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.audio.rescue.BeyondRescueException;
import org.voicerecorder.audio.rescue.Finding;
import org.voicerecorder.audio.rescue.FormatHint;
import org.voicerecorder.audio.rescue.RescuePlan.Part;
import org.voicerecorder.audio.rescue.RescuePlan.Piece;
import org.voicerecorder.audio.rescue.WaveFormat;

/** Understands a RIFF file as far as it can be: format, audio, the parts around it. */
final class WaveParser {
    private static final int MOST_CHUNKS = 1000;

    private final Source file;
    private final FileScan scan;
    private final Start start;
    private final FormatHint hint;
    private final Findings findings;
    private final Cancellation cancel;
    private final List<Piece> audio = new ArrayList<>();
    private final List<Part> after = new ArrayList<>();
    private WaveFormat format;
    private HeaderWalk header;

    WaveParser(Source file, FileScan scan, Start start, FormatHint hint, Findings findings, Cancellation cancel) {
        this.file = file;
        this.scan = scan;
        this.start = start;
        this.hint = hint;
        this.findings = findings;
        this.cancel = cancel;
    }

    /** @throws BeyondRescueException when there is no audio in it */
    Parsed parse() throws IOException {
        header = new HeaderWalk(file, start, findings);
        if (header.audioAt() < 0 || header.audioAt() >= file.length()) {
            throw findings.beyond(
                    ErrorCode.ERR_CORRUPT_FILE,
                    "it ends within its header; no audio is in it",
                    "There is nothing to mend. Look for another copy of the file.");
        }
        format = format(header.audioAt());
        var ends = new AudioEnd(file, scan, start, header, format, findings);
        long from = header.audioAt();
        long end = ends.of(header.data(), from);
        add(from, end);
        long last = behind(ends, end + padding(end, end - from));
        compareForm(last);
        var parts = new ArrayList<Part>();
        for (Chunk chunk : header.parts()) {
            Parts.take(file, chunk, start.isBigEndian(), format, parts, findings);
        }
        return new Parsed(format, start.isBigEndian(), audio, parts, after, last);
    }

    private WaveFormat format(long from) throws IOException {
        Chunk chunk = header.format();
        if (chunk != null) {
            var fields = FormatFields.read(file, chunk.body(), chunk.size(), start.isBigEndian());
            return new FormatRepair(file, fields, hint, start.isBigEndian(), findings).format(from, file.length());
        }
        findings.add(new Finding.Missing("the format (fmt)", start.chunks()));
        return Guesses.inHeader(file, from, hint, start.isBigEndian(), findings);
    }

    private void add(long from, long end) throws IOException {
        Optional<Slip> slip = findings.has(Finding.TextLoss.class)
                ? Optional.empty()
                : Slip.in(file, format, start.isBigEndian(), from, end);
        if (slip.isPresent()) {
            long cut = slip.get().cut();
            findings.add(new Finding.Slipped(cut, slip.get().resume() - cut));
            addWhole(from, cut);
        }
        addWhole(slip.map(Slip::resume).orElse(from), end);
    }

    private void addWhole(long from, long end) {
        long length = end - from;
        long partial = length % format.blockAlign();
        if (partial > 0) {
            findings.add(new Finding.PartialFrame(end - partial, partial));
        }
        if (length > partial) {
            audio.add(new Piece(from, length - partial));
        }
    }

    private long padding(long end, long size) throws IOException {
        if (size % 2 == 0 || end >= file.length()) {
            return 0;
        }
        boolean unpadded = Chunk.known(file, end, header.hasBigSizes()) != null
                && Chunk.known(file, end + 1, header.hasBigSizes()) == null;
        if (unpadded) {
            findings.add(new Finding.Unpadded(end));
        }
        return unpadded ? 0 : 1;
    }

    /** What lies behind the audio. @return where this file ends */
    private long behind(AudioEnd ends, long from) throws IOException {
        long at = from;
        for (int i = 0;
                i < MOST_CHUNKS && at < file.length() && Start.at(file, at).isEmpty();
                i++) {
            cancel.throwIfCancelled();
            Chunk chunk = Chunk.read(file, at, header.hasBigSizes());
            if (chunk != null && chunk.id().equals("data")) {
                long end = ends.of(chunk, chunk.body());
                findings.add(new Finding.Joined("a second part of audio", chunk.at(), end - chunk.body()));
                add(chunk.body(), end);
                at = end + padding(end, end - chunk.body());
            } else if (Chunk.credible(file, at, header.hasBigSizes()) != null
                    && chunk.body() + chunk.size() <= file.length()) {
                Parts.take(file, chunk, start.isBigEndian(), format, after, findings);
                at = Math.min(file.length(), chunk.next());
                boolean unpadded = chunk.size() % 2 == 1
                        && Chunk.known(file, at, header.hasBigSizes()) == null
                        && Chunk.known(file, at - 1, header.hasBigSizes()) != null;
                if (unpadded) {
                    findings.add(new Finding.Unpadded(at - 1));
                    at--;
                }
            } else {
                return surplus(chunk, at);
            }
        }
        return at;
    }

    private long surplus(Chunk chunk, long at) throws IOException {
        if (chunk != null && chunk.isKnown()) {
            findings.add(new Finding.DamagedPart(chunk.id(), at, "it runs past the end of the file"));
            return file.length();
        }
        long next = scan.headers().stream()
                .filter(header -> header > at)
                .findFirst()
                .orElse(file.length());
        long end = next < file.length() && Start.at(file, next).isPresent() ? next : file.length();
        var remainder = new Remainder(file, format, start.isBigEndian(), header.audioAt(), at, end);
        findings.add(new Finding.Surplus(remainder.name(), at, end - at));
        return end < file.length() ? end : at;
    }

    /** The size of the whole, once it is known what belongs to it. */
    private void compareForm(long end) throws IOException {
        if (start.kind() == Start.Kind.BARE || findings.has(Finding.CutOff.class)) {
            return;
        }
        long at = start.at() + 4;
        long declared = file.u32(at, header.hasBigSizes());
        boolean large = start.kind() == Start.Kind.LARGE && declared == Chunk.UNKNOWN;
        long actual = end - start.at() - Chunk.HEADER;
        if (large && (!header.hasLargeSizes() || header.largeRiff() == 0)) {
            if (header.hasLargeSizes()) {
                findings.add(new Finding.Unfinished("ds64 RIFF", start.chunks(), 0));
            }
            return;
        }
        long said = large ? header.largeRiff() : declared;
        if (Math.abs(said - actual) <= 1 || end < file.length() && said == file.length() - start.at() - Chunk.HEADER) {
            return;
        }
        if (Chunk.isPlaceholder(said)) {
            findings.add(new Finding.Unfinished("RIFF", at, said));
        } else if (Integer.toUnsignedLong(Integer.reverseBytes((int) said)) == actual) {
            findings.add(new Finding.SwappedSizes(at));
        } else {
            findings.add(new Finding.WrongSize("RIFF", at, said, actual));
        }
    }

    /** Another file of the same kind behind this one, as it comes from programs that append. */
    Optional<Parsed> another(Parsed before) throws IOException {
        Optional<Start> next = Start.at(file, before.end());
        if (next.isEmpty()) {
            return Optional.empty();
        }
        var more = new Findings();
        try {
            return Optional.of(new WaveParser(file, scan, next.get(), hint, more, cancel).parse());
        } catch (BeyondRescueException _) {
            findings.add(new Finding.Surplus(
                    "the header of another WAV file without audio", before.end(), file.length() - before.end()));
            return Optional.empty();
        } finally {
            findings.addAll(more);
        }
    }
}
