package org.voicerecorder.audio.tests.rescue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A kind of damage that can be mended, made from a known sound, with the audio that must come out. */
interface Damage {
    /** Bytes of audio that a header tells of when it was not written to the end. */
    int COUNTED = 12_000;

    /** How it comes about. */
    record Mishap(
            Sound sound, Function<Sound, byte[]> generator, Function<Sound, byte[]> expected, List<String> codes) {
        static Mishap of(
                Sound sound, Function<Sound, byte[]> generator, Function<Sound, byte[]> expected, String... codes) {
            return new Mishap(sound, generator, expected, List.of(codes));
        }
    }

    /** All kinds, for tests. */
    static Stream<Damage> all() {
        return Stream.<Damage[]>of(
                        SizeDamage.values(),
                        StaleDamage.values(),
                        FormatDamage.values(),
                        PartDamage.values(),
                        AudioDamage.values(),
                        TransferDamage.values())
                .flatMap(Arrays::stream);
    }

    Mishap mishap();

    default Sound sound() {
        return mishap().sound();
    }

    default byte[] file() {
        return mishap().generator().apply(sound());
    }

    /** The audio that must be in the mended copy. */
    default byte[] audio() {
        return mishap().expected().apply(sound());
    }

    /** What must be among the findings. */
    default List<String> codes() {
        return mishap().codes();
    }
}
