package org.voicerecorder.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PulseAudio server of its own with a null sink: what is played into it is what programs record from it. They find it
 * by the environment variable {@code PULSE_SERVER}.
 */
public final class VirtualMicrophone implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final List<String> NEEDED = List.of("pulseaudio", "paplay", "pactl");

    private final Process server;
    private final Path folder;

    /**
     * Starts the server and waits until it answers.
     *
     * @param folder of its own, with a short path (a socket lies in it)
     * @param format of the sink, e.g. {@code s16le}
     */
    public VirtualMicrophone(Path folder, int rate, String format, int channels) throws IOException {
        requireTools();
        this.folder = folder;
        Path script = folder.resolve("virtual-microphone");
        try (InputStream in = VirtualMicrophone.class.getResourceAsStream("/virtual-microphone")) {
            Files.copy(in, script);
        }
        server = new ProcessBuilder("bash", script.toString(), folder.toString(), "" + rate, format, "" + channels)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        awaitSocket();
    }

    /** @throws IllegalStateException when the sound server is not installed: such a test must fail, not be skipped */
    public static void requireTools() {
        for (String tool : NEEDED) {
            boolean there = Stream.of(System.getenv("PATH").split(":"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
            if (!there) {
                throw new IllegalStateException(tool
                        + " is missing. Install pulseaudio, pulseaudio-utils and libasound2-plugins; ./verify does.");
            }
        }
    }

    private void awaitSocket() throws IOException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!answers()) {
            if (!server.isAlive() || System.currentTimeMillis() > end) {
                server.destroyForcibly();
                throw new IOException(
                        "The sound server does not answer: " + Files.readString(folder.resolve("server.log")));
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() throws IOException {
        try {
            Process info = tool("pactl", "info").redirectErrorStream(true).start();
            info.getInputStream().transferTo(OutputStream.nullOutputStream());
            return info.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /**
     * Makes Java Sound in this process use the server: it reads the environment of the C library each time it opens a
     * line, and Java has no way to change that.
     */
    public void useInThisProcess() {
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MethodHandle setenv = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setenv"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            int failed = (int) setenv.invokeExact(arena.allocateFrom("PULSE_SERVER"), arena.allocateFrom(address()), 1);
            if (failed != 0) {
                throw new IllegalStateException("setenv failed");
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of {@code PULSE_SERVER}. */
    public String address() {
        return "unix:" + socket();
    }

    private Path socket() {
        return folder.resolve("run/pulse.sock");
    }

    /** A command that talks to this server. */
    public ProcessBuilder tool(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PULSE_SERVER", address());
        return builder;
    }

    /** Plays raw audio of the sink's format; returns when all was played. */
    public void play(Path raw, int rate, String format, int channels) throws IOException, InterruptedException {
        Process player = tool(
                        "paplay",
                        "--raw",
                        "--rate=" + rate,
                        "--format=" + format,
                        "--channels=" + channels,
                        raw.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(player.getInputStream().readAllBytes());
        if (player.waitFor() != 0) {
            throw new IOException("paplay: " + said);
        }
    }

    /** Ends the server as a crash would: what was connected loses its device. */
    public void kill() {
        server.destroyForcibly();
        server.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
