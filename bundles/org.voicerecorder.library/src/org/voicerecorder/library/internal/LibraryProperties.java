package org.voicerecorder.library.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * The file {@code library.properties}: what any version of the program must be able to read before it touches anything
 * else. Replaced as a whole (temporary file, force, rename), so that it is never half written.
 */
record LibraryProperties(Map<String, String> values) {
    static final String FILE_NAME = "library.properties";
    static final String FORMAT = "format";
    static final String LISTENS = "listens";

    LibraryProperties {
        values = Map.copyOf(values);
    }

    /** Empty when the file is not there. */
    static Optional<LibraryProperties> read(Path root) {
        Path file = root.resolve(FILE_NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_IO, "%s cannot be read".formatted(file), e);
        }
        var values = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(k -> values.put(k, properties.getProperty(k)));
        return Optional.of(new LibraryProperties(values));
    }

    /** The format version of the library. */
    int format(Path root) {
        try {
            return Integer.parseInt(values.getOrDefault(FORMAT, ""));
        } catch (NumberFormatException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_NOT_A_LIBRARY,
                    "%s does not say which format the library has".formatted(root.resolve(FILE_NAME)),
                    "Restore the file from a backup of the library; it needs a line such as 'format=1'.",
                    e);
        }
    }

    LibraryProperties with(String key, String value) {
        var changed = new TreeMap<>(values);
        changed.put(key, value);
        return new LibraryProperties(changed);
    }

    void write(Path root) throws IOException {
        var text = new StringBuilder("# A library of Voice Recorder Pro. Do not edit while the program runs.\n");
        new TreeMap<>(values)
                .forEach((key, value) ->
                        text.append(key).append('=').append(escape(value)).append('\n'));
        Path temporary = root.resolve(FILE_NAME + ".tmp");
        try (var channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, root.resolve(FILE_NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
