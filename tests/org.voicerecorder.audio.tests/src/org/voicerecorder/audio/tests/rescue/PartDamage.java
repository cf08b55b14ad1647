package org.voicerecorder.audio.tests.rescue;

import static org.voicerecorder.audio.tests.rescue.Alter.from;
import static org.voicerecorder.audio.tests.rescue.Alter.noise;
import static org.voicerecorder.audio.tests.rescue.Alter.patch;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO;

import java.util.function.Function;

/** Parts besides the audio that are damaged, lost, or do not belong there. */
enum PartDamage implements Damage {
    ODD_CHUNK_WITHOUT_PADDING(
            STEREO,
            s -> Riff.of(49 + s.bytes().length)
                    .text("JUNK")
                    .u32(5)
                    .zeros(5)
                    .fmt(s)
                    .data(s.bytes())
                    .get(),
            "padding-missing"),
    JUNK_BEFORE_RIFF(
            STEREO, s -> Riff.nothing().bytes(noise(777)).bytes(Riff.whole(s)).get(), "surplus"),
    JUNK_BEFORE_FORMAT(
            STEREO,
            s -> Riff.of(73 + s.bytes().length)
                    .bytes(noise(37))
                    .fmt(s)
                    .data(s.bytes())
                    .get(),
            "surplus"),
    HEADER_TWICE(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(s)
                    .data((long) s.bytes().length)
                    .bytes(Riff.whole(s))
                    .get(),
            "surplus"),
    HEADER_TWICE_THE_FIRST_NEVER_FINISHED(
            STEREO, s -> Riff.of(0).fmt(s).data(0L).bytes(Riff.whole(s)).get(), "surplus"),
    ID3_IN_FRONT(
            STEREO,
            s -> Riff.nothing()
                    .text("ID3\u0003\0\0\0\0\u0002\u0000")
                    .zeros(256)
                    .bytes(Riff.whole(s))
                    .get(),
            "surplus"),
    DATA_ID_OVERWRITTEN(
            STEREO,
            s -> Riff.of(36 + s.bytes().length)
                    .fmt(s)
                    .bytes((byte) 1, (byte) 2, (byte) 3, (byte) 4)
                    .u32(s.bytes().length)
                    .bytes(s.bytes())
                    .get(),
            "id-damaged"),
    DATA_HEADER_MISSING(
            STEREO, s -> Riff.of(28 + s.bytes().length).fmt(s).bytes(s.bytes()).get(), "part-missing"),
    RIFF_ID_OVERWRITTEN(STEREO, s -> patch(Riff.whole(s), 0, (byte) 0xE7, (byte) 0x11), "id-damaged"),
    FIRST_BYTES_LOST(STEREO, s -> from(Riff.whole(s), 10), "part-missing"),
    WHOLE_HEADER_LOST(STEREO, s -> s.from(0), "guess"),
    LIST_PAST_THE_END(
            STEREO,
            s -> Riff.of(64 + s.bytes().length)
                    .fmt(s)
                    .data(s.bytes())
                    .text("LIST")
                    .u32(90_000)
                    .text("INFOINAM")
                    .get(),
            "part-damaged"),
    LIST_BEFORE_THE_AUDIO_TOO_LARGE(
            STEREO,
            s -> Riff.of(56 + s.bytes().length)
                    .fmt(s)
                    .text("LIST")
                    .u32(9_000)
                    .text("INFOINAM")
                    .zeros(8)
                    .data(s.bytes())
                    .get(),
            "part-damaged"),
    CUE_DAMAGED(
            STEREO,
            s -> Riff.of(56 + s.bytes().length)
                    .fmt(s)
                    .data(s.bytes())
                    .chunk("cue ", (byte) 0xFF, (byte) 0xFF, (byte) 0, (byte) 0, (byte) 9, (byte) 9, (byte) 9, (byte) 9)
                    .get(),
            "part-damaged"),
    BEXT_DAMAGED(
            STEREO,
            s -> Riff.of(244 + s.bytes().length)
                    .fmt(s)
                    .chunk("bext", noise(200))
                    .data(s.bytes())
                    .get(),
            "part-damaged");

    private final Mishap mishap;

    PartDamage(Sound sound, Function<Sound, byte[]> generator, String... codes) {
        this(sound, generator, Sound::bytes, codes);
    }

    PartDamage(Sound sound, Function<Sound, byte[]> generator, Function<Sound, byte[]> expected, String... codes) {
        this.mishap = Mishap.of(sound, generator, expected, codes);
    }

    @Override
    public Mishap mishap() {
        return mishap;
    }
}
