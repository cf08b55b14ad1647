package org.voicerecorder.audio.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.voicerecorder.api.audio.CaptureFormat;

/**
 * The 80 bytes before a take's audio: RIFF, a JUNK chunk that becomes ds64 past 4 GiB (EBU Tech 3306, "RF64: an extended
 * file format for audio"), fmt, data. All of it is written at once: only sizes ever change.
 */
public final class TakeHeader {
    public static final int LENGTH = 80;

    private static final int DS64_LENGTH = 28;
    private static final int FORMAT_AT = 48;
    private static final int DATA_AT = 72;
    private static final long MAX_32 = 0xFFFF_FFFFL;

    private TakeHeader() {}

    /** The header of so much audio. @param dataLength in bytes, without padding */
    public static ByteBuffer of(CaptureFormat format, long dataLength) {
        long riffSize = LENGTH - WavFacts.CHUNK_HEADER + dataLength + dataLength % 2;
        boolean large = riffSize > MAX_32;
        ByteBuffer out = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        put(out, large ? "RF64" : "RIFF").putInt((int) (large ? MAX_32 : riffSize));
        put(out, "WAVE");
        put(out, large ? "ds64" : "JUNK").putInt(DS64_LENGTH);
        if (large) {
            out.putLong(riffSize).putLong(dataLength).putLong(dataLength / format.bytesPerFrame());
        }
        out.position(FORMAT_AT);
        put(out, "fmt ").putInt(16);
        out.putShort((short) 1).putShort((short) format.channels());
        out.putInt(format.sampleRate()).putInt((int) format.bytesPerSecond());
        out.putShort((short) format.bytesPerFrame()).putShort((short) format.bitDepth());
        put(out, "data").putInt((int) (large ? MAX_32 : dataLength));
        return out.flip();
    }

    /**
     * The format of a take whose sizes cannot be trusted, nor the ids that change with them: a power loss may have torn
     * the header while it was written.
     */
    public static Optional<CaptureFormat> format(ByteBuffer header) {
        if (header.remaining() < LENGTH) {
            return Optional.empty();
        }
        ByteBuffer in = header.slice().order(ByteOrder.LITTLE_ENDIAN);
        boolean ours = in.get(0) == 'R'
                && is(in, 8, "WAVE")
                && in.getInt(16) == DS64_LENGTH
                && is(in, FORMAT_AT, "fmt ")
                && in.getInt(52) == 16
                && in.getShort(56) == 1
                && is(in, DATA_AT, "data");
        int channels = in.getShort(58);
        int rate = in.getInt(60);
        int bits = in.getShort(70);
        boolean sane = channels >= 1
                && channels <= 32
                && rate >= 1
                && rate <= 768_000
                && (bits == 16 || bits == 24 || bits == 32);
        return ours && sane ? Optional.of(new CaptureFormat(rate, channels, bits)) : Optional.empty();
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
