package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.util.Optional;
import org.voicerecorder.audio.rescue.Finding;

/**
 * Where a WAV file begins in a file, and what kind it is.
 *
 * @param at of its first byte
 * @param chunks of its first chunk
 */
record Start(Kind kind, long at, long chunks) {
    enum Kind {
        RIFF,
        /** RF64 or BW64: sizes of 64 bits. */
        LARGE,
        /** The same, big-endian. */
        RIFX,
        WAVE64,
        /** Its first bytes are lost; chunks are there. */
        BARE
    }

    static final int PREAMBLE = 12;
    /** How far junk before a header is looked through. */
    static final int REACH = 1 << 20;

    private static final int ID3_HEADER = 10;

    boolean isBigEndian() {
        return kind == Kind.RIFX;
    }

    /** A header right there. */
    static Optional<Start> at(Source file, long at) throws IOException {
        if (!file.is(at + 8, "WAVE")) {
            return Optional.empty();
        }
        Kind kind = file.is(at, "RIFF")
                ? Kind.RIFF
                : file.is(at, "RIFX") ? Kind.RIFX : file.is(at, "RF64") || file.is(at, "BW64") ? Kind.LARGE : null;
        return Optional.ofNullable(kind).map(found -> new Start(found, at, at + PREAMBLE));
    }

    /** The header of the file, or what is left of it. @param findings are added to */
    static Optional<Start> find(Source file, Findings findings) throws IOException {
        Optional<Start> found = at(file, 0);
        if (found.isEmpty()) {
            found = Wave64.start(file);
        }
        if (found.isPresent()) {
            return found;
        }
        long after = file.is(0, "ID3") ? id3Length(file) : 0;
        if (after > 0 && at(file, after).isPresent()) {
            findings.add(new Finding.Surplus("an ID3 tag in front", 0, after));
            return at(file, after);
        }
        found = damaged(file, findings);
        if (found.isPresent()) {
            return found;
        }
        long header =
                file.find(1, REACH, at -> file.u8(at) == 'R' && at(file, at).isPresent());
        if (header > 0) {
            findings.add(new Finding.Surplus("something before the header", 0, header));
            return at(file, header);
        }
        return bare(file, findings);
    }

    static long id3Length(Source file) throws IOException {
        long size = 0;
        for (int i = 6; i < ID3_HEADER; i++) {
            size = size << 7 | file.u8(i) & 0x7F;
        }
        boolean footer = (file.u8(5) & 0x10) != 0;
        return ID3_HEADER + size + (footer ? ID3_HEADER : 0);
    }

    /** One of the two names is overwritten. A form that is not WAVE (AVI, say) is named properly and no damage. */
    private static Optional<Start> damaged(Source file, Findings findings) throws IOException {
        Chunk first = Chunk.known(file, PREAMBLE, false);
        if (first == null) {
            return Optional.empty();
        }
        boolean form = file.is(8, "WAVE");
        boolean riff = file.is(0, "RIFF") || file.is(0, "RF64");
        if (!form && !riff || !form && Chunk.read(file, 8, false) != null) {
            return Optional.empty();
        }
        findings.add(new Finding.DamagedId(form ? "RIFF" : "WAVE", form ? 0 : 8));
        Kind kind = file.is(0, "RF64") ? Kind.LARGE : Kind.RIFF;
        return Optional.of(new Start(kind, 0, PREAMBLE));
    }

    /** The first bytes are lost, but there is a chunk of the format, or one of audio whose size is right. */
    private static Optional<Start> bare(Source file, Findings findings) throws IOException {
        long format = file.find(0, REACH, at -> isFormat(file, at, false));
        long data = format >= 0 ? -1 : file.find(0, 1 << 16, at -> isData(file, at));
        long at = Math.max(format, data);
        if (at < 0) {
            return Optional.empty();
        }
        findings.add(new Finding.Missing("the beginning of the header", 0));
        return Optional.of(new Start(Kind.BARE, at, at));
    }

    static boolean isFormat(Source file, long at, boolean bigEndian) throws IOException {
        if (file.u8(at) != 'f' || !file.is(at, "fmt ")) {
            return false;
        }
        long size = file.u32(at + 4, bigEndian);
        long likely = size >= FormatFields.SHORTEST - 2 && size < 1 << 16 ? size : FormatFields.SHORTEST;
        return FormatFields.read(file, at + Chunk.HEADER, likely, bigEndian).isCredible();
    }

    private static boolean isData(Source file, long at) throws IOException {
        if (file.u8(at) != 'd' || !file.is(at, "data")) {
            return false;
        }
        long size = file.u32(at + 4, false);
        long rest = file.length() - at - Chunk.HEADER;
        return size == 0 || size == Chunk.UNKNOWN || size <= rest && size > rest / 2;
    }
}
