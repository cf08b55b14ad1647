package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The built program, run as a process with a home of its own. No {@code java} is on its path: the product brings its
 * own.
 */
final class Voicerec {
    /** How long a command may take, in seconds; only reached when something hangs. */
    private static final long PATIENCE = 120;

    private final Path program;
    private final Path home;
    private final Path library;
    private final Map<String, String> environment = new TreeMap<>();

    /** What a command printed and how it ended. */
    record Result(int status, String out, String err) {
        Result succeeds() {
            assertEquals(0, status, () -> "standard error: " + err + "\nstandard output: " + out);
            return this;
        }

        Result fails(int expected) {
            assertEquals(expected, status, () -> "standard error: " + err + "\nstandard output: " + out);
            return this;
        }

        /** The one document on standard output. */
        JsonObject json() {
            return JsonParser.parseString(out).getAsJsonObject();
        }
    }

    Voicerec(Path program, Path home, Path library) throws IOException {
        this.program = program;
        this.home = Files.createDirectories(home);
        this.library = library;
    }

    /** The program of the product under test. */
    static Voicerec in(Path folder) throws IOException {
        return new Voicerec(product().resolve("bin/voicerec"), folder.resolve("home"), folder.resolve("library"));
    }

    /** The folder of the product under test. */
    static Path product() {
        String folder = System.getProperty("voicerecorder.product", "");
        assertTrue(
                !folder.isEmpty() && Files.isExecutable(Path.of(folder, "bin/voicerec")),
                () -> "The product is not built at '" + folder + "'; run ./verify");
        return Path.of(folder);
    }

    Voicerec with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Path library() {
        return library;
    }

    Path home() {
        return home;
    }

    Path program() {
        return program;
    }

    /** Starts an owner that serves until it is told to end, and waits until it does. */
    Process serve() throws IOException {
        Process owner = start("serve");
        // Its own word for it: a lock may still speak of the owner before, and then the next command would be the
        // owner.
        var said = new StringBuilder();
        for (int c = owner.getInputStream().read();
                c >= 0 && c != '\n';
                c = owner.getInputStream().read()) {
            said.append((char) c);
        }
        assertTrue(said.toString().startsWith("Serving"), said::toString);
        assertTrue(owner.isAlive(), "the owner serves");
        return owner;
    }

    Result run(String... arguments) throws IOException {
        return await(start(arguments));
    }

    Process start(String... arguments) throws IOException {
        return startUnder(List.of(), arguments);
    }

    /** Starts a command through another program, which gets the command line as its last arguments. */
    Process startUnder(List<String> wrapper, String... arguments) throws IOException {
        var command = new ArrayList<String>(wrapper);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return builder(command).start();
    }

    /** A program in the environment of the commands: their home, their library. */
    ProcessBuilder builder(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(home.toFile());
        var variables = builder.environment();
        variables.keySet().retainAll(List.of("LANG", "TMPDIR"));
        variables.put("PATH", "/usr/bin:/bin");
        variables.put("HOME", home.toString());
        variables.put("LANG", "C.UTF-8");
        variables.put(
                "XDG_RUNTIME_DIR", Files.createDirectories(home.resolve("run")).toString());
        variables.put("VOICEREC_LIBRARY", library.toString());
        variables.putAll(environment);
        return builder;
    }

    /** Waits for a started command and collects what it printed. */
    static Result await(Process process) throws IOException {
        process.getOutputStream().close();
        // A thread for each: the common pool may have but one, and a full pipe would stop the command.
        var err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), Thread::startVirtualThread);
        var out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), Thread::startVirtualThread);
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The command does not end; standard error: " + err.join());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return new Result(process.exitValue(), out.join(), err.join());
    }

    private static String read(java.io.InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
