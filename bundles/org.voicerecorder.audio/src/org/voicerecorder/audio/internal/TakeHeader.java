package org.voicerecorder.audio.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.voicerecorder.api.audio.CaptureFormat;

/**
 * The 1,024 bytes before a take's audio: RIFF, a JUNK chunk that becomes ds64 past 4 GiB (EBU Tech 3306, "RF64: an
 * extended file format for audio"), fmt, bext with room for its history, data. All of it is written at once: only sizes
 * and the content of bext ever change, so that finishing a take moves nothing. What tells the format lies in the first
 * sector of a disk. Takes of the first version have 80 bytes without bext.
 */
public final class TakeHeader {
    public static final int LENGTH = 1024;

    /** Of takes that were begun by the first version of the program. */
    public static final int OLD_LENGTH = 80;

    private static final int DS64_LENGTH = 28;
    private static final int FORMAT_AT = 48;
    private static final int AFTER_FORMAT = 72;
    private static final int BEXT_LENGTH = LENGTH - AFTER_FORMAT - 2 * WavFacts.CHUNK_HEADER;
    private static final long MAX_32 = 0xFFFF_FFFFL;

    /**
     * What cannot change in a header.
     *
     * @param length of the header, in bytes: what lies after it is audio
     */
    public record Layout(CaptureFormat format, int length) {}

    /**
     * What changes.
     *
     * @param data length of the audio in bytes, without padding
     * @param trailer length of the chunks after it
     */
    public record Sizes(long data, long trailer) {
        long riff(int header) {
            return header - WavFacts.CHUNK_HEADER + data + data % 2 + trailer;
        }
    }

    private TakeHeader() {}

    /** A header. @param bext body of the chunk; shorter ones are filled with zeros */
    public static ByteBuffer of(Layout layout, Sizes sizes, byte[] bext) {
        CaptureFormat format = layout.format();
        long riffSize = sizes.riff(layout.length());
        boolean large = riffSize > MAX_32;
        ByteBuffer out = ByteBuffer.allocate(layout.length()).order(ByteOrder.LITTLE_ENDIAN);
        put(out, large ? "RF64" : "RIFF").putInt((int) (large ? MAX_32 : riffSize));
        put(out, "WAVE");
        put(out, large ? "ds64" : "JUNK").putInt(DS64_LENGTH);
        if (large) {
            out.putLong(riffSize).putLong(sizes.data()).putLong(sizes.data() / format.bytesPerFrame());
        }
        out.position(FORMAT_AT);
        put(out, "fmt ").putInt(16);
        out.putShort((short) 1).putShort((short) format.channels());
        out.putInt(format.sampleRate()).putInt((int) format.bytesPerSecond());
        out.putShort((short) format.bytesPerFrame()).putShort((short) format.bitDepth());
        if (layout.length() == LENGTH) {
            put(out, "bext").putInt(BEXT_LENGTH).put(bext, 0, Math.min(bext.length, BEXT_LENGTH));
        }
        out.position(layout.length() - WavFacts.CHUNK_HEADER);
        put(out, "data").putInt((int) (large ? MAX_32 : sizes.data()));
        return out.flip();
    }

    /**
     * Format and length of a take's header whose sizes cannot be trusted, nor the ids that change with them: a power loss
     * may have torn it while it was written.
     */
    public static Optional<Layout> layout(ByteBuffer header) {
        if (header.remaining() < OLD_LENGTH) {
            return Optional.empty();
        }
        ByteBuffer in = header.slice().order(ByteOrder.LITTLE_ENDIAN);
        boolean ours = in.get(0) == 'R'
                && is(in, 8, "WAVE")
                && in.getInt(16) == DS64_LENGTH
                && is(in, FORMAT_AT, "fmt ")
                && in.getInt(52) == 16
                && in.getShort(56) == 1;
        int channels = in.getShort(58);
        int rate = in.getInt(60);
        int bits = in.getShort(70);
        boolean sane = channels >= 1
                && channels <= 32
                && rate >= 1
                && rate <= 768_000
                && (bits == 16 || bits == 24 || bits == 32);
        return ours && sane
                ? length(in).map(length -> new Layout(new CaptureFormat(rate, channels, bits), length))
                : Optional.empty();
    }

    private static Optional<Integer> length(ByteBuffer in) {
        if (is(in, AFTER_FORMAT, "data")) {
            return Optional.of(OLD_LENGTH);
        }
        boolean ours = in.limit() >= LENGTH
                && is(in, AFTER_FORMAT, "bext")
                && in.getInt(AFTER_FORMAT + 4) == BEXT_LENGTH
                && is(in, LENGTH - WavFacts.CHUNK_HEADER, "data");
        return ours ? Optional.of(LENGTH) : Optional.empty();
    }

    /** How much audio a whole header of that layout promises, in bytes. */
    public static long data(Layout layout, ByteBuffer header) {
        ByteBuffer in = header.slice().order(ByteOrder.LITTLE_ENDIAN);
        return is(in, 0, "RF64") ? in.getLong(28) : in.getInt(layout.length() - 4) & MAX_32;
    }

    /** The body of the bext chunk as it stands in a whole header of that layout. */
    public static byte[] bext(Layout layout, ByteBuffer header) {
        byte[] body = new byte[layout.length() == LENGTH ? BEXT_LENGTH : 0];
        header.get(header.position() + AFTER_FORMAT + WavFacts.CHUNK_HEADER, body);
        return body;
    }

    private static boolean is(ByteBuffer in, int at, String id) {
        byte[] bytes = new byte[id.length()];
        in.get(at, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1).equals(id);
    }

    private static ByteBuffer put(ByteBuffer out, String id) {
        return out.put(id.getBytes(StandardCharsets.ISO_8859_1));
    }
}
