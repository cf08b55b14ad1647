package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.audio.rescue.Finding;
import org.voicerecorder.audio.rescue.FormatHint;
import org.voicerecorder.audio.rescue.RescuePlan.Piece;
import org.voicerecorder.audio.rescue.WaveFormat;

/**
 * Sony Wave64: as RIFF, with GUIDs for names and sizes of 64 bits that count their own header, everything at multiples of
 * eight ("Sony Pictures Digital Wave 64", draft of 2002).
 */
final class Wave64 {
    private static final int CHUNK_HEADER = 24;
    private static final int PREAMBLE = 40;
    private static final int MOST_CHUNKS = 1000;
    private static final String RIFF_REST = "\u002E\u0091\u00CF\u0011\u00A5\u00D6\u0028\u00DB\u0004\u00C1\u0000\u0000";
    private static final String REST = "\u00F3\u00AC\u00D3\u0011\u008C\u00D1\u0000\u00C0\u004F\u008E\u00DB\u008A";

    private final Source file;
    private final FormatHint hint;
    private final Findings findings;

    Wave64(Source file, FormatHint hint, Findings findings) {
        this.file = file;
        this.hint = hint;
        this.findings = findings;
    }

    static Optional<Start> start(Source file) throws IOException {
        boolean is = file.is(0, "riff" + RIFF_REST) && file.is(24, "wave" + REST);
        return is ? Optional.of(new Start(Start.Kind.WAVE64, 0, PREAMBLE)) : Optional.empty();
    }

    Parsed parse() throws IOException {
        findings.add(new Finding.OtherLayout("Sony Wave64", 0));
        FormatFields fields = null;
        long at = PREAMBLE;
        for (int i = 0; i < MOST_CHUNKS && at + CHUNK_HEADER <= file.length(); i++) {
            long size = file.u64(at + 16);
            long body = at + CHUNK_HEADER;
            if (file.is(at, "fmt " + REST)) {
                fields = FormatFields.read(file, body, size - CHUNK_HEADER, false);
            } else if (file.is(at, "data" + REST)) {
                return audio(fields, at, body, size);
            }
            if (size < CHUNK_HEADER || size > file.length() - at) {
                break;
            }
            at += (size + 7) / 8 * 8;
        }
        throw findings.beyond(
                ErrorCode.ERR_CORRUPT_FILE,
                "no audio is found in this Wave64 file",
                "There is nothing to mend. Look for another copy of the file.");
    }

    private Parsed audio(FormatFields fields, long at, long body, long size) throws IOException {
        WaveFormat format = fields == null
                ? Guesses.inHeader(file, body, hint, false, findings)
                : new FormatRepair(file, fields, hint, false, findings).format(body, file.length());
        long length = length(format, at, body, size);
        long whole = length / format.blockAlign() * format.blockAlign();
        if (whole < length) {
            findings.add(new Finding.PartialFrame(body + whole, length - whole));
        }
        List<Piece> audio = whole > 0 ? List.of(new Piece(body, whole)) : List.of();
        return new Parsed(format, false, audio, List.of(), List.of(), file.length());
    }

    private long length(WaveFormat format, long at, long body, long size) throws IOException {
        long declared = size - CHUNK_HEADER;
        long there = file.length() - body;
        if (declared <= 0) {
            findings.add(new Finding.Unfinished("data", at + 16, Math.max(0, size)));
            return there;
        }
        if (declared > there) {
            findings.add(new Finding.CutOff(file.length(), declared - there));
            return there;
        }
        long end = body + declared;
        if (isEnd(end)) {
            return declared;
        }
        var remainder = new Remainder(file, format, false, body, end, file.length());
        Remainder.Kind kind = remainder.kind(file.u64(16) == 0 || file.u64(16) >= file.length());
        if (!kind.isAudio()) {
            findings.add(new Finding.Surplus(remainder.name(), end, there - declared));
            return declared;
        }
        if (kind == Remainder.Kind.DOUBTFUL) {
            findings.add(new Finding.Doubtful(end, there - declared));
        }
        findings.add(new Finding.WrongSize("data", at + 16, declared, there));
        return there;
    }

    /** Whether the file ends there, or another chunk that fits into it follows, both up to the next multiple of eight. */
    private boolean isEnd(long end) throws IOException {
        long next = (end + 7) / 8 * 8;
        long size = file.u64(next + 16);
        return next >= file.length() || size >= CHUNK_HEADER && size <= file.length() - next;
    }
}
