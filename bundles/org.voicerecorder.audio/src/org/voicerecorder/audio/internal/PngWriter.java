package org.voicerecorder.audio.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes pictures with a palette (W3C "PNG specification", colour type 3, 8 bits, filter 0). */
public final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private PngWriter() {}

    /**
     * @param palette colours as 0xAARRGGBB
     * @param pixels palette indexes, row by row
     */
    public static void write(int width, int height, int[] palette, byte[] pixels, OutputStream out) throws IOException {
        out.write(SIGNATURE);
        chunk(out, "IHDR", header(width, height));
        chunk(out, "PLTE", colours(palette));
        chunk(out, "tRNS", opacities(palette));
        chunk(out, "IDAT", compressed(width, height, pixels));
        chunk(out, "IEND", new byte[0]);
    }

    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, 3, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] colours(int[] palette) {
        byte[] rgb = new byte[3 * palette.length];
        for (int i = 0; i < palette.length; i++) {
            rgb[3 * i] = (byte) (palette[i] >> 16);
            rgb[3 * i + 1] = (byte) (palette[i] >> 8);
            rgb[3 * i + 2] = (byte) palette[i];
        }
        return rgb;
    }

    private static byte[] opacities(int[] palette) {
        byte[] alpha = new byte[palette.length];
        for (int i = 0; i < palette.length; i++) {
            alpha[i] = (byte) (palette[i] >>> 24);
        }
        return alpha;
    }

    private static byte[] compressed(int width, int height, byte[] pixels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
            for (int row = 0; row < height; row++) {
                deflated.write(0);
                deflated.write(pixels, row * width, width);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(OutputStream out, String type, byte[] body) throws IOException {
        byte[] id = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(id);
        crc.update(body);
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(body.length);
        data.write(id);
        data.write(body);
        data.writeInt((int) crc.getValue());
        data.flush();
    }
}
