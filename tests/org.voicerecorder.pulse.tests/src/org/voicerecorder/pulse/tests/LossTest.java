package org.voicerecorder.pulse.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.testkit.CountedFrames;
import org.voicerecorder.testkit.Until;

/** Devices and servers go away while they are recorded from. */
class LossTest {
    private static final CaptureFormat FORMAT = new CaptureFormat(48_000, 1, 24);

    private SoundServer server;
    private final AudioInputs inputs = SoundServer.inputs();

    @BeforeEach
    void start() throws IOException {
        server = new SoundServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** With the module that desktops load, a server would move the stream to another source without a word. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeviceThatIsUnpluggedIsLost(boolean rescue) throws IOException {
        if (rescue) {
            server.control().load("module-rescue-streams");
        }
        String sink = server.loadSink("usb", FORMAT);
        try (Listener listener = new Listener(inputs, "usb.monitor", FORMAT);
                Listener other = new Listener(inputs, "vmic.monitor", FORMAT)) {
            server.control().unload(sink);
            assertLost(listener, "usb.monitor");
            int before = other.heard().length;
            Until.holds("the other goes on", () -> other.heard().length > before + FORMAT.bytesPerSecond() / 10);
        }
        var e = assertThrows(VoiceRecorderException.class, () -> inputs.open("usb.monitor", FORMAT));
        assertEquals(ErrorCode.ERR_DEVICE_NOT_FOUND, e.code());
        server.loadSink("usb", FORMAT);
        assertHeard("usb", 2);
    }

    private static void assertLost(Listener listener, String device) throws IOException {
        var e = assertInstanceOf(VoiceRecorderException.class, listener.failure());
        assertEquals(ErrorCode.ERR_DEVICE_LOST, e.code());
        assertTrue(e.getMessage().contains(device), e.getMessage());
    }

    private void assertHeard(String sink, int seed) throws IOException {
        CountedFrames signal = SoundServer.signal(FORMAT, 200, seed);
        try (Listener listener = new Listener(inputs, sink + ".monitor", FORMAT)) {
            server.feed(sink, signal, FORMAT);
            assertEquals("", listener.faultIn(signal));
        }
    }

    @Test
    void aServerThatIsKilledIsLostAndWelcomeAgain() throws IOException {
        try (Listener listener = new Listener(inputs, "vmic.monitor", FORMAT)) {
            server.control().kill();
            assertLost(listener, "vmic.monitor");
        }
        assertEquals(List.of(), inputs.devices());
        var e = assertThrows(VoiceRecorderException.class, () -> inputs.open("vmic.monitor", FORMAT));
        assertEquals(ErrorCode.ERR_DEVICE_UNAVAILABLE, e.code());
        assertTrue(e.advice().contains("PulseAudio"), e.advice());

        server.control().restart();
        assertEquals(1, inputs.devices().size());
        server.loadSink("again", FORMAT);
        assertHeard("again", 3);
    }

    /** Also the order to move it is refused, which a user might give by accident. */
    @Test
    void aStreamIsNotMoved() throws IOException {
        server.loadSink("one", FORMAT);
        server.loadSink("two", FORMAT);
        try (Listener one = new Listener(inputs, "one.monitor", FORMAT);
                Listener two = new Listener(inputs, "two.monitor", FORMAT)) {
            for (String line : server.control()
                    .control("list", "short", "source-outputs")
                    .lines()
                    .toList()) {
                String number = line.split("\t")[0];
                assertThrows(IOException.class, () -> server.control()
                        .control("move-source-output", number, "vmic.monitor"));
            }
            CountedFrames first = SoundServer.signal(FORMAT, 300, 4);
            CountedFrames second = SoundServer.signal(FORMAT, 300, 5);
            CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> feed("one", first));
            feed("two", second);
            fed.join();
            assertEquals("", one.faultIn(first));
            assertEquals("", two.faultIn(second));
        }
    }

    private void feed(String sink, CountedFrames signal) {
        try {
            server.feed(sink, signal, FORMAT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aServerThatHangsForASecondLosesNothing() throws IOException {
        server.loadSink("slow", FORMAT);
        CountedFrames signal = SoundServer.signal(FORMAT, 1_000, 6);
        try (Listener listener = new Listener(inputs, "slow.monitor", FORMAT)) {
            CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> feed("slow", signal));
            Until.holds("the signal began", () -> signal.begin(listener.heard()) >= 0);
            server.control().freeze();
            long later = System.nanoTime() + Duration.ofMillis(1_000).toNanos();
            Until.holds("a second went by", () -> System.nanoTime() > later);
            server.control().thaw();
            fed.join();
            assertEquals("", listener.faultIn(signal));
        }
    }

    @Test
    void aServerThatHangsForGoodIsLost() throws IOException {
        try (Listener listener = new Listener(inputs, "vmic.monitor", FORMAT)) {
            server.control().freeze();
            assertLost(listener, "vmic.monitor");
            server.control().thaw();
        }
    }
}
