package org.voicerecorder.pulse.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioOutputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.OutputDevice;
import org.voicerecorder.api.audio.PlaybackLine;
import org.voicerecorder.testkit.CountedFrames;
import org.voicerecorder.testkit.Until;

/** Plays to a real sound server, and records from it what was heard. */
class PlaybackTest {
    private static final CaptureFormat FORMAT = new CaptureFormat(48_000, 2, 16);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What the server takes at once: however busy the machine is, this writer is not late. */
    private static final int AT_ONCE = (int) PlaybackLine.BUFFER.toMillis() / 2;

    private final AudioOutputs outputs = SoundServer.outputs();
    private SoundServer server;

    @BeforeEach
    void start() throws IOException {
        server = new SoundServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static void write(PlaybackLine line, byte[] pcm, int from, int to) {
        long before = line.heardFrames();
        for (int at = from; at < to; ) {
            at += line.write(pcm, at, to - at);
            long heard = line.heardFrames();
            assertTrue(heard >= before, "heard " + heard + " frames after " + before);
            before = heard;
        }
    }

    @Test
    void devicesAreNamed() throws IOException {
        server.loadSink("phones", FORMAT);
        assertEquals(
                List.of(new OutputDevice("vmic", "VirtualMic", true), new OutputDevice("phones", "phones", false)),
                outputs.devices());
        server.control().kill();
        assertEquals(List.of(), outputs.devices());
    }

    /** In the depths that are recorded, on a device that was chosen. */
    @Test
    void whatIsPlayedIsHeardBitByBit() throws IOException {
        for (CaptureFormat format :
                List.of(FORMAT, new CaptureFormat(96_000, 1, 24), new CaptureFormat(44_100, 2, 32))) {
            String sink = server.loadSink("out", format);
            CountedFrames signal = SoundServer.signal(format, AT_ONCE, 1);
            byte[] pcm = signal.pcm();
            try (Listener listener = new Listener(SoundServer.inputs(), "out.monitor", format);
                    PlaybackLine line = outputs.open(Optional.of("out"), format)) {
                assertEquals(Optional.of("out"), line.deviceId());
                assertEquals(format, line.format());
                assertEquals(0, line.heardFrames());
                write(line, pcm, 0, pcm.length);
                assertTrue(line.drain(PATIENCE));
                assertEquals(signal.frames(), line.heardFrames());
                assertEquals(0, line.underruns());
                assertEquals("", listener.faultIn(signal));
            }
            server.control().unload(sink);
        }
    }

    /** What is counted while paused is what has been heard, to the frame: the null sink takes nothing back. */
    @Test
    void aPauseKeepsWhatWasNotHeard() throws IOException {
        CountedFrames signal = SoundServer.signal(FORMAT, 1_000, 2);
        byte[] pcm = signal.pcm();
        try (Listener listener = new Listener(SoundServer.inputs(), "vmic.monitor", FORMAT);
                PlaybackLine line = outputs.open(Optional.empty(), FORMAT)) {
            write(line, pcm, 0, pcm.length * 3 / 4);
            line.pause();
            long counted = line.heardFrames();
            assertTrue(counted > signal.frames() / 4, counted + " frames");
            assertThrows(IllegalStateException.class, () -> line.write(pcm, 0, pcm.length));
            awaitSilence(listener, signal);
            assertEquals(counted, line.heardFrames());
            assertEquals(counted, sounding(listener.heard(), signal));

            line.resume();
            write(line, pcm, pcm.length * 3 / 4, pcm.length);
            assertTrue(line.drain(PATIENCE));
            assertEquals(signal.frames(), line.heardFrames());
            awaitSilence(listener, signal);
            assertEquals(signal.frames(), sounding(listener.heard(), signal));
        }
    }

    /** Waits for a fifth of a second of nothing at the end. */
    private static void awaitSilence(Listener listener, CountedFrames signal) throws IOException {
        int length = (int) FORMAT.bytesPerSecond() / 5;
        Until.holds("nothing more is heard", () -> {
            byte[] heard = listener.heard();
            return heard.length > length
                    && signal.begin(Arrays.copyOfRange(heard, heard.length - length, heard.length)) < 0;
        });
    }

    /** How many frames were no silence. */
    private static long sounding(byte[] heard, CountedFrames signal) {
        int frame = FORMAT.bytesPerFrame();
        long frames = 0;
        for (int at = 0; at < heard.length; at += frame) {
            frames += signal.begin(Arrays.copyOfRange(heard, at, at + frame)) < 0 ? 0 : 1;
        }
        return frames;
    }

    /** The count is that of the loudspeaker, not of the writer: it lags by the buffer, and goes on between writes. */
    @Test
    void theCountFollowsWhatIsHeard() throws IOException {
        byte[] pcm = SoundServer.signal(FORMAT, 1_000, 3).pcm();
        try (PlaybackLine line = outputs.open(Optional.empty(), FORMAT)) {
            write(line, pcm, 0, pcm.length);
            long written = pcm.length / FORMAT.bytesPerFrame();
            long heard = line.heardFrames();
            long most = PlaybackLine.BUFFER.toMillis() * FORMAT.sampleRate() / 1000;
            assertTrue(written - heard <= 2 * most, written - heard + " frames wait");
            Until.holds("the rest is heard without anybody writing", () -> line.heardFrames() == written);
        }
    }

    @Test
    void aFlushThrowsAwayAndCountsAnew() throws IOException {
        CountedFrames after = SoundServer.signal(FORMAT, AT_ONCE, 5);
        byte[] pcm = SoundServer.signal(FORMAT, 600, 4).pcm();
        try (PlaybackLine line = outputs.open(Optional.empty(), FORMAT)) {
            write(line, pcm, 0, pcm.length);
            line.flush();
            assertEquals(0, line.heardFrames());
            try (Listener listener = new Listener(SoundServer.inputs(), "vmic.monitor", FORMAT)) {
                write(line, after.pcm(), 0, after.pcm().length);
                assertTrue(line.drain(PATIENCE));
                assertEquals(after.frames(), line.heardFrames());
                assertEquals("", listener.faultIn(after));
            }
            write(line, pcm, 0, pcm.length);
            line.pause();
            line.flush();
            assertEquals(0, line.heardFrames());
            assertTrue(line.drain(PATIENCE));
            line.resume();
            write(line, pcm, 0, pcm.length);
            assertTrue(line.drain(PATIENCE));
            assertEquals(pcm.length / FORMAT.bytesPerFrame(), line.heardFrames());
        }
    }

    @Test
    void aWriterThatComesLateIsCounted() throws IOException {
        byte[] pcm = SoundServer.signal(FORMAT, 400, 6).pcm();
        try (PlaybackLine line = outputs.open(Optional.empty(), FORMAT)) {
            write(line, pcm, 0, pcm.length);
            long before = line.underruns();
            long written = pcm.length / FORMAT.bytesPerFrame();
            Until.holds("the buffer ran empty", () -> line.heardFrames() == written);
            long later = System.nanoTime() + Duration.ofMillis(200).toNanos();
            Until.holds("it stayed empty", () -> System.nanoTime() > later);
            write(line, pcm, 0, pcm.length);
            assertTrue(line.underruns() > before, line.underruns() + " underruns");
        }
    }

    /** Whoever was late will be again: the machine is busy, and silence is worse than a change that is felt late. */
    @Test
    void aLineThatRanEmptyHoldsMore() throws IOException {
        byte[] pcm = SoundServer.signal(FORMAT, 1_000, 6).pcm();
        try (PlaybackLine line = outputs.open(Optional.empty(), FORMAT)) {
            long written = 0;
            while (line.underruns() < 2) {
                write(line, pcm, 0, pcm.length);
                written += pcm.length / FORMAT.bytesPerFrame();
                long all = written;
                Until.holds("the buffer ran empty", () -> line.heardFrames() == all);
            }
            long most = 0;
            for (int at = 0; at < pcm.length; ) {
                int taken = line.write(pcm, at, pcm.length - at);
                at += taken;
                written += taken / FORMAT.bytesPerFrame();
                most = Math.max(most, written - line.heardFrames());
            }
            assertTrue(most > 2 * PlaybackLine.BUFFER.toMillis() * 48, most + " frames are held");
        }
    }

    /** Nobody was late where nothing more was to come. */
    @Test
    void theEndIsNoUnderrun() throws IOException {
        byte[] pcm = SoundServer.signal(FORMAT, AT_ONCE, 6).pcm();
        try (PlaybackLine line = outputs.open(Optional.empty(), FORMAT)) {
            for (int i = 0; i < 3; i++) {
                write(line, pcm, 0, pcm.length);
                assertTrue(line.drain(PATIENCE));
                long later = System.nanoTime() + Duration.ofMillis(100).toNanos();
                Until.holds("it stayed empty", () -> System.nanoTime() > later);
            }
            line.flush();
            write(line, pcm, 0, pcm.length);
            assertTrue(line.drain(PATIENCE));
            assertEquals(0, line.underruns());
        }
    }

    @Test
    void aDrainDoesNotWaitForEver() throws IOException {
        byte[] pcm = SoundServer.signal(FORMAT, AT_ONCE, 7).pcm();
        try (PlaybackLine line = outputs.open(Optional.empty(), FORMAT)) {
            server.control().freeze();
            write(line, pcm, 0, pcm.length);
            assertFalse(line.drain(Duration.ofMillis(100)));
            server.control().thaw();
            assertTrue(line.drain(PATIENCE));
            assertEquals(pcm.length / FORMAT.bytesPerFrame(), line.heardFrames());
            assertTrue(line.drain(PATIENCE), "there is nothing to wait for");
        }
    }

    @Test
    void closingEndsAWait() throws Exception {
        byte[] pcm = SoundServer.signal(FORMAT, 1_000, 8).pcm();
        for (int i = 0; i < 10; i++) {
            try (PlaybackLine line = outputs.open(Optional.empty(), FORMAT)) {
                CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                    while (line.write(pcm, 0, pcm.length) > 0) {
                        line.heardFrames();
                    }
                });
                Until.holds("it plays", () -> line.heardFrames() > 0);
                line.close();
                writing.join();
                long heard = line.heardFrames();
                assertEquals(heard, line.heardFrames());
                assertEquals(0, line.write(pcm, 0, pcm.length));
            }
        }
    }

    @Test
    void aDeviceThatIsUnpluggedIsLost() throws IOException {
        server.control().load("module-rescue-streams");
        String sink = server.loadSink("phones", FORMAT);
        byte[] pcm = SoundServer.signal(FORMAT, 1_000, 9).pcm();
        try (PlaybackLine line = outputs.open(Optional.of("phones"), FORMAT)) {
            write(line, pcm, 0, pcm.length);
            server.control().unload(sink);
            assertLost(line, pcm);
        }
        var e = assertThrows(VoiceRecorderException.class, () -> outputs.open(Optional.of("phones"), FORMAT));
        assertEquals(ErrorCode.ERR_DEVICE_NOT_FOUND, e.code());
    }

    @Test
    void aServerThatIsKilledIsLost() throws IOException {
        byte[] pcm = SoundServer.signal(FORMAT, 1_000, 10).pcm();
        try (PlaybackLine line = outputs.open(Optional.empty(), FORMAT)) {
            write(line, pcm, 0, pcm.length);
            server.control().kill();
            assertLost(line, pcm);
            assertCode(ErrorCode.ERR_DEVICE_LOST, line::pause);
            assertCode(ErrorCode.ERR_DEVICE_LOST, line::flush);
            assertCode(ErrorCode.ERR_DEVICE_LOST, () -> line.drain(PATIENCE));
        }
        assertCode(ErrorCode.ERR_DEVICE_UNAVAILABLE, () -> outputs.open(Optional.empty(), FORMAT));
    }

    @Test
    void aServerThatHangsIsLost() throws IOException {
        byte[] pcm = SoundServer.signal(FORMAT, 1_000, 11).pcm();
        try (PlaybackLine line = outputs.open(Optional.empty(), FORMAT)) {
            write(line, pcm, 0, pcm.length);
            server.control().freeze();
            assertLost(line, pcm);
            server.control().thaw();
        }
    }

    private static void assertLost(PlaybackLine line, byte[] pcm) {
        assertCode(ErrorCode.ERR_DEVICE_LOST, () -> {
            for (int i = 0; i < 10; i++) {
                write(line, pcm, 0, pcm.length);
            }
        });
        long heard = line.heardFrames();
        assertTrue(heard > 0);
        assertEquals(heard, line.heardFrames());
    }

    private static void assertCode(ErrorCode code, Runnable act) {
        assertEquals(code, assertThrows(VoiceRecorderException.class, act::run).code());
    }

    @Test
    void onlyPcmOfUsualDepthsIsPlayed() {
        assertCode(
                ErrorCode.ERR_FORMAT_NOT_SUPPORTED,
                () -> outputs.open(Optional.empty(), new CaptureFormat(8_000, 1, 8)));
        assertThrows(IllegalArgumentException.class, () -> {
            try (PlaybackLine line = outputs.open(Optional.empty(), FORMAT)) {
                line.write(new byte[3], 0, 3);
            }
        });
    }
}
