package org.voicerecorder.audio.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.WavHeader;

/** Walks over the chunks of a WAV file, jumping over its audio. */
public final class WavReader {
    /** A file with more chunks than this is not audio but an attack. */
    private static final int MAX_CHUNKS = 10_000;

    /** Hears of chunks that say nothing of the audio itself. */
    public interface ChunkVisitor {
        /** The longest body of such a chunk that is of interest, in bytes; 0 for none. */
        int most(String id);

        /** @param body of the chunk, or as much of it as is of interest and is there */
        void chunk(String id, ByteBuffer body);
    }

    private static final ChunkVisitor NOBODY = new ChunkVisitor() {
        @Override
        public int most(String id) {
            return 0;
        }

        @Override
        public void chunk(String id, ByteBuffer body) {
            throw new IllegalStateException(id);
        }
    };

    private WavReader() {}

    public static boolean isWav(ByteBuffer start) {
        return new WavFacts().preamble(start);
    }

    public static WavHeader read(FileChannel file) throws IOException {
        return read(file, NOBODY);
    }

    public static WavHeader read(FileChannel file, ChunkVisitor visitor) throws IOException {
        WavFacts facts = new WavFacts();
        if (!facts.preamble(FileWindow.read(file, 0, WavFacts.PREAMBLE))) {
            throw new VoiceRecorderException(ErrorCode.ERR_UNSUPPORTED_FORMAT, "Not a WAV file");
        }
        long length = file.size();
        long position = WavFacts.PREAMBLE;
        for (int chunks = 0; chunks < MAX_CHUNKS && position + WavFacts.CHUNK_HEADER <= length; chunks++) {
            position = chunk(file, facts, visitor, position);
            if (position < 0) {
                break;
            }
        }
        return facts.header(length);
    }

    /** @return where the next chunk begins, negative when there is none */
    private static long chunk(FileChannel file, WavFacts facts, ChunkVisitor visitor, long position)
            throws IOException {
        ByteBuffer head = FileWindow.read(file, position, WavFacts.CHUNK_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        if (head.remaining() < WavFacts.CHUNK_HEADER) {
            return -1;
        }
        String id = WavFacts.id(head);
        long size = head.getInt() & 0xFFFF_FFFFL;
        long body = position + WavFacts.CHUNK_HEADER;
        if (!WavFacts.isId(id)) {
            facts.problem("something that is no chunk follows at byte " + position);
            return -1;
        }
        if (id.equals("data") && !facts.hasData()) {
            facts.data(body, size);
            long end = facts.dataEnd();
            // Nothing follows audio that goes on to the file's end, or is said to go on beyond it.
            return end >= file.size() ? -1 : end + (end - body) % 2 - unpadded(file, end, end - body);
        }
        if (WavFacts.wants(id, size)) {
            facts.body(id, FileWindow.read(file, body, (int) size));
        }
        int wanted = (int) Math.min(visitor.most(id), size);
        if (wanted > 0) {
            // Never more memory than the file is long, whatever a size says.
            wanted = (int) Math.clamp(file.size() - body, 0, wanted);
            visitor.chunk(id, FileWindow.read(file, body, wanted).order(ByteOrder.LITTLE_ENDIAN));
        }
        return body + size + size % 2;
    }

    /** Some writers forget the pad byte (which is zero) after odd data. @return 1 when it is missing */
    private static int unpadded(FileChannel file, long end, long size) throws IOException {
        ByteBuffer next = size % 2 == 0 ? ByteBuffer.allocate(0) : FileWindow.read(file, end, 1);
        return next.hasRemaining() && next.get(0) != 0 ? 1 : 0;
    }
}
