package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.util.Set;

/**
 * A chunk as its header says.
 *
 * @param at where its header begins
 * @param size of its body, as declared
 */
record Chunk(String id, long at, long size) {
    static final int HEADER = 8;
    static final long UNKNOWN = 0xFFFF_FFFFL;

    private static final int MOST_IN_CHAIN = 64;

    /** What programs write into WAV files; only such names are looked for where the structure is lost. */
    private static final Set<String> KNOWN = Set.of(
            "fmt ", "data", "fact", "LIST", "bext", "cue ", "JUNK", "junk", "ds64", "PAD ", "FLLR", "id3 ", "ID3 ",
            "iXML", "axml", "smpl", "inst", "PEAK", "plst", "labl", "note", "ltxt", "chna", "ubxt", "umid", "minf",
            "elm1", "elmo", "regn", "levl", "cart", "acid", "strc", "DISP", "afsp", "_PMX", "aXML", "SAUR", "wavl",
            "slnt", "link", "qlty", "mext", "r64m", "LGWV", "Fake", "filr");
    /** Room that is kept free for something; nobody misses it. */
    private static final Set<String> FILLERS = Set.of("JUNK", "junk", "PAD ", "FLLR", "filr", "Fake", "ds64", "PEAK");

    long body() {
        return at + HEADER;
    }

    /** Where the next one begins if the size is right and odd bodies are padded. */
    long next() {
        return body() + size + size % 2;
    }

    boolean isKnown() {
        return KNOWN.contains(id);
    }

    boolean isFiller() {
        return FILLERS.contains(id);
    }

    /** What stands there, if it can be a chunk's header. */
    static Chunk read(Source file, long at, boolean bigEndian) throws IOException {
        if (at < 0 || at + HEADER > file.length()) {
            return null;
        }
        for (int i = 0; i < 4; i++) {
            int c = file.u8(at + i);
            if (c < 0x20 || c >= 0x7F) {
                return null;
            }
        }
        return new Chunk(file.id(at), at, file.u32(at + 4, bigEndian));
    }

    /**
     * Whether a program wrote this size because it did not know better: nothing, all ones, or the largest that is safe
     * (2 GiB: arecord, and sox into a pipe).
     */
    static boolean isPlaceholder(long size) {
        return size == 0 || size >= 0xFFFF_FF00L && size <= UNKNOWN || size >= 0x7FFF_F000L && size <= 0x8000_0100L;
    }

    /**
     * As {@link #read}, but only what is known, or what others follow whatever their names, up to one that is known or to the
     * end of the file.
     */
    static Chunk credible(Source file, long at, boolean bigEndian) throws IOException {
        Chunk first = read(file, at, bigEndian);
        Chunk chunk = first;
        for (int i = 0; i < MOST_IN_CHAIN && chunk != null; i++) {
            long rest = file.length() - chunk.next();
            if (chunk.isKnown() || rest == 0 || rest == -1) {
                return first;
            }
            chunk = rest < 0 ? null : read(file, chunk.next(), bigEndian);
        }
        return null;
    }

    /** As {@link #read}, but only names that are known. */
    static Chunk known(Source file, long at, boolean bigEndian) throws IOException {
        Chunk chunk = read(file, at, bigEndian);
        return chunk != null && chunk.isKnown() ? chunk : null;
    }

    /** Whether from there on chunk follows chunk up to the very end of the file. */
    static boolean chain(Source file, long at, boolean bigEndian) throws IOException {
        long position = at;
        for (int i = 0; i < MOST_IN_CHAIN; i++) {
            Chunk chunk = known(file, position, bigEndian);
            if (chunk == null || chunk.id().equals("data") || chunk.body() + chunk.size() > file.length()) {
                return false;
            }
            if (chunk.next() >= file.length()) {
                return true;
            }
            boolean unpadded = known(file, chunk.next(), bigEndian) == null && chunk.size() % 2 == 1;
            position = unpadded ? chunk.next() - 1 : chunk.next();
        }
        return false;
    }
}
