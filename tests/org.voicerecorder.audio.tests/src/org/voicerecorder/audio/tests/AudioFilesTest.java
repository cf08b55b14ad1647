package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Annotations;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.Encoding;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.audio.PcmStream;

class AudioFilesTest {
    private final AudioFiles files = Services.get(AudioFiles.class);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void convertsAndReadsBackWhatItWrote(ExportFormat format) throws IOException {
        Path wav = Signals.wav(folder.resolve("a.wav"), new CaptureFormat(48_000, 2, 16), 48_000);
        Path target = folder.resolve("b." + format.extension());
        files.convert(
                wav, target, format, Map.of("title", "T=\"é\" 🎙", "artist", "A"), Progress.NONE, Cancellation.none());
        AudioContent content = files.inspect(target);
        assertEquals(48_000, content.properties().sampleRate());
        assertEquals(2, content.properties().channels());
        assertEquals(1.0, content.properties().seconds(), 0.06);
        assertEquals("T=\"é\" 🎙", content.tags().get("title"));
        assertEquals("A", content.tags().get("artist"));
        try (PcmStream pcm = files.decode(target, 0)) {
            assertEquals(48_000, count(pcm) / pcm.format().bytesPerFrame(), 3000);
        }
    }

    @Test
    void losslessIsBitIdenticalFromAnyFrame() throws IOException {
        Path wav = Signals.wav(folder.resolve("a.wav"), new CaptureFormat(44_100, 1, 24), 50_000);
        Path flac = folder.resolve("a.flac");
        files.convert(wav, flac, ExportFormat.FLAC, Map.of(), Progress.NONE, Cancellation.none());
        for (long start : new long[] {0, 1, 12_345, 44_101}) {
            try (PcmStream a = files.decode(wav, start);
                    PcmStream b = files.decode(flac, start)) {
                assertEquals(50_000 - start, Signals.assertSame(a, b), "from frame " + start);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"FLAC, 1", "MP3, 2000", "M4A, 400"})
    void anExaminationFailsAtAudioThatDecodingLeavesOut(ExportFormat format, int damaged) throws IOException {
        Path wav = Signals.wav(folder.resolve("a.wav"), new CaptureFormat(44_100, 1, 16), 441_000);
        Path file = folder.resolve("a." + format.extension());
        files.convert(wav, file, Encoding.of(format), Annotations.NONE, Progress.NONE, Cancellation.none());
        try (PcmStream whole = files.examine(file)) {
            assertEquals(441_000, count(whole) / 2, 3000);
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < damaged; i++) {
            bytes[bytes.length / 2 + i] ^= damaged == 1 ? 4 : bytes[bytes.length / 2 + i];
        }
        Files.write(file, bytes);
        try (PcmStream rest = files.decode(file, 0)) {
            assertTrue(count(rest) / 2 > 400_000);
        }
        try (PcmStream examined = files.examine(file)) {
            var e = assertThrows(VoiceRecorderException.class, () -> count(examined));
            assertEquals(ErrorCode.ERR_CORRUPT_FILE, e.code());
            assertFalse(e.getMessage().contains("0x") || e.getMessage().contains(" code"), e.getMessage());
        }
    }

    private static long count(PcmStream pcm) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int n = pcm.read(buffer, 0, buffer.length); n > 0; n = pcm.read(buffer, 0, buffer.length)) {
            total += n;
        }
        return total;
    }
}
