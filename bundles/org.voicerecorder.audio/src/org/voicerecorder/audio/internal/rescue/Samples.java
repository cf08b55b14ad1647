package org.voicerecorder.audio.internal.rescue;

/** Turns the bytes of one sample into a number. */
enum Samples {
    U8(1),
    S16(2),
    S24(3),
    S32(4),
    F32(4),
    F64(8);

    private final int bytes;

    Samples(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    boolean isFloat() {
        return this == F32 || this == F64;
    }

    /** Full scale is ±1, but for floating point that exceeds it. */
    double value(byte[] data, int at, boolean bigEndian) {
        long raw = 0;
        for (int i = 0; i < bytes; i++) {
            raw = raw << 8 | data[at + (bigEndian ? i : bytes - 1 - i)] & 0xFF;
        }
        return switch (this) {
            case U8 -> (raw - 128) / 128.0;
            case S16 -> (short) raw / 0x1p15;
            case S24 -> ((int) (raw << 8) >> 8) / 0x1p23;
            case S32 -> (int) raw / 0x1p31;
            case F32 -> Float.intBitsToFloat((int) raw);
            case F64 -> Double.longBitsToDouble(raw);
        };
    }
}
