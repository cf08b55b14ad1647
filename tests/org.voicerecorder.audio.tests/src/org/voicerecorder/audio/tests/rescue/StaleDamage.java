package org.voicerecorder.audio.tests.rescue;

import static org.voicerecorder.audio.tests.rescue.Sound.FLOAT_32;
import static org.voicerecorder.audio.tests.rescue.Sound.MONO_8;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO_24;

import java.util.function.Function;

/** Headers that were written for the last time long before the recording ended, so that their sizes agree with each other. */
enum StaleDamage implements Damage {
    THEN_SOUND(STEREO, s -> stale(s, s.from(COUNTED)), Sound::bytes, "size-wrong"),
    THEN_SOUND_FROM_WITHIN_A_FRAME(
            STEREO,
            s -> Riff.of(36 + COUNTED + 1).fmt(s).data(COUNTED + 1, s.bytes()).get(),
            Sound::bytes,
            "size-wrong"),
    THEN_SILENCE_AND_SOUND(
            STEREO, s -> stale(s, silenced(s)), s -> joined(s.first(COUNTED), silenced(s)), "size-wrong"),
    THEN_THE_AIR_OF_A_ROOM(STEREO, s -> stale(s, s.hiss(20_000, 0.002)), "size-wrong", "doubtful"),
    THEN_THE_AIR_OF_A_ROOM_24_BIT(STEREO_24, s -> stale(s, s.hiss(20_000, 0.002)), "size-wrong", "doubtful"),
    THEN_THE_AIR_OF_A_ROOM_FLOAT(FLOAT_32, s -> stale(s, s.hiss(20_000, 0.002)), "size-wrong", "doubtful"),
    THEN_THE_AIR_OF_A_ROOM_8_BIT(MONO_8, s -> stale(s, s.hiss(20_000, 0.03)), "size-wrong", "doubtful"),
    THEN_APPLAUSE(STEREO, s -> stale(s, s.hiss(20_000, 0.17)), "size-wrong", "doubtful"),
    THEN_LOUD_RAIN(STEREO, s -> stale(s, s.hiss(20_000, 0.7)), "size-wrong", "doubtful"),
    THEN_ALMOST_NOTHING(STEREO, s -> stale(s, s.hiss(20_000, 0.0001)), "size-wrong", "doubtful"),
    THEN_THE_AIR_OF_A_ROOM_WITHOUT_A_SIZE_OF_ALL(
            STEREO,
            s -> Riff.of(0)
                    .fmt(s)
                    .data(COUNTED, s.first(COUNTED))
                    .bytes(s.hiss(20_000, 0.002))
                    .get(),
            "size-wrong",
            "unfinished"),
    THEN_SILENCE_THAT_THE_SIZE_OF_ALL_COUNTS(
            STEREO,
            s -> Riff.of(36 + COUNTED + 8000)
                    .fmt(s)
                    .data(COUNTED, s.first(COUNTED))
                    .zeros(8000)
                    .get(),
            s -> joined(s.first(COUNTED), new byte[8000]),
            "size-wrong"),
    WAVE64(STEREO, s -> TransferDamage.wave64(s, 24 + COUNTED), Sound::bytes, "size-wrong");

    private final Mishap mishap;

    StaleDamage(Sound sound, Function<Sound, byte[]> generator, String... codes) {
        this(sound, generator, s -> Alter.from(generator.apply(s), 44), codes);
    }

    StaleDamage(Sound sound, Function<Sound, byte[]> generator, Function<Sound, byte[]> expected, String... codes) {
        this.mishap = Mishap.of(sound, generator, expected, codes);
    }

    @Override
    public Mishap mishap() {
        return mishap;
    }

    /** A header that tells of the beginning, that, and more. */
    private static byte[] stale(Sound sound, byte... more) {
        return Riff.of(36 + COUNTED)
                .fmt(sound)
                .data(COUNTED, sound.first(COUNTED))
                .bytes(more)
                .get();
    }

    /** More than the first page of what follows is muted. */
    private static byte[] silenced(Sound sound) {
        return Alter.zeroed(sound.from(COUNTED), 0, 4800);
    }

    private static byte[] joined(byte[] first, byte... second) {
        return Riff.nothing().bytes(first).bytes(second).get();
    }
}
