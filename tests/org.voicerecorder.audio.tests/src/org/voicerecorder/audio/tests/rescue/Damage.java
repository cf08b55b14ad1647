package org.voicerecorder.audio.tests.rescue;

import static org.voicerecorder.audio.tests.rescue.Riff.RATE;
import static org.voicerecorder.audio.tests.rescue.Sound.FLOAT_32;
import static org.voicerecorder.audio.tests.rescue.Sound.FLOAT_64;
import static org.voicerecorder.audio.tests.rescue.Sound.MONO;
import static org.voicerecorder.audio.tests.rescue.Sound.MONO_24_ODD;
import static org.voicerecorder.audio.tests.rescue.Sound.MONO_8;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO_24;
import static org.voicerecorder.audio.tests.rescue.Sound.STEREO_32;
import static org.voicerecorder.audio.tests.rescue.Sound.SURROUND;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Kinds of damage that can be mended, each made from a known sound, with the audio that must come out. */
enum Damage {
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
    ID3_IN_FRONT(
            STEREO,
            s -> Riff.nothing()
                    .text("ID3\u0003\0\0\0\0\u0002\u0000")
                    .zeros(256)
                    .bytes(Riff.whole(s))
                    .get(),
            "surplus"),
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
            SURROUND, s -> patch(Riff.whole(s), 12, (byte) 0xE7, (byte) 0x11, (byte) 'm', (byte) 't'), "id-damaged"),
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
    TRAILING_GARBAGE(
            STEREO, s -> Riff.nothing().bytes(Riff.whole(s)).bytes(noise(4000)).get(), "surplus"),
    TRAILING_ZEROS(
            STEREO, s -> Riff.nothing().bytes(Riff.whole(s)).zeros(65_536).get(), "surplus"),
    ID3V1_AT_THE_END(
            STEREO,
            s -> Riff.nothing().bytes(Riff.whole(s)).text("TAG").zeros(125).get(),
            "surplus"),
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
            "part-damaged"),
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
    WAVE64(STEREO, s -> wave64(s, 24 + s.bytes().length), "other-layout"),
    WAVE64_NEVER_FINISHED(STEREO, s -> wave64(s, 0), "unfinished"),
    FLOAT_32_UNFINISHED(FLOAT_32, s -> Riff.of(0).fmt(s).data(0, s.bytes()).get(), "unfinished"),
    FLOAT_64_UNFINISHED(FLOAT_64, s -> Riff.of(0).fmt(s).data(0, s.bytes()).get(), "unfinished"),
    EIGHT_BIT_UNFINISHED(MONO_8, s -> Riff.of(0).fmt(s).data(0, s.bytes()).get(), "unfinished");

    private final Sound sound;
    private final Function<Sound, byte[]> generator;
    private final Function<Sound, byte[]> expected;
    private final List<String> codes;

    Damage(Sound sound, Function<Sound, byte[]> generator, String... codes) {
        this(sound, generator, Sound::bytes, codes);
    }

    Damage(Sound sound, Function<Sound, byte[]> generator, Function<Sound, byte[]> expected, String... codes) {
        this.sound = sound;
        this.generator = generator;
        this.expected = expected;
        this.codes = List.of(codes);
    }

    Sound sound() {
        return sound;
    }

    byte[] file() {
        return generator.apply(sound);
    }

    /** The audio that must be in the mended copy. */
    byte[] audio() {
        return expected.apply(sound);
    }

    /** What must be among the findings. */
    List<String> codes() {
        return codes;
    }

    static byte[] noise(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] from(byte[] bytes, int start) {
        return Arrays.copyOfRange(bytes, start, bytes.length);
    }

    private static byte[] patch(byte[] bytes, int at, byte... patch) {
        System.arraycopy(patch, 0, bytes, at, patch.length);
        return bytes;
    }

    private static byte[] zeroed(byte[] bytes, int from, int to) {
        Arrays.fill(bytes, from, to, (byte) 0);
        return bytes;
    }

    /** Two pages of zeros that lie neither as pages of the file nor as blocks of the audio do. */
    private static byte[] holed(byte[] bytes) {
        return zeroed(bytes, 10_103, 10_103 + 8192);
    }

    /** A carriage return before each line feed. */
    static byte[] asText(byte[] bytes) {
        Riff text = Riff.nothing();
        for (byte b : bytes) {
            if (b == '\n') {
                text.bytes((byte) '\r');
            }
            text.bytes(b);
        }
        return text.get();
    }

    private static byte[] twice(byte[] bytes) {
        return Riff.nothing().bytes(bytes).bytes(bytes).get();
    }

    private static Riff rf64(long riff, long data) {
        return Riff.nothing()
                .text("RF64")
                .u32(0xFFFF_FFFFL)
                .text("WAVEds64")
                .u32(28)
                .u64(riff)
                .u64(data)
                .zeros(12);
    }

    private static byte[] wave64(Sound sound, long dataSize) {
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
