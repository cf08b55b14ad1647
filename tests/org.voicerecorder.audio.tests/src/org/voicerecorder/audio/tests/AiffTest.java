package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.audio.PcmFiles;

class AiffTest {
    private final AudioFiles files = Services.get(AudioFiles.class);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"16,pcm_s16be,aiff", "24,pcm_s24be,aiff", "32,pcm_s32be,aiff", "16,pcm_s16le,aiff"})
    void holdsTheSameAudioAsItsWav(int bits, String codec, String muxer) throws Exception {
        Path wav = Signals.wav(folder.resolve("a.wav"), new CaptureFormat(44_100, 2, bits), 12_345);
        Path aiff = folder.resolve("a.bin");
        Tools.ffmpeg("-i", wav.toString(), "-metadata", "title=Title", "-c:a", codec, "-f", muxer, "file:" + aiff);
        AudioContent content = files.inspect(aiff);
        assertEquals("audio/aiff", content.mimeType());
        assertEquals(bits, content.properties().bitDepth().orElseThrow());
        assertEquals("Title", content.tags().get("title"));
        assertEquals(Optional.empty(), content.problem());
        try (PcmStream a = files.decode(wav, 100);
                PcmStream b = files.decode(aiff, 100)) {
            assertEquals(12_245, Signals.assertSame(a, b));
        }
    }

    @Test
    void aShortenedFileIsDamagedAndStillReadToItsEnd() throws Exception {
        Path aiff = folder.resolve("a.aiff");
        Tools.run(
                "sox",
                "-r",
                "8000",
                "-n",
                "-b",
                "16",
                "-c",
                "1",
                aiff.toString(),
                "synth",
                "sine",
                "440",
                "trim",
                "0",
                "8000s");
        assertEquals(1.0, files.inspect(aiff).properties().seconds());
        byte[] bytes = Files.readAllBytes(aiff);
        Files.write(aiff, Arrays.copyOf(bytes, bytes.length - 8000));
        var e = assertThrows(VoiceRecorderException.class, () -> files.inspect(aiff));
        assertEquals(ErrorCode.ERR_CORRUPT_FILE, e.code());
        assertEquals(0.5, PcmFiles.inspect(aiff).orElseThrow().properties().seconds());
        try (PcmStream pcm = files.decode(aiff, 0)) {
            assertEquals(4000, pcm.totalFrames());
        }
    }
}
