package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.util.Optional;

/** What a file is that is no WAV, by its first bytes. @param isAudio whether the library takes it as it is */
record ForeignFile(String name, boolean isAudio) {
    /** What begins as text is no damaged WAV file, whatever comes then. */
    private static final int LOOK = 4096;

    private record Magic(int at, String bytes, String name, boolean isAudio) {}

    private static final Magic[] MAGICS = {
        new Magic(0, "fLaC", "a FLAC file", true),
        new Magic(0, "OggS", "an Ogg file", true),
        new Magic(4, "ftyp", "an MPEG-4 file", true),
        new Magic(8, "AIFF", "an AIFF file", true),
        new Magic(8, "AIFC", "an AIFF file", true),
        new Magic(8, "AVI ", "an AVI video", false),
        new Magic(8, "WEBP", "a picture (WebP)", false),
        new Magic(0, "\u001AE\u00DF\u00A3", "a Matroska or WebM file", false),
        new Magic(0, "0&\u00B2u", "a Windows Media file", false),
        new Magic(0, "caff", "a Core Audio file", false),
        new Magic(0, ".snd", "an AU file", false),
        new Magic(0, "PK\u0003\u0004", "a ZIP archive", false),
        new Magic(0, "\u001F\u008B\b", "a gzip archive", false),
        new Magic(0, "7z\u00BC\u00AF", "a 7-Zip archive", false),
        new Magic(0, "Rar!", "a RAR archive", false),
        new Magic(0, "%PDF", "a PDF document", false),
        new Magic(0, "\u0089PNG", "a picture (PNG)", false),
        new Magic(0, "\u00FF\u00D8\u00FF", "a picture (JPEG)", false),
        new Magic(0, "GIF8", "a picture (GIF)", false),
        new Magic(0, "\u007FELF", "a program", false),
        new Magic(0, "SQLite format 3", "a database", false),
    };

    /** What it surely is, even if a WAV file lies somewhere in it. */
    static Optional<ForeignFile> surely(Source file) throws IOException {
        return surely(file, 0);
    }

    private static Optional<ForeignFile> surely(Source file, long at) throws IOException {
        for (Magic magic : MAGICS) {
            if (file.is(at + magic.at(), magic.bytes())) {
                return Optional.of(new ForeignFile(magic.name(), magic.isAudio()));
            }
        }
        return Optional.empty();
    }

    /** What begins there, when it is no audio of this file: a tag or another file. */
    static Optional<String> name(Source file, long at) throws IOException {
        if (file.is(at, "TAG") || file.is(at, "ID3")) {
            return Optional.of("an ID3 tag");
        }
        if (file.is(at, "APETAGEX")) {
            return Optional.of("an APE tag");
        }
        return isMpeg(file, at) ? Optional.of("an MP3 file") : surely(file, at).map(ForeignFile::name);
    }

    static Optional<ForeignFile> of(Source file) throws IOException {
        Optional<ForeignFile> sure = surely(file);
        if (sure.isPresent()) {
            return sure;
        }
        if (file.is(0, "ID3") || isMpeg(file, 0)) {
            return Optional.of(new ForeignFile("an MP3 file", true));
        }
        if (Bytes.areText(file, 0, Math.min(LOOK, file.length()))) {
            return Optional.of(new ForeignFile("text", false));
        }
        return Optional.empty();
    }

    /** Two frames of layer III, one behind the other (ISO 11172-3, section 2.4.1.3). */
    private static boolean isMpeg(Source file, long at) throws IOException {
        int length = frame(file, at);
        return length > 0 && frame(file, at + length) > 0;
    }

    private static int frame(Source file, long at) throws IOException {
        int head = (int) file.u32(at, true);
        boolean layer3 = (head >>> 21) == 0x7FF && (head >>> 19 & 3) == 3 && (head >>> 17 & 3) == 1;
        int bitrate = head >>> 12 & 15;
        int rate = head >>> 10 & 3;
        if (!layer3 || bitrate == 0 || bitrate == 15 || rate == 3) {
            return 0;
        }
        int[] rates = {44_100, 48_000, 32_000};
        int[] kilobits = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
        return 144_000 * kilobits[bitrate] / rates[rate] + (head >>> 9 & 1);
    }
}
