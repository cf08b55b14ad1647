package org.voicerecorder.audio.tests.rescue;

import static org.voicerecorder.audio.tests.rescue.Alter.cut;
import static org.voicerecorder.audio.tests.rescue.Alter.from;
import static org.voicerecorder.audio.tests.rescue.Alter.holed;
import static org.voicerecorder.audio.tests.rescue.Alter.noise;
import static org.voicerecorder.audio.tests.rescue.Alter.twice;
import static org.voicerecorder.audio.tests.rescue.Alter.zeroed;
import static org.voicerecorder.audio.tests.rescue.Sound.MONO_24_ODD;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO_24;

import java.util.function.Function;

/** Audio that is cut off, has holes, or has something behind it. */
enum AudioDamage implements Damage {
    TRUNCATED(STEREO, s -> cut(Riff.whole(s), 44 + 20_000), s -> s.first(20_000), "cut-off"),
    TRUNCATED_IN_A_FRAME(STEREO, s -> cut(Riff.whole(s), 44 + 20_003), s -> s.first(20_000), "frame-incomplete"),
    TRUNCATED_IN_A_24_BIT_FRAME(
            STEREO_24, s -> cut(Riff.whole(s), 44 + 30_005), s -> s.first(30_000), "frame-incomplete"),
    ODD_AUDIO_WITHOUT_PADDING(
            MONO_24_ODD,
            s -> Riff.of(36 + s.bytes().length + 28)
                    .fmt(s)
                    .data(s.bytes().length, s.bytes())
                    .title("Unpadded")
                    .get(),
            "padding-missing"),
    STARTS_WITHIN_A_FRAME(STEREO, s -> s.from(1001), s -> s.from(1004), "surplus"),
    TWO_DATA_CHUNKS(
            STEREO,
            s -> Riff.of(44 + s.bytes().length)
                    .fmt(s)
                    .data(s.first(20_000))
                    .data(s.from(20_000))
                    .get(),
            "joined"),
    SECOND_FILE_APPENDED(
            STEREO,
            s -> Riff.nothing().bytes(Riff.whole(s)).bytes(Riff.whole(s)).get(),
            s -> twice(s.bytes()),
            "joined"),
    SECOND_FILE_INSIDE_UNFINISHED_ONE(
            STEREO,
            s -> Riff.of(0).fmt(s).data(0, s.bytes()).bytes(Riff.whole(s)).get(),
            s -> twice(s.bytes()),
            "joined"),
    HOLE_OF_ZEROS(
            STEREO,
            s -> zeroed(cut(Riff.whole(s), 44 + 40_000), 8192, 16_384),
            s -> from(zeroed(cut(Riff.whole(s), 44 + 40_000), 8192, 16_384), 44),
            "hole"),
    HOLE_OFF_THE_PAGES(STEREO, s -> holed(Riff.whole(s)), s -> from(holed(Riff.whole(s)), 44), "hole"),
    ZEROS_TO_THE_END(
            STEREO,
            s -> zeroed(cut(Riff.whole(s), 44 + 30_000), 16_384, 44 + 30_000),
            s -> zeroed(s.first(30_000), 16_384 - 44, 30_000),
            "cut-off",
            "zeros-at-end"),
    ZEROS_TO_THE_END_OFF_THE_PAGES(
            STEREO,
            s -> Riff.of(36 + 900_000)
                    .fmt(s)
                    .data(900_000, s.first(15_167))
                    .zeros(300_001)
                    .get(),
            s -> cut(s.first(15_167), 315_168),
            "cut-off",
            "zeros-at-end"),
    TRAILING_GARBAGE(
            STEREO, s -> Riff.nothing().bytes(Riff.whole(s)).bytes(noise(4000)).get(), "surplus"),
    TRAILING_ZEROS(
            STEREO, s -> Riff.nothing().bytes(Riff.whole(s)).zeros(65_536).get(), "surplus"),
    ZEROS_AND_ID3V1_AT_THE_END(
            STEREO,
            s -> Riff.nothing()
                    .bytes(Riff.whole(s))
                    .zeros(9000)
                    .text("TAG")
                    .zeros(125)
                    .get(),
            "surplus"),
    APE_TAG_AT_THE_END(
            STEREO,
            s -> Riff.nothing()
                    .bytes(Riff.whole(s))
                    .text("APETAGEX")
                    .bytes(s.first(1000))
                    .get(),
            "surplus"),
    TEXT_AT_THE_END(
            STEREO,
            s -> Riff.nothing()
                    .bytes(Riff.whole(s))
                    .text("Recorded in the old hall.\n".repeat(400))
                    .get(),
            "surplus"),
    TEXT_IN_ZEROS_AT_THE_END(
            STEREO,
            s -> Riff.nothing()
                    .bytes(Riff.whole(s))
                    .zeros(500)
                    .text("<take><hall>old</hall></take>".repeat(50))
                    .zeros(70_000)
                    .get(),
            "surplus"),
    OGG_AT_THE_END(
            STEREO,
            s -> Riff.nothing()
                    .bytes(Riff.whole(s))
                    .text("OggS")
                    .bytes(s.first(4000))
                    .get(),
            "surplus"),
    PACKED_AT_THE_END_24_BIT(
            STEREO_24,
            s -> Riff.nothing().bytes(Riff.whole(s)).bytes(noise(100_000)).get(),
            "surplus"),
    ID3V1_AT_THE_END(
            STEREO,
            s -> Riff.nothing().bytes(Riff.whole(s)).text("TAG").zeros(125).get(),
            "surplus");

    private final Mishap mishap;

    AudioDamage(Sound sound, Function<Sound, byte[]> generator, String... codes) {
        this(sound, generator, Sound::bytes, codes);
    }

    AudioDamage(Sound sound, Function<Sound, byte[]> generator, Function<Sound, byte[]> expected, String... codes) {
        this.mishap = Mishap.of(sound, generator, expected, codes);
    }

    @Override
    public Mishap mishap() {
        return mishap;
    }
}
