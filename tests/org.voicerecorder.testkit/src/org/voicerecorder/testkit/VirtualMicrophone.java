package org.voicerecorder.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PulseAudio server of its own with a null sink: what is played into it is what programs record from it. They find it
 * by the environment variable {@code PULSE_SERVER}.
 */
public final class VirtualMicrophone implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final List<String> NEEDED = List.of("pulseaudio", "paplay", "pacat", "pactl");
    /** So much of a signal the server has before it begins to play it: no player can then be late. */
    private static final int AHEAD_MILLIS = 10_000;

    private final Path folder;
    private final List<String> command;
    private Process server;

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
        command = List.of("bash", script.toString(), folder.toString(), "" + rate, format, "" + channels);
        start();
    }

    private void start() throws IOException {
        Files.deleteIfExists(socket());
        server = new ProcessBuilder(command)
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
        return end(tool("pactl", "info").redirectErrorStream(true).start()).status() == 0;
    }

    private record End(int status, String said) {}

    private static End end(Process process) throws IOException {
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new End(process.waitFor(), said.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Runs {@code pactl}. @return what it printed */
    public String control(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("pactl"));
        words.addAll(List.of(arguments));
        return succeed(tool(words.toArray(String[]::new)));
    }

    private static String succeed(ProcessBuilder builder) throws IOException {
        End end = end(builder.redirectErrorStream(true).start());
        if (end.status() != 0) {
            throw new IOException(String.join(" ", builder.command()) + ": " + end.said());
        }
        return end.said();
    }

    /**
     * Adds a sink and its monitor, {@code NAME.monitor}.
     *
     * @param format e.g. {@code s24le}
     * @return what {@link #unload} takes
     */
    public String loadSink(String name, int rate, String format, int channels) throws IOException {
        return load(
                "module-null-sink",
                "sink_name=" + name,
                "norewinds=1",
                "rate=" + rate,
                "format=" + format,
                "channels=" + channels,
                "sink_properties=device.description=" + name);
    }

    /** Loads a module of the server. @return what {@link #unload} takes */
    public String load(String... moduleAndArguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("load-module"));
        words.addAll(List.of(moduleAndArguments));
        return control(words.toArray(String[]::new));
    }

    /** Takes a sink away, as if it had been unplugged. */
    public void unload(String module) throws IOException {
        control("unload-module", module);
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

    /**
     * Plays raw audio into a sink without a gap, whatever the machine is busy with: the server has all of it before it
     * begins. For signals of less than {@value #AHEAD_MILLIS} ms and 4 MiB, in the sink's own format. Returns when all was
     * played.
     */
    public void feed(String sink, Path raw, int rate, String format, int channels) throws IOException {
        succeed(tool(
                "pacat",
                "--playback",
                "--raw",
                "--device=" + sink,
                "--latency-msec=" + AHEAD_MILLIS,
                "--rate=" + rate,
                "--format=" + format,
                "--channels=" + channels,
                raw.toString()));
    }

    /** Lets the server do nothing until {@link #thaw}, as a machine that is far too busy would. */
    public void freeze() throws IOException {
        succeed(new ProcessBuilder("kill", "-STOP", "" + server.pid()));
    }

    public void thaw() throws IOException {
        succeed(new ProcessBuilder("kill", "-CONT", "" + server.pid()));
    }

    /** Starts the server again after {@link #kill}, with its first sink only. */
    public void restart() throws IOException {
        kill();
        start();
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
