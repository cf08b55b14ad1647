package org.voicerecorder.audio.rescue;

import java.util.List;

/**
 * How a mended copy is put together out of pieces of the original. No audio is in it: plans are small whatever the size of
 * the file.
 *
 * @param audio pieces of audio, each of whole frames, in the order of the copy
 * @param swapped whether the bytes of a sample lie in the reverse order
 * @param reading how the original is read; pieces count what is read
 * @param before parts besides the audio that came before it and are intact
 * @param after those behind it
 */
public record RescuePlan(
        WaveFormat format, List<Piece> audio, boolean swapped, Reading reading, List<Part> before, List<Part> after) {
    /** What a mishap did to all of the original, and is undone in reading it. */
    public enum Reading {
        AS_IT_IS,
        /** It was transferred as text: without the carriage return before each line feed. */
        WITHOUT_RETURNS,
        /** Two bytes each were exchanged. */
        IN_SWAPPED_PAIRS
    }

    /** Bytes of the original, as they are read. */
    public record Piece(long offset, long length) {}

    /** A chunk that is taken over. @param body where it lies in the original, without id and size */
    public record Part(String id, Piece body) {}

    public RescuePlan {
        audio = List.copyOf(audio);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Of the audio, in bytes. */
    public long audioLength() {
        return audio.stream().mapToLong(Piece::length).sum();
    }

    /** Frames, or blocks of compressed audio. */
    public long frames() {
        return audioLength() / format.blockAlign();
    }

    /** Length of the audio in seconds; of compressed audio unknown, and NaN. */
    public double seconds() {
        return format.isLinear() || format.tag() == WaveFormat.ALAW || format.tag() == WaveFormat.MULAW
                ? (double) frames() / format.rate()
                : Double.NaN;
    }
}
