package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.audio.rescue.Finding;

/**
 * Walks over the chunks in front of the audio. Where one does not follow the other, the next that makes sense is looked
 * for. Afterwards it is known where the audio begins, whatever is missing.
 */
final class HeaderWalk {
    private static final int MOST_CHUNKS = 10_000;

    private final Source file;
    private final Start start;
    private final Findings findings;
    private final List<Chunk> parts = new ArrayList<>();
    private boolean bigSizes;
    private Chunk format;
    private Chunk data;
    private long audioAt = -1;
    private boolean hasLargeSizes;
    private long largeRiff;
    private long largeData;

    HeaderWalk(Source file, Start start, Findings findings) throws IOException {
        this.file = file;
        this.start = start;
        this.findings = findings;
        this.bigSizes = start.isBigEndian();
        detectSwappedSizes();
        walk();
        if (data == null) {
            audioWithoutChunk();
        }
    }

    /** The format chunk; null when there is none. */
    Chunk format() {
        return format;
    }

    /** The chunk with the audio; null when its header is not there. */
    Chunk data() {
        return data;
    }

    /** Where the audio begins. */
    long audioAt() {
        return audioAt;
    }

    boolean hasBigSizes() {
        return bigSizes;
    }

    boolean hasLargeSizes() {
        return hasLargeSizes;
    }

    /** The size of the form in the ds64 chunk. */
    long largeRiff() {
        return largeRiff;
    }

    long largeData() {
        return largeData;
    }

    /** The chunks besides format and audio. */
    List<Chunk> parts() {
        return parts;
    }

    private void detectSwappedSizes() throws IOException {
        Chunk first = Chunk.known(file, start.chunks(), bigSizes);
        Chunk swapped = Chunk.known(file, start.chunks(), !bigSizes);
        if (first != null && first.next() > file.length() && Chunk.known(file, swapped.next(), !bigSizes) != null) {
            bigSizes = !bigSizes;
            findings.add(new Finding.SwappedSizes(start.chunks() + 4));
        }
    }

    private void walk() throws IOException {
        long at = start.chunks();
        Chunk last = null;
        for (int i = 0; i < MOST_CHUNKS && at >= 0 && data == null; i++) {
            Chunk unnamed = unnamedFormat(at);
            Chunk chunk = unnamed == null ? Chunk.read(file, at, bigSizes) : unnamed;
            if (chunk == null || !isPlausible(chunk)) {
                at = search(at, last, chunk);
                last = null;
            } else {
                last = chunk;
                at = take(chunk);
            }
        }
    }

    /** A format chunk whose name alone is overwritten: all that it says agrees, and a chunk follows. Else null. */
    private Chunk unnamedFormat(long at) throws IOException {
        if (format != null || at + Chunk.HEADER > file.length() || Chunk.known(file, at, bigSizes) != null) {
            return null;
        }
        var chunk = new Chunk("fmt ", at, file.u32(at + 4, bigSizes));
        if (!FormatFields.SIZES.contains(chunk.size()) || Chunk.known(file, chunk.next(), bigSizes) == null) {
            return null;
        }
        if (!FormatFields.read(file, chunk.body(), chunk.size(), start.isBigEndian())
                .agrees()) {
            return null;
        }
        findings.add(new Finding.DamagedId(chunk.id(), at));
        return chunk;
    }

    private boolean isPlausible(Chunk chunk) throws IOException {
        return switch (chunk.id()) {
            case "data" -> true;
            case "fmt " -> chunk.body() + FormatFields.SHORTEST <= file.length();
            default ->
                chunk.next() <= file.length()
                        && (chunk.isKnown() || Chunk.known(file, chunk.next(), bigSizes) != null)
                        // An audio file does not end before its audio: such a size is damage.
                        && chunk.next() < file.length();
        };
    }

    /** @return where the next one begins */
    private long take(Chunk chunk) throws IOException {
        switch (chunk.id()) {
            case "data" -> {
                data = chunk;
                audioAt = chunk.body();
                return -1;
            }
            case "fmt " -> {
                if (format == null) {
                    format = rightSize(chunk);
                    audioAt = format.next();
                    return format.next();
                }
            }
            case "ds64" -> {
                hasLargeSizes = true;
                largeRiff = file.u64(chunk.body());
                largeData = file.u64(chunk.body() + 8);
                if (format != null) {
                    findings.add(new Finding.Misplaced("ds64", chunk.at()));
                }
            }
            default -> parts.add(chunk);
        }
        audioAt = format == null ? -1 : afterPadding(chunk);
        return afterPadding(chunk);
    }

