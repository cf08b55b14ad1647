package org.voicerecorder.audio.internal.rescue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.voicerecorder.audio.rescue.RescuePlan;
import org.voicerecorder.audio.rescue.RescuePlan.Part;
import org.voicerecorder.audio.rescue.WaveFormat;

/**
 * The bytes around the audio of a mended copy. All sizes are known before the first byte is written. RIFF, or RF64 where
 * 32 bits are too few (EBU Tech 3306); the room of the ds64 chunk is kept in both, as in takes.
 */
final class CopyLayout {
    private static final int DS64 = 28;
    private static final int FACT = 4;
    private static final byte[] GUID_REST = {
        0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71
    };

    private final RescuePlan plan;
    private final byte[] format;

    CopyLayout(RescuePlan plan) {
        this.plan = plan;
        this.format = format(plan.format());
    }

    /** Of the whole copy, in bytes. */
    long length() {
        long data = plan.audioLength();
        return head() + length(plan.before()) + Chunk.HEADER + data + data % 2 + length(plan.after());
    }

    private int head() {
        int fact = needsFact() ? Chunk.HEADER + FACT : 0;
        return Start.PREAMBLE + Chunk.HEADER + DS64 + Chunk.HEADER + padded(format.length) + fact;
    }

    private static long length(List<Part> parts) {
        return parts.stream()
                .mapToLong(part ->
                        Chunk.HEADER + part.body().length() + part.body().length() % 2)
                .sum();
    }

    /** Floating point without a count of its frames is not complete; compressed audio brings its own. */
    private boolean needsFact() {
        return plan.format().tag() != WaveFormat.PCM
                && plan.format().compressed().length == 0
                && plan.before().stream().noneMatch(part -> part.id().equals("fact"));
    }

    private boolean isLarge() {
        return length() - Chunk.HEADER > Chunk.UNKNOWN;
    }

    /** What comes before the parts that are taken over. */
    ByteBuffer begin() {
        ByteBuffer out = ByteBuffer.allocate(head()).order(ByteOrder.LITTLE_ENDIAN);
        long size = length() - Chunk.HEADER;
        id(out, isLarge() ? "RF64" : "RIFF").putInt((int) (isLarge() ? Chunk.UNKNOWN : size));
        id(out, "WAVE");
        id(out, isLarge() ? "ds64" : "JUNK").putInt(DS64);
        if (isLarge()) {
            out.putLong(size).putLong(plan.audioLength()).putLong(plan.frames()).putInt(0);
        } else {
            out.put(new byte[DS64]);
        }
        id(out, "fmt ").putInt(format.length).put(format);
        out.put(new byte[format.length % 2]);
        if (needsFact()) {
            id(out, "fact").putInt(FACT).putInt((int) Math.min(plan.frames(), Chunk.UNKNOWN));
        }
        return out.flip();
    }

    /** Id and size of the audio. */
    ByteBuffer audioHeader() {
        return header("data", isLarge() ? Chunk.UNKNOWN : plan.audioLength());
    }

    static ByteBuffer header(String name, long size) {
        ByteBuffer out = ByteBuffer.allocate(Chunk.HEADER).order(ByteOrder.LITTLE_ENDIAN);
        return id(out, name).putInt((int) size).flip();
    }

    private static byte[] format(WaveFormat format) {
        if (format.compressed().length > 0) {
            return format.compressed();
        }
        boolean plain = format.channels() <= 2 && format.validBits() == format.bits() && format.mask() == 0;
        int size = !plain ? 40 : format.tag() == WaveFormat.PCM ? 16 : 18;
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) (plain ? format.tag() : WaveFormat.EXTENSIBLE));
        out.putShort((short) format.channels()).putInt(format.rate());
        out.putInt((int) Math.min(Chunk.UNKNOWN, (long) format.rate() * format.blockAlign()));
        out.putShort((short) format.blockAlign()).putShort((short) format.bits());
        if (!plain) {
            out.putShort((short) 22).putShort((short) format.validBits()).putInt(format.mask());
            out.putShort((short) format.tag()).put(GUID_REST);
        }
        return out.array();
    }

    private static int padded(int length) {
        return length + length % 2;
    }

    private static ByteBuffer id(ByteBuffer out, String id) {
        return out.put(id.getBytes(StandardCharsets.ISO_8859_1));
    }
}
