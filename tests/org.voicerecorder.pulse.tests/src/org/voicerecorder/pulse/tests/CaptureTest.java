package org.voicerecorder.pulse.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.testkit.CountedFrames;
import org.voicerecorder.testkit.Until;

/** Records from a real sound server. */
class CaptureTest {
    private static final CaptureFormat CD = new CaptureFormat(44_100, 2, 16);
    private static final CaptureFormat SERVER = new CaptureFormat(48_000, 2, 16);
    private static final String MICROPHONE = "vmic.monitor";

    private static SoundServer server;
    private final AudioInputs inputs = SoundServer.inputs();

    @BeforeAll
    static void start() throws IOException {
        server = new SoundServer();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void devicesAreNamedAndMarked() throws IOException {
        String source = server.control().load("module-null-source", "source_name=desk", "description=DeskMic");
        try {
            List<InputDevice> devices = inputs.devices();
            assertEquals(
                    List.of("desk", MICROPHONE),
                    devices.stream().map(InputDevice::id).toList());
            assertEquals("DeskMic", devices.getFirst().name());
            assertFalse(devices.getFirst().isDefault());
            InputDevice monitor = devices.getLast();
            assertTrue(monitor.isDefault());
            assertTrue(monitor.name().contains("VirtualMic"), monitor.name());
            assertTrue(monitor.name().endsWith("(what is playing)"), monitor.name());
            assertEquals(SERVER, monitor.formats().getFirst());
            assertEquals(12 * 3 * 2, monitor.formats().size());
        } finally {
            server.control().unload(source);
        }
    }

    /** Every rate that is offered, in every depth, mono and stereo: six devices at once, each with a signal of its own. */
    @ParameterizedTest
    @ValueSource(
            ints = {8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000})
    void whatIsPlayedIsRecordedBitByBit(int rate) throws Exception {
        List<CaptureFormat> formats = inputs.devices().getLast().formats().stream()
                .filter(format -> format.sampleRate() == rate)
                .toList();
        assertEquals(6, formats.size());
        List<String> sinks = new ArrayList<>();
        try (ExecutorService atOnce =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<CompletableFuture<Void>> rooms = new ArrayList<>();
            for (CaptureFormat format : formats) {
                String name = "s%d-%d".formatted(format.bitDepth(), format.channels());
                sinks.add(server.loadSink(name, format));
                rooms.add(CompletableFuture.runAsync(() -> assertHeard(name, format), atOnce));
            }
            CompletableFuture.allOf(rooms.toArray(CompletableFuture[]::new)).join();
        }
        for (String sink : sinks) {
            server.control().unload(sink);
        }
    }

    private void assertHeard(String sink, CaptureFormat format) {
        CountedFrames signal = SoundServer.signal(format, 500, format.bitDepth() + format.channels());
        try (Listener listener = new Listener(inputs, sink + ".monitor", format)) {
            server.feed(sink, signal, format);
            assertEquals("", listener.faultIn(signal), format.toString());
            assertEquals(Optional.of(format), listener.stream().deviceFormat());
            assertEquals(Optional.of(sink + ".monitor"), listener.stream().deviceId());
            assertEquals(0, listener.stream().overruns());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tellsThatTheServerResamples() throws IOException {
        try (Listener listener = new Listener(inputs, MICROPHONE, CD)) {
            assertEquals(CD, listener.stream().format());
            assertEquals(Optional.of(SERVER), listener.stream().deviceFormat());
            assertTrue(listener.stream().latency().orElseThrow().compareTo(Duration.ofSeconds(1)) < 0);
        }
    }

    /** Blocks are small enough for meters, and nothing older waits. */
    @Test
    void audioComesInSmallBlocks() {
        try (CaptureStream stream = inputs.open(MICROPHONE, SERVER)) {
            byte[] block = new byte[(int) SERVER.bytesPerSecond()];
            for (int i = 0; i < 10; i++) {
                int n = stream.read(block, 0, block.length);
                assertTrue(n > 0 && n <= block.length * 30 / 1000, n + " bytes");
                assertEquals(0, n % SERVER.bytesPerFrame());
            }
            assertEquals(SERVER.bytesPerFrame(), stream.read(block, 7, SERVER.bytesPerFrame() + 1), "whole frames");
            assertThrows(IllegalArgumentException.class, () -> stream.read(block, 0, SERVER.bytesPerFrame() - 1));
        }
    }

    /** The server keeps what comes while nobody reads: here 21 s. */
    @Test
    void aStallLosesNothing() throws IOException {
        CountedFrames signal = SoundServer.signal(SERVER, 1_000, 1);
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        byte[] block = new byte[64 * 1024];
        try (CaptureStream stream = inputs.open(MICROPHONE, SERVER)) {
            heard.write(block, 0, stream.read(block, 0, block.length));
            server.feed("vmic", signal, SERVER);
            int begin = -1;
            while (begin < 0 || heard.size() < begin + signal.pcm().length) {
                heard.write(block, 0, stream.read(block, 0, block.length));
                begin = begin < 0 ? signal.begin(heard.toByteArray()) : begin;
            }
            assertEquals("", signal.faultIn(heard.toByteArray()));
            assertEquals(0, stream.overruns());
        }
    }

    /** What was captured before the end is read, what comes after it is not, however much waits. */
    @Test
    void whatWaitsWhenItIsStoppedCanBeRead() throws IOException {
        CountedFrames signal = SoundServer.signal(SERVER, 1_000, 2);
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        byte[] block = new byte[64 * 1024];
        try (CaptureStream stream = inputs.open(MICROPHONE, SERVER)) {
            for (int i = 0; i < 10; i++) {
                heard.write(block, 0, stream.read(block, 0, block.length));
            }
            server.feed("vmic", signal, SERVER);
            long unread = stream.unreadFrames();
            assertTrue(unread >= SERVER.sampleRate(), () -> unread + " frames of a second");
            stream.stop();
            server.feed("vmic", SoundServer.signal(SERVER, 300, 3), SERVER);
            for (int n = stream.read(block, 0, block.length); n >= 0; n = stream.read(block, 0, block.length)) {
                heard.write(block, 0, n);
            }
            byte[] all = heard.toByteArray();
            assertEquals("", signal.faultIn(all));
            int end = signal.begin(all) + signal.pcm().length;
            assertEquals(-1, signal.begin(Arrays.copyOfRange(all, end, all.length)), "nothing later");
            assertEquals(0, stream.overruns());
            assertEquals(-1, stream.read(block, 0, block.length));
        }
    }

    /** A read that waits for audio is ended, as by closing. */
    @Test
    void stoppingEndsARead() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (CaptureStream stream = inputs.open(MICROPHONE, SERVER)) {
                CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> readToTheEnd(stream));
                while (i % 2 == 1 && stream.latency().isEmpty()) {
                    Thread.onSpinWait();
                }
                stream.stop();
                assertEquals(-1, end.get(10, TimeUnit.SECONDS));
                assertEquals(0, stream.unreadFrames());
            }
        }
    }

