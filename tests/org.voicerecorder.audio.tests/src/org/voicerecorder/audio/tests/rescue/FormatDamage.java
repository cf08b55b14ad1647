package org.voicerecorder.audio.tests.rescue;

import static org.voicerecorder.audio.tests.rescue.Alter.patch;
import static org.voicerecorder.audio.tests.rescue.Riff.RATE;
import static org.voicerecorder.audio.tests.rescue.Sound.FLOAT_32;
import static org.voicerecorder.audio.tests.rescue.Sound.MONO;
import static org.voicerecorder.audio.tests.rescue.Sound.MONO_8;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO_24;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO_32;
import static org.voicerecorder.audio.tests.rescue.Sound.SURROUND;

import java.util.function.Function;

/** A format that is wrong or lost. */
enum FormatDamage implements Damage {
    BLOCK_ALIGN_WRONG(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(1, 2, RATE, RATE * 4L, 3, 16)
                    .data(s.bytes())
                    .get(),
            "format-wrong"),
    BYTE_RATE_WRONG(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(1, 2, RATE, 99, 4, 16)
                    .data(s.bytes())
                    .get(),
            "format-wrong"),
    BITS_WRONG(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(1, 2, RATE, RATE * 4L, 4, 24)
                    .data(s.bytes())
                    .get(),
            "format-wrong"),
    BITS_WRONG_IN_24(
            STEREO_24,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(1, 2, RATE, RATE * 6L, 6, 16)
                    .data(s.bytes())
                    .get(),
            "format-wrong"),
    CHANNELS_ZERO(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(1, 0, RATE, RATE * 4L, 4, 16)
                    .data(s.bytes())
                    .get(),
            "format-wrong"),
    CHANNELS_WRONG(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(1, 1, RATE, RATE * 4L, 4, 16)
                    .data(s.bytes())
                    .get(),
            "format-wrong"),
    CHANNELS_TOLD_BY_THE_BYTE_RATE(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(1, 0, RATE, RATE * 4L, 0, 16)
                    .data(s.bytes())
                    .get(),
            "format-wrong"),
    BITS_TOLD_BY_THE_BYTE_RATE(
            STEREO_24,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(1, 2, RATE, RATE * 6L, 0, 0)
                    .data(s.bytes())
                    .get(),
            "format-wrong"),
    CHANNELS_TOLD_BY_NOTHING(STEREO, s -> told(s, 1, 0, RATE, 16), "part-missing", "guess"),
    CHANNELS_TOLD_BY_NOTHING_24_BIT(STEREO_24, s -> told(s, 1, 0, RATE, 24), "part-missing", "guess"),
    CHANNELS_TOLD_BY_NOTHING_FLOAT(FLOAT_32, s -> told(s, 3, 0, RATE, 32), "part-missing", "guess"),
    CHANNELS_TOLD_BY_NOTHING_MONO(MONO, s -> told(s, 1, 0, RATE, 16), "part-missing", "guess"),
    BITS_TOLD_BY_NOTHING(STEREO_24, s -> told(s, 1, 2, RATE, 0), "part-missing", "guess"),
    RATE_TOLD_BY_NOTHING(STEREO, s -> told(s, 1, 2, 0, 16), "format-wrong"),
    ALL_ZERO(STEREO, s -> told(s, 0, 0, 0, 0), "part-missing", "guess"),
    ALL_ZERO_MONO(MONO, s -> told(s, 0, 0, 0, 0), "part-missing", "guess"),
    ALL_ZERO_8_BIT(MONO_8, s -> told(s, 0, 0, 0, 0), "part-missing", "guess"),
    RATE_ZERO(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(1, 2, 0, RATE * 4L, 4, 16)
                    .data(s.bytes())
                    .get(),
            "format-wrong"),
    TAG_ZERO(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(0, 2, RATE, 16)
                    .data(s.bytes())
                    .get(),
            "format-wrong"),
    TAG_EXTENSIBLE_WITHOUT_EXTENSION(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(0xFFFE, 2, RATE, 16)
                    .data(s.bytes())
                    .get(),
            "format-wrong"),
    TAG_NONSENSE_OVER_FLOATS(
            FLOAT_32,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(0x4242, 2, RATE, 32)
                    .data(s.bytes())
                    .get(),
            "format-wrong"),
    MASK_DAMAGED(
            SURROUND,
            s -> Riff.of(60 + s.bytes().length)
                    .extensible(s, 0xFFFF_FFFFL, Riff.guid(1))
                    .data(s.bytes())
                    .get(),
            "format-wrong"),
    GUID_DAMAGED(
            SURROUND,
            s -> Riff.of(60 + s.bytes().length)
                    .extensible(s, 0x3F, new byte[16])
                    .data(s.bytes())
                    .get(),
            "part-damaged"),
    FORMAT_SIZE_WRONG(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .text("fmt ")
                    .u32(0x1234_5678)
                    .fields(1, 2, RATE, RATE * 4L, 4, 16)
                    .data(s.bytes())
                    .get(),
            "size-wrong"),
    FORMAT_MISSING(STEREO, s -> Riff.of(12 + s.bytes().length).data(s.bytes()).get(), "guess"),
    FORMAT_MISSING_24_BIT(
            STEREO_24, s -> Riff.of(12 + s.bytes().length).data(s.bytes()).get(), "guess"),
    FORMAT_MISSING_MONO(
            MONO, s -> Riff.of(12 + s.bytes().length).data(s.bytes()).get(), "guess"),
    FORMAT_MISSING_FLOAT(
            FLOAT_32, s -> Riff.of(12 + s.bytes().length).data(s.bytes()).get(), "guess"),
    FORMAT_MISSING_32_BIT(
            STEREO_32, s -> Riff.of(12 + s.bytes().length).data(s.bytes()).get(), "guess"),
    FORMAT_MISSING_8_BIT(
            MONO_8, s -> Riff.of(12 + s.bytes().length).data(s.bytes()).get(), "guess"),
    FORMAT_ID_OVERWRITTEN(
            STEREO, s -> patch(Riff.whole(s), 12, (byte) 'x', (byte) 'x', (byte) 'x', (byte) 'x'), "id-damaged"),
    FORMAT_ID_ZEROED(STEREO_24, s -> patch(Riff.whole(s), 12, (byte) 0, (byte) 0, (byte) 0, (byte) 0), "id-damaged"),
    FORMAT_ID_OVERWRITTEN_EXTENSIBLE(
            SURROUND, s -> patch(Riff.whole(s), 12, (byte) 0xE7, (byte) 0x11, (byte) 'm', (byte) 't'), "id-damaged");

    private final Mishap mishap;

    FormatDamage(Sound sound, Function<Sound, byte[]> generator, String... codes) {
        this(sound, generator, Sound::bytes, codes);
    }

    FormatDamage(Sound sound, Function<Sound, byte[]> generator, Function<Sound, byte[]> expected, String... codes) {
        this.mishap = Mishap.of(sound, generator, expected, codes);
    }

    @Override
    public Mishap mishap() {
        return mishap;
    }

    /** A format whose frame and byte rate are zero, so that nothing tells the other values again. */
    private static byte[] told(Sound sound, int tag, int channels, int rate, int bits) {
        byte[] audio = sound.bytes();
        return Riff.of(36 + audio.length + audio.length % 2)
                .fmt(tag, channels, rate, 0, 0, bits)
                .data(audio)
                .get();
    }
}
