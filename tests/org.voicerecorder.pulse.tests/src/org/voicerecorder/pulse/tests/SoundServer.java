package org.voicerecorder.pulse.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.AudioOutputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.testkit.CountedFrames;
import org.voicerecorder.testkit.VirtualMicrophone;

/** A sound server that this process uses, and the services under test. */
final class SoundServer implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    private final Path folder;
    private final VirtualMicrophone server;
    private int signals;

    SoundServer() throws IOException {
        folder = Files.createTempDirectory("pt");
        server = new VirtualMicrophone(folder, 48_000, "s16le", 2);
        server.useInThisProcess();
    }

    VirtualMicrophone control() {
        return server;
    }

    static AudioInputs inputs() {
        return service(AudioInputs.class);
    }

    static AudioOutputs outputs() {
        return service(AudioOutputs.class);
    }

    private static <T> T service(Class<T> type) {
        BundleContext context = FrameworkUtil.getBundle(SoundServer.class).getBundleContext();
        Bundle bundle = Arrays.stream(context.getBundles())
                .filter(candidate -> candidate.getSymbolicName().equals("org.voicerecorder.audio.pulse"))
                .findFirst()
                .orElseThrow();
        try {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
            ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
            tracker.open();
            T service = tracker.waitForService(PATIENCE_MILLIS);
            assertNotNull(service, "no service " + type.getName());
            return service;
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Adds a sink of exactly this format. @return what unloads it */
    String loadSink(String name, CaptureFormat format) throws IOException {
        return server.loadSink(name, format.sampleRate(), encoding(format), format.channels());
    }

    /** Plays a signal into a sink of its format, to the end. */
    void feed(String sink, CountedFrames signal, CaptureFormat format) throws IOException {
        Path raw;
        synchronized (this) {
            raw = folder.resolve("signal-" + signals++);
        }
        Files.write(raw, signal.pcm());
        server.feed(sink, raw, format.sampleRate(), encoding(format), format.channels());
    }

    private static String encoding(CaptureFormat format) {
        return "s" + format.bitDepth() + "le";
    }

    /** A signal of that format and length. */
    static CountedFrames signal(CaptureFormat format, int millis, int seed) {
        int frames = (int) ((long) format.sampleRate() * millis / 1000);
        return new CountedFrames(frames, format.channels(), format.bitDepth(), seed);
    }

    @Override
    public void close() throws IOException {
        server.close();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
