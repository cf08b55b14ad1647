package org.voicerecorder.audio.tests.rescue;

import static org.voicerecorder.audio.tests.rescue.Alter.asText;
import static org.voicerecorder.audio.tests.rescue.Alter.cut;
import static org.voicerecorder.audio.tests.rescue.Alter.swab;
import static org.voicerecorder.audio.tests.rescue.Riff.RATE;
import static org.voicerecorder.audio.tests.rescue.Sound.MONO_24_ODD;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO_24;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** What a transfer did to the file, and other layouts than that of an ordinary WAV. */
enum TransferDamage implements Damage {
    TEXT_TRANSFER(STEREO, s -> asText(Riff.whole(s)), "text-transfer"),
    TEXT_TRANSFER_24_BIT(STEREO_24, s -> asText(Riff.whole(s)), "text-transfer"),
    TEXT_TRANSFER_WITH_LINE_FEEDS_IN_ITS_SIZES(
            STEREO,
            s -> asText(
                    Riff.of(36 + 0x2E0A).fmt(s).data(s.first(0x2E0A / 4 * 4)).get()),
            s -> s.first(0x2E0A / 4 * 4),
            "text-transfer"),
    TEXT_TRANSFER_WITH_TITLE(
            STEREO,
            s -> asText(Riff.of(64 + s.bytes().length)
                    .fmt(s)
                    .data(s.bytes())
                    .title("A title")
                    .get()),
            "text-transfer"),
    TEXT_TRANSFER_NEVER_FINISHED(
            STEREO, s -> asText(Riff.of(0).fmt(s).data(0, s.bytes()).get()), "text-transfer", "unfinished"),
    TEXT_TRANSFER_CUT_OFF(
            STEREO, s -> asText(cut(Riff.whole(s), 44 + 40_000)), s -> s.first(40_000), "text-transfer", "cut-off"),
    TEXT_TRANSFER_BIG_ENDIAN(
            STEREO,
            s -> asText(Riff.bigEndian()
                    .text("RIFX")
                    .u32(36 + s.bytes().length)
                    .text("WAVE")
                    .fmt(s)
                    .data(s.swapped())
                    .get()),
            "text-transfer",
            "other-layout"),
    SWAPPED_IN_PAIRS(STEREO, s -> swab(Riff.whole(s)), "bytes-swapped"),
    SWAPPED_IN_PAIRS_24_BIT(MONO_24_ODD, s -> swab(Riff.whole(s)), "bytes-swapped"),
    SWAPPED_IN_PAIRS_NEVER_FINISHED(
            STEREO_24,
            s -> swab(Riff.of(0).fmt(s).data(0, s.bytes()).bytes((byte) 1).get()),
            "bytes-swapped",
            "unfinished",
            "frame-incomplete"),
    SWAPPED_IN_PAIRS_RF64(
            STEREO,
            s -> swab(SizeDamage.rf64(0, 0).fmt(s).data(0xFFFF_FFFFL, s.bytes()).get()),
            "bytes-swapped",
            "unfinished"),
    BIG_ENDIAN(
            STEREO,
            s -> Riff.bigEndian()
                    .text("RIFX")
                    .u32(36 + s.bytes().length)
                    .text("WAVE")
                    .fmt(s)
                    .data(s.swapped())
                    .get(),
            "other-layout"),
    BIG_ENDIAN_24_BIT(
            STEREO_24,
            s -> Riff.bigEndian()
                    .text("RIFX")
                    .u32(36 + s.bytes().length)
                    .text("WAVE")
                    .fmt(s)
                    .data(s.swapped())
                    .get(),
            "other-layout"),
    WAVE64(STEREO, s -> wave64(s, 24 + s.bytes().length), "other-layout"),
    WAVE64_NEVER_FINISHED(STEREO, s -> wave64(s, 0), "unfinished");

    private final Mishap mishap;

    TransferDamage(Sound sound, Function<Sound, byte[]> generator, String... codes) {
        this(sound, generator, Sound::bytes, codes);
    }

    TransferDamage(Sound sound, Function<Sound, byte[]> generator, Function<Sound, byte[]> expected, String... codes) {
        this.mishap = Mishap.of(sound, generator, expected, codes);
    }

    @Override
    public Mishap mishap() {
        return mishap;
    }

    static byte[] wave64(Sound sound, long dataSize) {
        byte[] riff = "riff\u002E\u0091\u00CF\u0011\u00A5\u00D6\u0028\u00DB\u0004\u00C1\0\0"
                .getBytes(StandardCharsets.ISO_8859_1);
        String rest = "\u00F3\u00AC\u00D3\u0011\u008C\u00D1\0\u00C0\u004F\u008E\u00DB\u008A";
        return Riff.nothing()
                .bytes(riff)
                .u64(dataSize == 0 ? 0 : 104 + sound.bytes().length)
                .text("wave" + rest)
                .text("fmt " + rest)
                .u64(40)
                .fields(1, 2, RATE, RATE * 4L, 4, 16)
                .text("data" + rest)
                .u64(dataSize)
                .bytes(sound.bytes())
                .get();
    }
}
