package org.voicerecorder.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/**
 * The broadcast audio extension of a WAV file, chunk {@code bext}, version 1. Source: EBU Tech 3285, "Specification of
 * the Broadcast Wave Format", and EBU R 98 for the coding history. Texts are cut at a character's border where they do
 * not fit; they are UTF-8, as most programs read and write them, although the specification knows ASCII only.
 *
 * @param description what the file holds, 256 bytes
 * @param reference to the recording, 32 bytes
 * @param origination when the first sample was recorded, by the clock on the wall
 * @param history how it came about; lines end with CR LF
 */
public record BroadcastExtension(
        String description, String reference, LocalDateTime origination, int sampleRate, String history) {
    private static final String ORIGINATOR = "Voice Recorder Pro";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int FIXED = 602;
    /** What the specification leaves for later versions, and the UMID of 64 bytes, which we do not make. */
    private static final int MOST_HISTORY = 334;

    /** The same with another history. */
    public BroadcastExtension withHistory(String other) {
        return new BroadcastExtension(description, reference, origination, sampleRate, other);
    }

    /** The body of the chunk. */
    public byte[] bytes() {
        byte[] last = cut(history, MOST_HISTORY);
        ByteBuffer out = ByteBuffer.allocate(FIXED + last.length).order(ByteOrder.LITTLE_ENDIAN);
        text(out, description, 256);
        text(out, ORIGINATOR, 32);
        text(out, reference, 32);
        text(out, DATE.format(origination), 10);
        text(out, TIME.format(origination), 8);
        // Samples since midnight, as two halves of 32 bits: which in little-endian order is one number of 64.
        out.putLong((long) (origination.toLocalTime().toNanoOfDay() / 1e9 * sampleRate));
        out.putShort((short) 1);
        out.position(FIXED);
        return out.put(last).array();
    }

    /** The coding history in the body of a chunk; empty when there is none. */
    static String history(byte[] body) {
        int end = FIXED;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        return body.length <= FIXED ? "" : new String(body, FIXED, end - FIXED, StandardCharsets.UTF_8);
    }

    private static void text(ByteBuffer out, String text, int length) {
        out.put(Arrays.copyOf(cut(text, length), length));
    }

    /** As many whole characters as fit. */
    private static byte[] cut(String text, int length) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(bytes.length, length);
        while (end > 0 && end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