    /** A damaged size of the format chunk is one that no chunk follows. */
    private Chunk rightSize(Chunk chunk) throws IOException {
        if (chunk.size() >= FormatFields.SHORTEST && Chunk.known(file, chunk.next(), bigSizes) != null) {
            return chunk;
        }
        for (long size : FormatFields.SIZES) {
            if (chunk.size() != size && Chunk.known(file, chunk.body() + size, bigSizes) != null) {
                findings.add(new Finding.WrongSize("format", chunk.at() + 4, chunk.size(), size));
                return new Chunk(chunk.id(), chunk.at(), size);
            }
        }
        boolean possible = chunk.size() >= FormatFields.SHORTEST && chunk.size() <= 1 << 12;
        if (!possible) {
            findings.add(new Finding.WrongSize("format", chunk.at() + 4, chunk.size(), FormatFields.SHORTEST));
        }
        return possible ? chunk : new Chunk(chunk.id(), chunk.at(), FormatFields.SHORTEST);
    }

    private long afterPadding(Chunk chunk) throws IOException {
        boolean unpadded = chunk.size() % 2 == 1
                && Chunk.known(file, chunk.next(), bigSizes) == null
                && Chunk.known(file, chunk.next() - 1, bigSizes) != null;
        if (unpadded) {
            findings.add(new Finding.Unpadded(chunk.body() + chunk.size()));
        }
        return unpadded ? chunk.next() - 1 : chunk.next();
    }

    /** @return where a chunk is found; -1 when there is none */
    private long search(long at, Chunk last, Chunk broken) throws IOException {
        // The size of the one before may be what is wrong: then the right place was jumped over.
        if (last != null && !last.id().equals("fmt ")) {
            long missed = file.find(last.body(), Math.min(at, last.body() + Start.REACH), this::isFormatOrAudio);
            if (missed >= 0) {
                parts.remove(last);
                findings.add(new Finding.DamagedPart(last.id(), last.at(), "its size cannot be"));
                return missed;
            }
        }
        long found = file.find(at + 1, at + Start.REACH, this::isPlace);
        if (found < 0) {
            return -1;
        }
        if (broken != null && broken.isKnown()) {
            findings.add(new Finding.DamagedPart(broken.id(), at, "it runs past the end of the file"));
        } else {
            findings.add(new Finding.Surplus("something that is no part of a WAV file", at, found - at));
        }
        return found;
    }

    private boolean isFormatOrAudio(long at) throws IOException {
        int first = file.u8(at);
        return first == 'd' && format != null && file.is(at, "data")
                || format == null && Start.isFormat(file, at, start.isBigEndian());
    }

    /** Behind the format only the audio is looked for in what may be audio itself. */
    private boolean isPlace(long at) throws IOException {
        if (format == null) {
            return Start.isFormat(file, at, start.isBigEndian()) || file.u8(at) == 'd' && file.is(at, "data");
        }
        return file.u8(at) == 'd' && file.is(at, "data") && isSizeOfRest(at);
    }

    private boolean isSizeOfRest(long at) throws IOException {
        long size = file.u32(at + 4, bigSizes);
        long rest = file.length() - at - Chunk.HEADER;
        return size == 0 || size == Chunk.UNKNOWN || size <= rest && size >= rest / 2;
    }

    /** Nothing is called data. Either the name is overwritten and the size is right, or the audio begins right there. */
    private void audioWithoutChunk() throws IOException {
        if (format == null) {
            return;
        }
        long at = audioAt;
        long size = file.u32(at + 4, bigSizes);
        long end = at + Chunk.HEADER + size;
        boolean sized = at + Chunk.HEADER <= file.length()
                && (size == 0
                        || size == Chunk.UNKNOWN
                        || Math.abs(end - file.length()) <= 1
                        || end < file.length() && Chunk.known(file, end + size % 2, bigSizes) != null
                        || Math.abs(end - riffEnd()) <= 1);
        if (sized) {
            findings.add(new Finding.DamagedId("data", at));
            data = new Chunk("data", at, size);
            audioAt = data.body();
        } else if (at < file.length()) {
            findings.add(new Finding.Missing("the header of the audio (data)", at));
        }
    }

    private long riffEnd() throws IOException {
        return start.at() + Chunk.HEADER + file.u32(start.at() + 4, bigSizes);
    }
}
