package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import org.voicerecorder.audio.rescue.Finding;
import org.voicerecorder.audio.rescue.WaveFormat;

/**
 * Finds where audio ends. Its size is believed when something that belongs there follows; else what follows is looked at:
 * audio that its writer did not count, or something else. In doubt it is audio.
 */
final class AudioEnd {
    /** Among so many line feeds one at least follows a carriage return by chance. */
    private static final int SURELY_IN_PAIRS = 2048;

    private final Source file;
    private final FileScan scan;
    private final Start start;
    private final HeaderWalk header;
    private final WaveFormat format;
    private final Findings findings;

    AudioEnd(Source file, FileScan scan, Start start, HeaderWalk header, WaveFormat format, Findings findings) {
        this.file = file;
        this.scan = scan;
        this.start = start;
        this.header = header;
        this.format = format;
        this.findings = findings;
    }

    /** Where the audio ends that a chunk holds, or that begins at {@code from} when no chunk does. */
    long of(Chunk chunk, long from) throws IOException {
        long limit = nextHeader(from);
        if (chunk == null) {
            return tail(from, limit);
        }
        long declared = declared(chunk);
        if (declared < 0 || declared == 0 && from < file.length() && !isEnd(from, 0)) {
            if (declared == 0) {
                findings.add(new Finding.Unfinished("data", chunk.at() + 4, 0));
            }
            return tail(from, limit);
        }
        if (declared > file.length() - from) {
            long swapped = Integer.toUnsignedLong(Integer.reverseBytes((int) declared));
            if (declared > Chunk.UNKNOWN || swapped > file.length() - from || !isEnd(from + swapped, swapped)) {
                return tooLarge(chunk, from, declared, limit);
            }
            findings.add(new Finding.SwappedSizes(chunk.at() + 4));
            declared = swapped;
        }
        long end = from + declared;
        if (limit < end) {
            return limit;
        }
        return isEnd(end, declared) ? end : uncounted(chunk, from, end, limit);
    }

    /** @return -1 when the header does not say */
    private long declared(Chunk chunk) {
        boolean large = start.kind() == Start.Kind.LARGE;
        boolean isPlaceholder = Chunk.isPlaceholder(chunk.size()) && chunk.size() > file.length() - chunk.body();
        if (chunk.size() != Chunk.UNKNOWN && !isPlaceholder) {
            return chunk.size();
        }
        if (chunk.size() == Chunk.UNKNOWN && large && header.hasLargeSizes() && header.largeData() > 0) {
            return header.largeData();
        }
        if (large && !header.hasLargeSizes()) {
            findings.add(new Finding.Missing("the part with the large sizes (ds64)", start.chunks()));
        } else if (large) {
            findings.add(new Finding.Unfinished("ds64 data", start.chunks(), header.largeData()));
        } else {
            findings.add(new Finding.Unfinished("data", chunk.at() + 4, chunk.size()));
        }
        return -1;
    }

    /**
     * Whether as many bytes are missing as there were carriage returns before a line feed, about one in 256 of these, and
     * not one of them is left: so does a transfer as text from Windows.
     */
    private boolean isLostInTransfer(long missing) {
        return scan.pairs() == 0 && scan.lineFeeds() >= SURELY_IN_PAIRS && missing <= scan.lineFeeds() / 64;
    }

    private long tooLarge(Chunk chunk, long from, long declared, long limit) throws IOException {
        long end = tail(from, limit);
        boolean formAgrees = riffEnd() >= from + declared;
        if (formAgrees && end == file.length()) {
            long missing = from + declared - end;
            findings.add(
                    isLostInTransfer(missing) ? new Finding.TextLoss(from, missing) : new Finding.CutOff(end, missing));
        } else {
            findings.add(new Finding.WrongSize("data", chunk.at() + 4, declared, end - from));
        }
        return end;
    }

    private long uncounted(Chunk chunk, long from, long end, long limit) throws IOException {
        long to = tail(end, limit);
        boolean isWrapped = to - from > Chunk.UNKNOWN && ((to - from) & Chunk.UNKNOWN) == end - from;
        if (!isWrapped && !isAudio(from, end, to)) {
            return end;
        }
        findings.add(new Finding.WrongSize("data", chunk.at() + 4, end - from, to - from));
        return to;
    }

    private long riffEnd() throws IOException {
        if (start.kind() == Start.Kind.BARE) {
            return 0;
        }
        long size = file.u32(start.at() + 4, header.hasBigSizes());
        boolean large = size == Chunk.UNKNOWN && header.hasLargeSizes();
        return start.at() + Chunk.HEADER + (large ? header.largeRiff() : size);
    }

    /** Whether something that belongs there follows. */
    private boolean isEnd(long at, long size) throws IOException {
        long padded = at + size % 2;
        return at == file.length()
                || padded == file.length()
                || at + 1 == file.length() && file.u8(at) == 0
                || isNext(at)
                || isNext(padded);
    }

    private boolean isNext(long at) throws IOException {
        return Chunk.credible(file, at, header.hasBigSizes()) != null
                || Start.at(file, at).isPresent();
    }

    /** The beginning of another WAV file in this one; the file's end when there is none. */
    private long nextHeader(long from) throws IOException {
        for (long at : scan.headers()) {
            boolean another = at > from
                    && Start.at(file, at).isPresent()
                    && Chunk.known(file, at + Start.PREAMBLE, file.is(at, "RIFX")) != null;
            if (another) {
                return at;
            }
        }
        return file.length();
    }

    /** The end of what begins there: another file, the chunks that end this one, or its end. */
    private long tail(long from, long limit) throws IOException {
        if (limit < file.length()) {
            return limit;
        }
        long near = Math.max(from, file.length() - Start.REACH);
        long chunks = file.find(near, file.length(), at -> Chunk.chain(file, at, header.hasBigSizes()));
        return chunks < 0 ? file.length() : chunks;
    }

    private boolean isAudio(long from, long end, long to) throws IOException {
        if (isTakeOfOurs()) {
            return true;
        }
        boolean unfinished = start.kind() != Start.Kind.BARE && file.u32(start.at() + 4, false) == 0;
        Remainder.Kind kind =
                new Remainder(file, format, start.isBigEndian(), from, end, to).kind(unfinished || riffEnd() >= to - 1);
        if (kind == Remainder.Kind.DOUBTFUL) {
            findings.add(new Finding.Doubtful(end, to - end));
        }
        return kind.isAudio();
    }

    /** Takes of this program are counted in their header a little later than they are written. */
    private boolean isTakeOfOurs() throws IOException {
        return header.data() != null
                && start.at() == 0
                && header.data().at() == 72
                && (file.is(12, "JUNK") || file.is(12, "ds64"))
                && file.u32(16, false) == 28
                && file.is(48, "fmt ");
    }
}
