package org.voicerecorder.product.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Other people's programs, and what can be said of files without the product. */
final class Tools {
    private Tools() {}

    /** Runs a program that must succeed. @return its standard output, stripped */
    static String run(String... command) throws IOException {
        return run(new ProcessBuilder(command));
    }

    static String run(ProcessBuilder builder) throws IOException {
        Path err = Files.createTempFile("tool", ".err");
        try {
            var process = builder.redirectError(err.toFile()).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new AssertionError(String.join(" ", builder.command()) + ": exit status " + status + ": "
                        + new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
            }
            return out.strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(err);
        }
    }

    /** Sends a signal, e.g. {@code INT}, as a terminal or an administrator would. */
    static void signal(String name, Process process) throws IOException {
        run("kill", "-" + name, String.valueOf(process.pid()));
    }

    /** The names of a process's threads, as far as the system keeps them (15 bytes). */
    static List<String> threads(Process process) throws IOException {
        var names = new ArrayList<String>();
        try (var tasks = Files.newDirectoryStream(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            for (Path task : tasks) {
                names.add(Files.readString(task.resolve("comm")).strip());
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return names;
    }

    /** What {@code soxi} tells: {@code -r} rate, {@code -c} channels, {@code -b} bits, {@code -s} frames. */
    static long soxi(String what, Path file) throws IOException {
        return Long.parseLong(run("soxi", what, file.toString()));
    }

    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Every file below a library with its checksum: what "nothing was changed" is measured by. Who looks at a library
     * holds its lock, so that file does not count.
     */
    static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> !f.endsWith("library.lock")).toList()) {
                String name = folder.relativize(file).toString();
                contents.put(name, Files.isRegularFile(file) ? sha256(file) : "no file");
            }
        }
        return contents;
    }

    /** The names in a folder, sorted. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
