package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;

/**
 * Recognises a file that was transferred as text: a carriage return was put before every line feed. Taking them out again
 * restores the file exactly. By chance a line feed of audio follows a carriage return once in 256 times; text in the file
 * (a coding history, say) always has them so. A file whose sizes are right as it is was not transferred so; one whose
 * sizes are right without those bytes was; where neither is so there must be many, and carriage returns by themselves
 * too, which audio has and text has not.
 */
final class TextTransfer {
    /** Enough where the sizes agree too: one in 256 to the fourth power. */
    private static final int FEW = 4;

    private static final int MANY = 16;
    /** Among so many line feeds some followed a carriage return from the beginning. */
    private static final int SURELY_DOUBLED = 4096;

    private static final int MOST_CHUNKS = 1000;

    private TextTransfer() {}

    /**
     * @return the file as it was; empty when it was not transferred as text
     * @throws org.voicerecorder.audio.rescue.BeyondRescueException when bytes were lost too
     */
    static Optional<BinaryView> undo(FileChannel channel, FileScan scan, Source file, Findings findings)
            throws IOException {
        if (scan.lineFeeds() < FEW || scan.pairs() < scan.lineFeeds() || isSized(file) || isWhole(file)) {
            return Optional.empty();
        }
        var view = new BinaryView(channel, file.length() - scan.lineFeeds());
        if (isWhole(new Source(view))) {
            return Optional.of(view);
        }
        long alone = scan.returns() - scan.pairs();
        if (scan.lineFeeds() < MANY || 4 * alone < scan.lineFeeds()) {
            return Optional.empty();
        }
        if (scan.lineFeeds() >= SURELY_DOUBLED && scan.doubled() == 0) {
            throw findings.beyond(
                    ErrorCode.ERR_CORRUPT_FILE,
                    "it was transferred as text, by a program that lost which of its %d line feeds had a byte before them"
                            .formatted(scan.lineFeeds()),
                    "That is beyond repair. Transfer the original again, in binary mode.");
        }
        return Optional.of(view);
    }

    /** Whether the size of the whole is right. */
    static boolean isSized(Source file) throws IOException {
        Optional<Start> start = Start.at(file, 0);
        if (start.isEmpty()) {
            return false;
        }
        long size = file.u32(4, start.get().isBigEndian());
        boolean large = start.get().kind() == Start.Kind.LARGE && size == Chunk.UNKNOWN;
        long rest = file.length() - Chunk.HEADER - (large ? file.u64(Start.PREAMBLE + Chunk.HEADER) : size);
        return rest == 0 || rest == -1;
    }

    /** Whether chunk follows chunk to the very end of the file, audio among them. */
    static boolean isWhole(Source file) throws IOException {
        Optional<Start> start = Start.at(file, 0);
        boolean audio = false;
        long at = start.map(Start::chunks).orElse(file.length());
        for (int i = 0; i < MOST_CHUNKS && at < file.length(); i++) {
            Chunk chunk = Chunk.read(file, at, start.orElseThrow().isBigEndian());
            if (chunk == null) {
                return false;
            }
            long size = chunk.size();
            if (chunk.id().equals("data")) {
                audio = true;
                boolean large = size == Chunk.UNKNOWN && file.is(Start.PREAMBLE, "ds64");
                size = large ? file.u64(Start.PREAMBLE + Chunk.HEADER + 8) : size;
            }
            if (size < 0 || size > file.length()) {
                return false;
            }
            at = chunk.body() + size + size % 2;
        }
        return audio && (at == file.length() || at == file.length() + 1);
    }
}
