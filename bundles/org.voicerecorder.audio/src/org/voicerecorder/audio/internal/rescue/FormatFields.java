package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.voicerecorder.audio.SampleFormat;

/**
 * The values of a format chunk as they stand there, right or wrong.
 *
 * @param at where its body begins
 * @param size of its body, as far as it is in the file
 * @param subTag the tag in the GUID of the extensible form; -1 when the form is another one
 * @param guidIsWhole whether the rest of the GUID is what it must be
 */
record FormatFields(
        long at,
        int size,
        int tag,
        int channels,
        long rate,
        long byteRate,
        int align,
        int bits,
        int validBits,
        long mask,
        int subTag,
        boolean guidIsWhole) {
    /** Of the shortest form that has everything. */
    static final int SHORTEST = 16;

    /** The three forms: plain, with an empty extension, extensible. */
    static final List<Long> SIZES = List.of(16L, 18L, 40L);

    private static final int EXTENSIBLE_SIZE = 40;
    private static final int GUID_AT = 24;
    /** KSDATAFORMAT_SUBTYPE_*: all but the first two bytes are the same. */
    private static final byte[] GUID_REST = {
        0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71
    };

    private static final Set<Integer> USUAL_RATES = Set.of(
            8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000, 176_400,
            192_000, 352_800, 384_000, 705_600, 768_000);
    private static final Set<Integer> DEPTHS = Set.of(8, 16, 24, 32, 64);
    private static final int MAX_RATE = 768_000;
    private static final int MAX_BODY = 1 << 16;

    static FormatFields read(Source file, long at, long declaredSize, boolean bigEndian) throws IOException {
        int size = Math.clamp(file.length() - at, 0, Math.clamp(declaredSize, 0, MAX_BODY));
        int tag = file.u16(at, bigEndian);
        boolean extensible = size >= EXTENSIBLE_SIZE && file.u16(at + 16, bigEndian) >= 22;
        return new FormatFields(
                at,
                size,
                tag,
                file.u16(at + 2, bigEndian),
                file.u32(at + 4, bigEndian),
                file.u32(at + 8, bigEndian),
                file.u16(at + 12, bigEndian),
                file.u16(at + 14, bigEndian),
                extensible ? file.u16(at + 18, bigEndian) : 0,
                extensible ? file.u32(at + 20, bigEndian) : 0,
                extensible ? file.u16(at + GUID_AT, bigEndian) : -1,
                extensible && (bigEndian || Arrays.equals(file.bytes(at + GUID_AT + 2, 14), GUID_REST)));
    }

    /** The bytes that a sample takes when the two values that say so agree; 0 when they do not. */
    int agreedBytes() {
        int bytes = (bits + 7) / 8;
        return hasChannels() && hasDepth() && align == channels * bytes ? bytes : 0;
    }

    /** The channels that frame or byte rate tell when a sample takes so many bytes; 0 when neither does. */
    int channelsBy(int bytes) {
        if (bytes > 0 && align > 0 && align % bytes == 0 && align / bytes <= SampleFormat.MAX_CHANNELS) {
            return align / bytes;
        }
        long perChannel = rate * bytes;
        boolean tells = hasRate() && perChannel > 0 && byteRate > 0 && byteRate % perChannel == 0;
        return tells && byteRate / perChannel <= SampleFormat.MAX_CHANNELS ? (int) (byteRate / perChannel) : 0;
    }

    /** The bytes of a sample that frame or byte rate tell, together with the channels; 0 when neither does. */
    int bytesByFrame() {
        if (hasChannels() && align > 0) {
            return align % channels == 0 ? align / channels : 0;
        }
        long ofBytes = rate * channels;
        boolean tells = hasChannels() && hasRate() && byteRate % ofBytes == 0;
        return tells && byteRate / ofBytes <= 8 ? (int) (byteRate / ofBytes) : 0;
    }

    boolean hasChannels() {
        return channels >= 1 && channels <= SampleFormat.MAX_CHANNELS;
    }

    /** 12, 20 and the like lie in the next wider container. */
    boolean hasDepth() {
        return bits >= 1 && (bits <= 32 || bits == 64);
    }

    boolean hasRate() {
        return rate >= 1 && rate <= MAX_RATE;
    }

    boolean hasUsualRate() {
        return rate <= MAX_RATE && USUAL_RATES.contains((int) rate);
    }

    static boolean isUsualRate(long rate) {
        return rate <= MAX_RATE && USUAL_RATES.contains((int) rate);
    }

    static boolean isDepth(int bits) {
        return DEPTHS.contains(bits);
    }

    boolean byteRateFits() {
        return byteRate == rate * align && byteRate > 0;
    }

    /** Whether all values make sense and say the same. */
    boolean agrees() {
        return hasRate() && byteRateFits() && agreedBytes() > 0;
    }

    /** How many of the values make sense, for telling a format chunk from bytes that happen to be called so. */
    boolean isCredible() {
        int sense = (hasChannels() ? 1 : 0) + (hasRate() ? 1 : 0) + (hasDepth() ? 1 : 0);
        sense += byteRateFits() ? 1 : 0;
        sense += agreedBytes() > 0 ? 1 : 0;
        sense += hasUsualRate() ? 1 : 0;
        return size >= SHORTEST - 2 && sense >= 3;
    }
}
