package org.voicerecorder.audio.tests.rescue;

import static org.voicerecorder.audio.tests.rescue.Riff.RATE;
import static org.voicerecorder.audio.tests.rescue.Sound.FLOAT_32;
import static org.voicerecorder.audio.tests.rescue.Sound.FLOAT_64;
import static org.voicerecorder.audio.tests.rescue.Sound.MONO_24_ODD;
import static org.voicerecorder.audio.tests.rescue.Sound.MONO_8;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO;

import java.util.function.Function;

/** Sizes in the header that are not those of what is there. */
enum SizeDamage implements Damage {
    HEADER_NEVER_FINISHED(STEREO, s -> Riff.of(0).fmt(s).data(0, s.bytes()).get(), "unfinished"),
    HEADER_NEVER_FINISHED_24_BIT_ODD(
            MONO_24_ODD, s -> Riff.of(0).fmt(s).data(0, s.bytes()).get(), "unfinished"),
    PIPED_BY_FFMPEG(
            STEREO,
            s -> Riff.of(0xFFFF_FFFFL)
                    .fmt(s)
                    .title("Lavf")
                    .data(0xFFFF_FFFFL, s.bytes())
                    .get(),
            "unfinished"),
    ARECORD_KILLED(
            STEREO,
            s -> Riff.of(0x7FFF_FFFFL + 36).fmt(s).data(0x7FFF_FFFFL, s.bytes()).get(),
            "unfinished"),
    AUDACITY_KILLED(
            FLOAT_32,
            s -> Riff.of(0).fmt(s).chunk("fact", new byte[4]).data(0, s.bytes()).get(),
            "unfinished"),
    DATA_SIZE_TOO_LARGE(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(s)
                    .data(s.bytes().length + 5000, s.bytes())
                    .get(),
            "size-wrong"),
    DATA_SIZE_TOO_LARGE_WITH_TITLE(
            STEREO,
            s -> Riff.of(36 + s.bytes().length + 28)
                    .fmt(s)
                    .data(3L * s.bytes().length, s.bytes())
                    .title("A title")
                    .get(),
            "size-wrong"),
    DATA_SIZE_TOO_SMALL(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(s)
                    .data(s.bytes().length / 2, s.bytes())
                    .get(),
            "size-wrong"),
    BOTH_SIZES_TOO_SMALL(
            STEREO, s -> Riff.of(36 + 20_000).fmt(s).data(20_000, s.bytes()).get(), "size-wrong"),
    TAKE_OF_THIS_PROGRAM_KILLED(
            STEREO,
            s -> Riff.of(72 + 20_000)
                    .chunk("JUNK", new byte[28])
                    .fmt(s)
                    .data(20_000, s.bytes())
                    .get(),
            "size-wrong"),
    RIFF_SIZE_WRONG(STEREO, s -> Riff.of(12_345).fmt(s).data(s.bytes()).get(), "size-wrong"),
    DS64_MISSING(
            STEREO,
            s -> Riff.nothing()
                    .text("RF64")
                    .u32(0xFFFF_FFFFL)
                    .text("WAVE")
                    .fmt(s)
                    .data(0xFFFF_FFFFL, s.bytes())
                    .get(),
            "part-missing"),
    DS64_ZERO(STEREO, s -> rf64(0, 0).fmt(s).data(0xFFFF_FFFFL, s.bytes()).get(), "unfinished"),
    DS64_BEHIND_THE_FORMAT(
            STEREO,
            s -> Riff.nothing()
                    .text("RF64")
                    .u32(0xFFFF_FFFFL)
                    .text("WAVE")
                    .fmt(s)
                    .text("ds64")
                    .u32(28)
                    .u64(72 + s.bytes().length)
                    .u64(s.bytes().length)
                    .zeros(12)
                    .data(0xFFFF_FFFFL, s.bytes())
                    .get(),
            "part-misplaced"),
    SIZES_BYTE_SWAPPED(
            STEREO,
            s -> Riff.bigEndian()
                    .text("RIFF")
                    .u32(36 + s.bytes().length)
                    .text("WAVEfmt ")
                    .u32(16)
                    .bytes(Riff.nothing().fields(1, 2, RATE, RATE * 4L, 4, 16).get())
                    .text("data")
                    .u32(s.bytes().length)
                    .bytes(s.bytes())
                    .get(),
            "sizes-swapped"),
    DATA_SIZE_BYTE_SWAPPED(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(s)
                    .data(Integer.toUnsignedLong(Integer.reverseBytes(s.bytes().length)), s.bytes())
                    .get(),
            "sizes-swapped"),
    FLOAT_32_UNFINISHED(FLOAT_32, s -> Riff.of(0).fmt(s).data(0, s.bytes()).get(), "unfinished"),
    FLOAT_64_UNFINISHED(FLOAT_64, s -> Riff.of(0).fmt(s).data(0, s.bytes()).get(), "unfinished"),
    EIGHT_BIT_UNFINISHED(MONO_8, s -> Riff.of(0).fmt(s).data(0, s.bytes()).get(), "unfinished");

    private final Mishap mishap;

    SizeDamage(Sound sound, Function<Sound, byte[]> generator, String... codes) {
        this(sound, generator, Sound::bytes, codes);
    }

    SizeDamage(Sound sound, Function<Sound, byte[]> generator, Function<Sound, byte[]> expected, String... codes) {
        this.mishap = Mishap.of(sound, generator, expected, codes);
    }

    @Override
    public Mishap mishap() {
        return mishap;
    }

    static Riff rf64(long riff, long data) {
        return Riff.nothing()
                .text("RF64")
                .u32(0xFFFF_FFFFL)
                .text("WAVEds64")
                .u32(28)
                .u64(riff)
                .u64(data)
                .zeros(12);
    }
}
