package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.util.List;
import org.voicerecorder.audio.rescue.Finding;
import org.voicerecorder.audio.rescue.RescuePlan.Part;
import org.voicerecorder.audio.rescue.RescuePlan.Piece;
import org.voicerecorder.audio.rescue.WaveFormat;

/** Checks the parts besides the audio, and takes those over that are whole. */
final class Parts {
    /** Of the "bext" chunk up to its coding history (EBU Tech 3285). */
    private static final int BROADCAST = 602;
    /** Of a cue point, after their number (Microsoft, "Multimedia Programming Interface and Data Specifications 1.0"). */
    private static final int CUE_POINT = 24;

    private Parts() {}

    /** @param taken is added to */
    static void take(
            Source file, Chunk chunk, boolean bigEndian, WaveFormat format, List<Part> taken, Findings findings)
            throws IOException {
        // A count of samples is of use only where samples cannot be counted.
        if (chunk.isFiller() || chunk.id().equals("fmt ") || chunk.id().equals("fact") && format.isLinear()) {
            return;
        }
        if (bigEndian) {
            findings.add(new Finding.DamagedPart(chunk.id(), chunk.at(), "it is written in big-endian order"));
            return;
        }
        String problem = problem(file, chunk);
        if (problem != null) {
            findings.add(new Finding.DamagedPart(chunk.id(), chunk.at(), problem));
        } else if (chunk.size() > 0) {
            taken.add(new Part(chunk.id(), new Piece(chunk.body(), chunk.size())));
        }
    }

    /** @return null when nothing is wrong */
    private static String problem(Source file, Chunk chunk) throws IOException {
        return switch (chunk.id()) {
            case "LIST" -> isList(file, chunk) ? null : "its entries do not fit into it";
            case "cue " -> {
                long points = file.u32(chunk.body(), false);
                boolean fits = chunk.size() >= 4 && points * CUE_POINT + 4 <= chunk.size();
                yield fits ? null : "it is too short for its %d points".formatted(points);
            }
            case "bext" -> {
                boolean whole = chunk.size() >= BROADCAST && isText(file, chunk.body(), 256);
                yield whole ? null : chunk.size() < BROADCAST ? "it is too short" : "its text is none";
            }
            default -> null;
        };
    }

    private static boolean isList(Source file, Chunk list) throws IOException {
        long end = list.body() + list.size();
        if (list.size() < 4 || Chunk.read(file, list.body(), false) == null && file.u32(list.body(), false) != 0) {
            return false;
        }
        long at = list.body() + 4;
        while (at + Chunk.HEADER <= end) {
            Chunk entry = Chunk.read(file, at, false);
            if (entry == null || entry.body() + entry.size() > end) {
                return false;
            }
            at = entry.next();
        }
        return true;
    }

    /** Text up to its zero: without control characters. */
    private static boolean isText(Source file, long at, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            int c = file.u8(at + i);
            if (c == 0) {
                return true;
            }
            if (c < 0x20 && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
        }
        return true;
    }
}
