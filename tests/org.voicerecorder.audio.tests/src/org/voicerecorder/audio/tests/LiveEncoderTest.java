package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.LiveEncoder;
import org.voicerecorder.api.audio.LiveEncoders;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.testkit.Until;

class LiveEncoderTest {
    @TempDir
    Path folder;

    private final LiveEncoders encoders = Services.get(LiveEncoders.class);

    /** Noise over the whole range: nothing can be predicted, and the difference of two channels needs a bit more. */
    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(7).nextBytes(noise);
        return noise;
    }

    @ParameterizedTest
    @CsvSource({"8000, 1, 16", "48000, 2, 16", "44100, 2, 24", "192000, 1, 24", "48000, 2, 32", "96000, 1, 32"})
    void everyFormatOfATakeComesBackBitForBit(int rate, int channels, int bits) throws IOException {
        var format = new CaptureFormat(rate, channels, bits);
        byte[] wanted = noise(format.bytesPerFrame() * 20_000);
        Path target = folder.resolve("a.flac");
        try (LiveEncoder encoder = encoders.flac(target, format)) {
            int piece = format.bytesPerFrame() * 777;
            for (int at = 0; at < wanted.length; at += piece) {
                encoder.write(wanted, at, Math.min(piece, wanted.length - at));
            }
            encoder.finish();
        }
        try (PcmStream stream = Services.get(AudioFiles.class).decode(target, 0)) {
            assertEquals(format, stream.format());
            assertArrayEquals(wanted, readAll(stream));
        }
    }

    private static byte[] readAll(PcmStream stream) throws IOException {
        byte[] all = new byte[1 << 20];
        int filled = 0;
        for (int n = 0; n >= 0; n = stream.read(all, filled, all.length - filled)) {
            filled += n;
        }
        return Arrays.copyOf(all, filled);
    }

    @Test
    void anEncoderThatIsKilledSaysSo() throws IOException {
        Path target = folder.resolve("a.flac");
        try (LiveEncoder encoder = encoders.flac(target, new CaptureFormat(48_000, 1, 16))) {
            encoder.write(noise(9_600), 0, 9_600);
            Until.holds("it has begun", () -> !children(target).isEmpty());
            children(target).forEach(ProcessHandle::destroyForcibly);
            Until.holds("it is gone", () -> children(target).isEmpty());

            var e = assertThrows(VoiceRecorderException.class, () -> encoder.write(noise(9_600), 0, 9_600));
            assertEquals(ErrorCode.ERR_AUDIO_TOOL, e.code());
        }
    }

    @Test
    void closingEndsTheProcessAtOnce() throws IOException {
        Path target = folder.resolve("a.flac");
        LiveEncoder encoder = encoders.flac(target, new CaptureFormat(48_000, 1, 16));
        encoder.write(noise(9_600), 0, 9_600);
        Until.holds("it has begun", () -> !children(target).isEmpty());
        encoder.close();

        Until.holds("it is gone", () -> children(target).isEmpty());
        assertThrows(VoiceRecorderException.class, encoder::finish);
    }

    @Test
    void aTargetThatCannotBeWrittenIsSaidWithTheReason() {
        try (LiveEncoder encoder = encoders.flac(folder.resolve("none/a.flac"), new CaptureFormat(48_000, 1, 16))) {
            var e = assertThrows(VoiceRecorderException.class, () -> {
                encoder.write(noise(9_600), 0, 9_600);
                encoder.finish();
            });
            assertTrue(e.getMessage().contains("No such file"), e.getMessage());
        }
    }

    private static Set<ProcessHandle> children(Path target) {
        return ProcessHandle.current()
                .descendants()
                .filter(p -> p.info().commandLine().orElse("").contains(target.toString()))
                .collect(Collectors.toSet());
    }
}
