package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.voicerecorder.api.audio.AudioFiles;

/** Other people's programs, as witnesses. */
public final class Tools {
    private Tools() {}

    /** Runs a program that must succeed. @return what it wrote */
    public static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IllegalStateException(command[0] + " is missing; ./verify installs it", e);
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + output);
        return output;
    }

    /** The product's own ffprobe. */
    public static String ffprobe(String... arguments) throws IOException, InterruptedException {
        return bundled("ffprobe", arguments);
    }

    /** The product's own ffmpeg. */
    static String ffmpeg(String... arguments) throws IOException, InterruptedException {
        return bundled("ffmpeg", arguments);
    }

    private static String bundled(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(name).toString(), "-v", "error"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private static Path program(String name) throws IOException {
        Services.get(AudioFiles.class);
        Path cache =
                Path.of(System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache"));
        try (Stream<Path> folders = Files.list(cache.resolve("voicerecorder"))) {
            return folders.map(folder -> folder.resolve(name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name + " was not unpacked"));
        }
    }
}
