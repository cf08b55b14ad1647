package org.voicerecorder.audio.ffmpeg.internal;

import java.nio.ByteBuffer;

/**
 * Recognises MPEG audio layer III (ISO/IEC 11172-3, section 2.4.1.3, and 13818-3). Eleven set bits are found in any
 * file; what no other file has is a chain of headers that lead to each other and agree.
 */
final class MpegFrames {
    private static final int CHAIN = 4;
    private static final int[] RATES_1 = {44_100, 48_000, 32_000};
    private static final int[] KBITS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBITS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    /** Bits that stay the same from frame to frame: sync, version, layer, sample rate. */
    private static final int CONSTANT = 0xFFFE_0C00;
    /** Without a tag that says MP3, only so much may precede the first frame. */
    private static final int MAX_JUNK = 2048;

    private MpegFrames() {}

    /**
     * Whether frames begin here or soon.
     *
     * @param tagged whether an ID3 tag went before: then more junk is tolerated
     * @param toTheEnd whether the window ends with the file: then a short chain that ends there will do
     */
    static boolean begin(ByteBuffer window, boolean tagged, boolean toTheEnd) {
        int last = Math.min(window.limit() - 4, tagged ? window.limit() : MAX_JUNK);
        for (int at = 0; at <= last; at++) {
            if ((window.get(at) & 0xFF) == 0xFF && chain(window, at, toTheEnd)) {
                return true;
            }
        }
        return false;
    }

    private static boolean chain(ByteBuffer window, int first, boolean toTheEnd) {
        int constant = window.getInt(first) & CONSTANT;
        int at = first;
        for (int frames = 0; frames < CHAIN; frames++) {
            if (at + 4 > window.limit()) {
                return toTheEnd && frames >= 2;
            }
            int header = window.getInt(at);
            int length = length(header);
            if (length <= 0 || (header & CONSTANT) != constant) {
                return toTheEnd && frames >= 2 && isTrailer(window, at);
            }
            at += length;
        }
        return true;
    }

    /** Tags that may follow the last frame: ID3v1, Lyrics3, APE. */
    private static boolean isTrailer(ByteBuffer window, int at) {
        int id = window.getInt(at);
        return id >>> 8 == 0x544147 || id == 0x41504554 || id == 0x4C595249;
    }

    /** Bytes of the frame with this header; 0 when it is none of layer III. */
    static int length(int header) {
        int version = header >>> 19 & 3;
        int layer = header >>> 17 & 3;
        int bitrate = header >>> 12 & 15;
        int rate = header >>> 10 & 3;
        boolean valid = header >>> 21 == 0x7FF
                && version != 1
                && layer == 1
                && bitrate != 0
                && bitrate != 15
                && rate != 3
                && (header & 3) != 2;
        if (!valid) {
            return 0;
        }
        boolean first = version == 3;
        int hertz = RATES_1[rate] >> (first ? 0 : version == 2 ? 1 : 2);
        int bits = 1000 * (first ? KBITS_1 : KBITS_2)[bitrate];
        return (first ? 144 : 72) * bits / hertz + (header >>> 9 & 1);
    }
}
