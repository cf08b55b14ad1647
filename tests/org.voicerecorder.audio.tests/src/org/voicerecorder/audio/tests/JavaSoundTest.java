package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.AudioOutputs;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.AudioPlayer.Playback;
import org.voicerecorder.api.audio.AudioPlayer.Playback.State;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.audio.PlayOptions;
import org.voicerecorder.api.audio.PlaybackLine;
import org.voicerecorder.testkit.VirtualMicrophone;

/** Records from and plays to a real sound server. */
class JavaSoundTest {
    private static final long PATIENCE_SECONDS = 30;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("vm");
    }

    @AfterEach
    void deleteFolder() throws Exception {
        Tools.run("rm", "-rf", folder.toString());
    }

    private VirtualMicrophone microphone(CaptureFormat format) throws IOException {
        VirtualMicrophone microphone =
                new VirtualMicrophone(folder, format.sampleRate(), "s" + format.bitDepth() + "le", format.channels());
        microphone.useInThisProcess();
        return microphone;
    }

    private static InputDevice device() {
        List<InputDevice> devices = Services.get(AudioInputs.class).devices();
        assertFalse(devices.isEmpty(), "no device");
        assertEquals(1, devices.stream().filter(InputDevice::isDefault).count());
        return devices.stream().filter(InputDevice::isDefault).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"48000,2,16", "44100,1,16", "48000,1,24", "96000,2,32"})
    void whatIsPlayedIsRecordedBitByBit(int rate, int channels, int bits) throws Exception {
        CaptureFormat format = new CaptureFormat(rate, channels, bits);
        byte[] audio = Signals.pcm(format, rate * 2);
        audio[format.bytesPerSample() - 1] = 0x40;
        Path raw = Files.write(folder.resolve("audio.raw"), audio);
        try (VirtualMicrophone microphone = microphone(format);
                CaptureStream capture = Services.get(AudioInputs.class).open(device().id(), format)) {
            assertTrue(device().formats().contains(format));
            assertEquals(format, capture.format());
            byte[] block = new byte[format.bytesPerFrame() * 1000];
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            heard.write(block, 0, capture.read(block, 0, block.length));
            CompletableFuture<Void> played = CompletableFuture.runAsync(() -> play(microphone, raw, format));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            int start = -1;
            while (start < 0 || heard.size() < start + audio.length) {
                assertTrue(System.nanoTime() < end, "heard only " + heard.size() + " bytes");
                int n = capture.read(block, 0, block.length);
                assertEquals(0, n % format.bytesPerFrame());
                heard.write(block, 0, n);
                start = start < 0 ? firstSound(heard.toByteArray(), format.bytesPerFrame()) : start;
            }
            played.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertArrayEquals(audio, Arrays.copyOfRange(heard.toByteArray(), start, start + audio.length));
            assertEquals(0, capture.overruns());
        }
    }

    private static void play(VirtualMicrophone microphone, Path raw, CaptureFormat format) {
        try {
            microphone.play(raw, format.sampleRate(), "s" + format.bitDepth() + "le", format.channels());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int firstSound(byte[] audio, int frame) {
        for (int i = 0; i < audio.length; i++) {
            if (audio[i] != 0) {
                return i - i % frame;
            }
        }
        return -1;
    }

    @Test
    void aLostDeviceIsNoticed() throws Exception {
        try (VirtualMicrophone microphone = microphone(CaptureFormat.DEFAULT);
                CaptureStream capture = Services.get(AudioInputs.class).open(device().id(), CaptureFormat.DEFAULT)) {
            byte[] block = new byte[4096];
            assertTrue(capture.read(block, 0, block.length) > 0);
            microphone.kill();
            var e = assertThrows(VoiceRecorderException.class, () -> readForEver(capture));
            assertEquals(ErrorCode.ERR_DEVICE_LOST, e.code());
        }
    }

    @Test
    void closingEndsARead() throws Exception {
        try (VirtualMicrophone _ = microphone(CaptureFormat.DEFAULT)) {
            @SuppressWarnings("resource")
            CaptureStream capture = Services.get(AudioInputs.class).open(device().id(), CaptureFormat.DEFAULT);
            CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> readForEver(capture));
            capture.close();
            assertEquals(-1, end.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
    }

    /** A reader that comes late gets everything: the line and the sound server keep it. */
    @Test
    void aShortStallLosesNothing() throws Exception {
        CaptureFormat format = new CaptureFormat(48_000, 1, 16);
        try (VirtualMicrophone _ = microphone(format);
                CaptureStream capture = Services.get(AudioInputs.class).open(device().id(), format)) {
            byte[] block = new byte[4096];
            assertTrue(capture.read(block, 0, block.length) > 0);
            long begin = System.nanoTime();
            awaitTrue(() -> System.nanoTime() - begin > 400_000_000L);
            long frames = 0;
            while (frames < 48_000) {
                frames += capture.read(block, 0, block.length) / 2;
            }
            assertTrue(System.nanoTime() - begin < 1_200_000_000L, "a second of audio took longer than a second");
            assertEquals(0, capture.overruns());
        }
    }

    @Test
    void whatCannotBeOpenedIsNamed() throws Exception {
        AudioInputs inputs = Services.get(AudioInputs.class);
        try (VirtualMicrophone _ = microphone(CaptureFormat.DEFAULT)) {
            assertCode(ErrorCode.ERR_DEVICE_NOT_FOUND, () -> inputs.open("no such device", CaptureFormat.DEFAULT));
            assertCode(
                    ErrorCode.ERR_FORMAT_NOT_SUPPORTED,
                    () -> inputs.open(device().id(), new CaptureFormat(768_000, 2, 16)));
        }
        var e = assertThrows(
                VoiceRecorderException.class, () -> inputs.open("default [default]", CaptureFormat.DEFAULT));
        assertEquals(ErrorCode.ERR_DEVICE_NOT_FOUND, e.code());
        assertTrue(e.advice().contains("sound server"), e.advice());
    }

    private static void assertCode(ErrorCode code, Executable act) {
        assertEquals(code, assertThrows(VoiceRecorderException.class, act).code());
    }

    private static int readForEver(CaptureStream capture) {
        byte[] block = new byte[4096];
        int n = 0;
        while (n >= 0) {
            n = capture.read(block, 0, block.length);
        }
        return n;
    }

    /** What the player plays is recorded from the same server. */
    @Test
    void playsPausesSeeksAndEnds() throws Exception {
        CaptureFormat format = new CaptureFormat(48_000, 2, 16);
        Path wav = Signals.wav(folder.resolve("a.wav"), format, 48_000 * 2);
        AudioPlayer player = Services.get(AudioPlayer.class);
        try (VirtualMicrophone _ = microphone(format);
                Playback playback = player.play(wav, PlayOptions.DEFAULT.withFrom(Duration.ofMillis(500)))) {
            assertEquals(Duration.ofSeconds(2), playback.duration());
            awaitTrue(() -> playback.position().toMillis() > 700);
            playback.pause();
            assertEquals(State.PAUSED, playback.state());
            Duration settled = settled(playback);
            assertTrue(settled.toMillis() < 1900, settled.toString());
            playback.seek(Duration.ofMillis(1500));
            assertEquals(1500, playback.position().toMillis());
            assertEquals(State.PAUSED, playback.state());
            playback.resume();
            awaitTrue(() -> playback.position().toMillis() > 1600);
            playback.await();
            assertEquals(State.ENDED, playback.state());
            assertEquals(playback.duration(), playback.position());
        }
    }

    /** The position when it no longer moves. */
    private static Duration settled(Playback playback) {
        Duration[] last = {Duration.ofSeconds(-1)};
        long[] since = {0};
        awaitTrue(() -> {
            Duration now = playback.position();
            if (!now.equals(last[0])) {
                last[0] = now;
                since[0] = System.nanoTime();
            }
            return System.nanoTime() - since[0] > 300_000_000L;
        });
        return last[0];
    }

    @Test
    void whatIsHeardIsTheFile() throws Exception {
        CaptureFormat format = new CaptureFormat(48_000, 2, 16);
        byte[] audio = Signals.pcm(format, 48_000);
        Path wav = Signals.wav(folder.resolve("a.wav"), format, 48_000);
        try (VirtualMicrophone _ = microphone(format);
                CaptureStream capture = Services.get(AudioInputs.class).open(device().id(), format)) {
            byte[] block = new byte[4000];
            assertTrue(capture.read(block, 0, block.length) > 0);
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            try (Playback _ = Services.get(AudioPlayer.class).play(wav, PlayOptions.DEFAULT)) {
                int start = -1;
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
                while (start < 0 || heard.size() < start + audio.length) {
                    assertTrue(System.nanoTime() < end, "heard only " + heard.size() + " bytes");
                    heard.write(block, 0, capture.read(block, 0, block.length));
                    start = start < 0 ? firstSound(heard.toByteArray(), 4) : start;
                }
                assertArrayEquals(audio, Arrays.copyOfRange(heard.toByteArray(), start, start + audio.length));
            }
        }
    }

    @Test
    void anOutputThatIsLostIsTold() throws Exception {
        AudioOutputs outputs = Services.get(AudioOutputs.class);
        try (VirtualMicrophone microphone = microphone(CaptureFormat.DEFAULT);
                PlaybackLine line = outputs.open(Optional.empty(), CaptureFormat.DEFAULT)) {
            byte[] block = new byte[9600];
            assertTrue(line.write(block, 0, block.length) > 0);
            microphone.kill();
            var e = assertThrows(VoiceRecorderException.class, () -> writeForEver(line));
            assertEquals(ErrorCode.ERR_DEVICE_LOST, e.code());
        }
    }

    private static void writeForEver(PlaybackLine line) {
        byte[] block = new byte[9600];
        while (line.write(block, 0, block.length) > 0) {
            assertTrue(line.heardFrames() >= 0);
        }
    }

    /**
     * What is captured when the position is asked tells what is heard: every frame of the file is different. The sound
     * server's own latency, which Java Sound does not know, counts as well.
     */
    @Test
    void thePositionIsThatOfWhatIsHeard() throws Exception {
        CaptureFormat format = new CaptureFormat(48_000, 2, 16);
        byte[] audio = Signals.pcm(format, 48_000 * 3);
        Path wav = Signals.wav(folder.resolve("a.wav"), format, 48_000 * 3);
        try (VirtualMicrophone _ = microphone(format);
                CaptureStream capture = Services.get(AudioInputs.class).open(device().id(), format);
                Playback playback = Services.get(AudioPlayer.class).play(wav, PlayOptions.DEFAULT)) {
            byte[] block = new byte[format.bytesPerFrame() * 240];
            double least = Double.MAX_VALUE;
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!playback.state().isOver() && System.nanoTime() < end) {
                int n = capture.read(block, 0, block.length);
                double shown = playback.position().toNanos() / 1e9;
                int heard = n < block.length ? -1 : find(audio, block);
                if (heard > 48_000) {
                    least = Math.min(least, Math.abs(shown - heard / 48_000.0));
                }
            }
            // A machine under load delays some of the readings, not the best one.
            assertTrue(least < 0.05, "best of all readings is off by " + least + " s");
        }
    }

    /** The frame after a piece of the audio; -1 when it is not in it. */
    private static int find(byte[] audio, byte[] piece) {
        for (int at = 0; at + piece.length <= audio.length; at += 4) {
            if (Arrays.equals(audio, at, at + piece.length, piece, 0, piece.length)) {
                return (at + piece.length) / 4;
            }
        }
        return -1;
    }

    private static void awaitTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            LockSupport.parkNanos(2_000_000);
        }
    }
}
