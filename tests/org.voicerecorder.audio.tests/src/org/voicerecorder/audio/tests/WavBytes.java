package org.voicerecorder.audio.tests;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds WAV files chunk by chunk, right and wrong ones. */
final class WavBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    WavBytes(String id, long riffSize) {
        text(id).u32(riffSize).text("WAVE");
    }

    WavBytes text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    WavBytes u16(int value) {
        out.write(value);
        out.write(value >> 8);
        return this;
    }

    WavBytes u32(long value) {
        return u16((int) value).u16((int) (value >> 16));
    }

    WavBytes u64(long value) {
        return u32(value).u32(value >> 32);
    }

    WavBytes bytes(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    WavBytes fmt(int tag, int channels, int rate, int bits) {
        int frame = channels * ((bits + 7) / 8);
        return text("fmt ")
                .u32(16)
                .u16(tag)
                .u16(channels)
                .u32(rate)
                .u32((long) rate * frame)
                .u16(frame)
                .u16(bits);
    }

    WavBytes extensible(int tag, int channels, int rate, int container, int valid) {
        int frame = channels * container / 8;
        text("fmt ")
                .u32(40)
                .u16(0xFFFE)
                .u16(channels)
                .u32(rate)
                .u32((long) rate * frame)
                .u16(frame)
                .u16(container);
        return u16(22).u16(valid).u32(3).u16(tag).bytes(new byte[14]);
    }

    WavBytes chunk(String id, byte... body) {
        text(id).u32(body.length).bytes(body);
        return body.length % 2 == 1 ? bytes((byte) 0) : this;
    }

    WavBytes data(long size, byte... body) {
        return text("data").u32(size).bytes(body);
    }

    WavBytes info(String... idsAndTexts) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.writeBytes("INFO".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < idsAndTexts.length; i += 2) {
            byte[] text = (idsAndTexts[i + 1] + "\0").getBytes(StandardCharsets.UTF_8);
            list.writeBytes(idsAndTexts[i].getBytes(StandardCharsets.US_ASCII));
            list.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(text.length)
                    .array());
            list.writeBytes(text);
            if (text.length % 2 == 1) {
                list.write(0);
            }
        }
        return chunk("LIST", list.toByteArray());
    }

    byte[] get() {
        return out.toByteArray();
    }
}
