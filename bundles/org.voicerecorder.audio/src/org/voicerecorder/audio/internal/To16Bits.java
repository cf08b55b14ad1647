package org.voicerecorder.audio.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.voicerecorder.audio.SampleEncoding;

/** Brings samples of any encoding to 16 bits: integers by dropping the lower bits, floating point times 32767. */
final class To16Bits {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private To16Bits() {}

    static void convert(SampleEncoding encoding, byte[] in, int[] out, int samples) {
        switch (encoding) {
            case U8 -> unsigned8(in, out, samples);
            case S8 -> signed8(in, out, samples);
            case S16 -> upperHalf(in, out, samples, 2, 0);
            case S24 -> upperHalf(in, out, samples, 3, 1);
            case S32 -> upperHalf(in, out, samples, 4, 2);
            case F32 -> float32(in, out, samples);
            case F64 -> float64(in, out, samples);
        }
    }

    private static void unsigned8(byte[] in, int[] out, int samples) {
        for (int i = 0; i < samples; i++) {
            out[i] = (in[i] & 0xFF) - 128 << 8;
        }
    }

    private static void signed8(byte[] in, int[] out, int samples) {
        for (int i = 0; i < samples; i++) {
            out[i] = in[i] << 8;
        }
    }

    /** The two most significant bytes lie {@code skip} bytes into a sample. */
    private static void upperHalf(byte[] in, int[] out, int samples, int bytes, int skip) {
        for (int i = 0, at = skip; i < samples; i++, at += bytes) {
            out[i] = (short) SHORT.get(in, at);
        }
    }

    private static void float32(byte[] in, int[] out, int samples) {
        for (int i = 0; i < samples; i++) {
            out[i] = clamp((float) FLOAT.get(in, 4 * i) * Short.MAX_VALUE);
        }
    }

    private static void float64(byte[] in, int[] out, int samples) {
        for (int i = 0; i < samples; i++) {
            out[i] = clamp((float) (double) DOUBLE.get(in, 8 * i) * Short.MAX_VALUE);
        }
    }

    /** Towards zero; not-a-number becomes silence. */
    private static int clamp(float value) {
        return Math.clamp((int) value, Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
