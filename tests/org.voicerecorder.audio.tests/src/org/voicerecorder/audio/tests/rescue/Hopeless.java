package org.voicerecorder.audio.tests.rescue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.voicerecorder.api.ErrorCode;

/** Files that nothing can be brought out of. */
enum Hopeless {
    EMPTY(() -> new byte[0], ErrorCode.ERR_EMPTY_FILE, "it is empty"),
    ONLY_ZEROS(() -> new byte[100_000], ErrorCode.ERR_CORRUPT_FILE, "nothing but zeros"),
    HEADER_CUT_OFF(() -> Alter.cut(Riff.whole(Sound.STEREO), 30), ErrorCode.ERR_CORRUPT_FILE, "ends within its header"),
    FORMAT_CUT_OFF(() -> Alter.cut(Riff.whole(Sound.STEREO), 18), ErrorCode.ERR_CORRUPT_FILE, "ends within its header"),
    NO_AUDIO(() -> Riff.of(36).fmt(Sound.STEREO).data(0).get(), ErrorCode.ERR_CORRUPT_FILE, "no audio is in it"),
    LESS_THAN_A_FRAME(() -> Alter.cut(Riff.whole(Sound.STEREO), 47), ErrorCode.ERR_CORRUPT_FILE, "not one whole frame"),
    TEXT_TRANSFER_THAT_KEPT_PAIRS(
            () -> asTextOnce(
                    Riff.of(0).fmt(Sound.STEREO).data(0, Alter.noise(2_000_000)).get()),
            ErrorCode.ERR_CORRUPT_FILE,
            "transferred as text"),
    READ_AS_UTF_8(
            () -> new String(Riff.whole(Sound.STEREO), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8),
            ErrorCode.ERR_CORRUPT_FILE,
            "read and written as text in UTF-8"),
    CONVERTED_FROM_LATIN_1(
            () -> new String(Riff.whole(Sound.STEREO_24), StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8),
            ErrorCode.ERR_CORRUPT_FILE,
            "converted from Latin-1"),
    TEXT(() -> "These are the minutes of a meeting.\n".repeat(99).getBytes(), ErrorCode.ERR_UNSUPPORTED_FORMAT, "text"),
    FLAC(() -> Riff.nothing().text("fLaC").bytes(Alter.noise(999)).get(), ErrorCode.ERR_UNSUPPORTED_FORMAT, "FLAC"),
    ZIP(
            () -> Riff.nothing().text("PK\u0003\u0004").bytes(Alter.noise(999)).get(),
            ErrorCode.ERR_UNSUPPORTED_FORMAT,
            "ZIP"),
    AVI(
            () -> Riff.nothing()
                    .text("RIFF")
                    .u32(999)
                    .text("AVI LIST")
                    .bytes(Alter.noise(999))
                    .get(),
            ErrorCode.ERR_UNSUPPORTED_FORMAT,
            "AVI"),
    NOISE(() -> Alter.noise(50_000), ErrorCode.ERR_UNSUPPORTED_FORMAT, "not a WAV file"),
    NOISE_WITHOUT_FORMAT(
            () -> Riff.of(50_012).data(Alter.noise(50_000)).get(), ErrorCode.ERR_CORRUPT_FILE, "its format is lost");

    private final Supplier<byte[]> generator;
    private final ErrorCode code;
    private final String words;

    Hopeless(Supplier<byte[]> generator, ErrorCode code, String words) {
        this.generator = generator;
        this.code = code;
        this.words = words;
    }

    byte[] file() {
        return generator.get();
    }

    ErrorCode code() {
        return code;
    }

    /** What the message must hold. */
    String words() {
        return words;
    }

    /** As programs do it that leave alone what is a line's end already. */
    private static byte[] asTextOnce(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte before = 0;
        for (byte b : bytes) {
            if (b == '\n' && before != '\r') {
                out.write('\r');
            }
            out.write(b);
            before = b;
        }
        return out.toByteArray();
    }
}