    /** It keeps 4 MiB, which are 2.73 s of this format. */
    @Test
    void aStallThatIsTooLongIsTold() throws IOException {
        CaptureFormat format = new CaptureFormat(192_000, 2, 32);
        byte[] block = new byte[64 * 1024];
        try (CaptureStream stream = inputs.open(MICROPHONE, format)) {
            assertTrue(stream.read(block, 0, block.length) > 0);
            assertEquals(0, stream.overruns());
            long left = System.nanoTime();
            // What is on its way to the reader is kept too: about as much again as the buffer of 2.7 s.
            Until.holds("the buffer ran over", () -> System.nanoTime() - left > 8_500_000_000L);
            long frames = 0;
            while (stream.overruns() == 0 && System.nanoTime() - left < 60_000_000_000L) {
                frames += stream.read(block, 0, block.length) / format.bytesPerFrame();
            }
            double seconds = (System.nanoTime() - left) / 1e9;
            assertEquals(1, stream.overruns());
            // What was not read of the time that went by, but for what is on its way.
            assertEquals(seconds - frames / 192_000.0, stream.droppedFrames() / 192_000.0, 0.2);
            assertTrue(stream.droppedFrames() > 192_000, () -> stream.droppedFrames() + " frames");
            assertTrue(stream.read(block, 0, block.length) > 0);
            assertEquals(1, stream.overruns());
        }
    }

    @Test
    void closingEndsARead() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (CaptureStream stream = inputs.open(MICROPHONE, SERVER)) {
                CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> readToTheEnd(stream));
                while (i % 2 == 1 && stream.latency().isEmpty()) {
                    Thread.onSpinWait();
                }
                stream.close();
                assertEquals(-1, end.join());
                assertEquals(-1, stream.read(new byte[4], 0, 4));
                assertEquals(Optional.empty(), stream.latency());
            }
        }
    }

    private static int readToTheEnd(CaptureStream stream) {
        byte[] block = new byte[4096];
        int n = 0;
        while (n >= 0) {
            n = stream.read(block, 0, block.length);
        }
        return n;
    }

    @Test
    void openingAndClosingLeavesNothing() {
        byte[] block = new byte[4096];
        int before = -1;
        for (int i = 0; i < 150; i++) {
            try (CaptureStream stream = inputs.open(MICROPHONE, SERVER)) {
                if (i % 50 == 0) {
                    assertTrue(stream.read(block, 0, block.length) > 0);
                }
            }
            assertThrows(VoiceRecorderException.class, () -> inputs.open("nowhere", SERVER));
            before = before < 0 ? openFiles() : before;
        }
        // Each connection has five; others in this process may have opened some.
        assertTrue(openFiles() < before + 20, before + " open files became " + openFiles());
        assertNotEquals(0, before);
    }

    private static int openFiles() {
        return new File("/proc/self/fd").list().length;
    }

    @Test
    void whatCannotBeOpenedIsNamed() {
        assertCode(ErrorCode.ERR_DEVICE_NOT_FOUND, "nowhere", SERVER);
        assertCode(ErrorCode.ERR_FORMAT_NOT_SUPPORTED, MICROPHONE, new CaptureFormat(768_000, 2, 16));
        assertCode(ErrorCode.ERR_FORMAT_NOT_SUPPORTED, MICROPHONE, new CaptureFormat(48_000, 2, 8));
        assertCode(ErrorCode.ERR_FORMAT_NOT_SUPPORTED, MICROPHONE, new CaptureFormat(48_000, 6, 16));
    }

    private void assertCode(ErrorCode code, String device, CaptureFormat format) {
        var e = assertThrows(VoiceRecorderException.class, () -> inputs.open(device, format));
        assertEquals(code, e.code());
        assertTrue(e.getMessage().contains(device), e.getMessage());
    }
}
