package org.voicerecorder.audio.tests.rescue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds WAV files byte by byte, as other programs write them and as mishaps leave them. */
final class Riff {
    static final int RATE = 48_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean bigEndian;

    private Riff(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    static Riff nothing() {
        return new Riff(false);
    }

    static Riff bigEndian() {
        return new Riff(true);
    }

    /** "RIFF", size, "WAVE". */
    static Riff of(long size) {
        return nothing().text("RIFF").u32(size).text("WAVE");
    }

    /** A whole file with one chunk of audio. */
    static byte[] whole(Sound sound) {
        return of(36 + sound.bytes().length).fmt(sound).data(sound.bytes()).get();
    }

    Riff text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Riff u16(int value) {
        out.write(bigEndian ? value >> 8 : value);
        out.write(bigEndian ? value : value >> 8);
        return this;
    }

    Riff u32(long value) {
        int high = (int) (value >> 16);
        int low = (int) value;
        return bigEndian ? u16(high).u16(low) : u16(low).u16(high);
    }

    Riff u64(long value) {
        return u32(value).u32(value >> 32);
    }

    Riff bytes(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Riff zeros(int count) {
        return bytes(new byte[count]);
    }

    Riff fmt(Sound sound) {
        return fmt(sound.tag(), sound.channels(), RATE, sound.bits());
    }

    Riff fmt(int tag, int channels, long rate, int bits) {
        int align = channels * ((bits + 7) / 8);
        return fmt(tag, channels, rate, rate * align, align, bits);
    }

    Riff fmt(int tag, int channels, long rate, long byteRate, int align, int bits) {
        return text("fmt ").u32(16).fields(tag, channels, rate, byteRate, align, bits);
    }

    Riff fields(int tag, int channels, long rate, long byteRate, int align, int bits) {
        return u16(tag).u16(channels).u32(rate).u32(byteRate).u16(align).u16(bits);
    }

    Riff extensible(Sound sound, long mask, byte... guid) {
        int align = sound.frame();
        return text("fmt ")
                .u32(40)
                .fields(0xFFFE, sound.channels(), RATE, (long) RATE * align, align, sound.bits())
                .u16(22)
                .u16(sound.bits())
                .u32(mask)
                .bytes(guid);
    }

    static byte[] guid(int tag) {
        byte[] rest = {0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71};
        return nothing().u16(tag).bytes(rest).get();
    }

    Riff data(byte... audio) {
        return chunk("data", audio);
    }

    Riff data(long size, byte... audio) {
        return text("data").u32(size).bytes(audio);
    }

    /** With padding. */
    Riff chunk(String id, byte... body) {
        text(id).u32(body.length).bytes(body);
        return body.length % 2 == 1 ? zeros(1) : this;
    }

    /** LIST INFO with a title. */
    Riff title(String title) {
        byte[] entry = nothing()
                .text("INFO")
                .chunk("INAM", (title + "\0").getBytes(StandardCharsets.US_ASCII))
                .get();
        return chunk("LIST", entry);
    }

    byte[] get() {
        return out.toByteArray();
    }
}
