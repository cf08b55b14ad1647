package org.voicerecorder.audio;

/** How one sample lies in a file, little-endian where it has several bytes. */
public enum SampleEncoding {
    /** Unsigned, silence at 128: 8-bit WAV. */
    U8(8),
    /** Signed: 8-bit AIFF. */
    S8(8),
    S16(16),
    S24(24),
    S32(32),
    /** IEEE 754, full scale at ±1. */
    F32(32),
    F64(64);

    private final int bits;

    SampleEncoding(int bits) {
        this.bits = bits;
    }

    public int bits() {
        return bits;
    }

    public int bytes() {
        return bits / 8;
    }

    public boolean isFloat() {
        return this == F32 || this == F64;
    }

    /** The signed integer encoding of so many bits, as in a {@link org.voicerecorder.api.audio.CaptureFormat}. */
    public static SampleEncoding signed(int bits) {
        return switch (bits) {
            case 8 -> S8;
            case 16 -> S16;
            case 24 -> S24;
            case 32 -> S32;
            default -> throw new IllegalArgumentException(bits + " bits");
        };
    }
}
