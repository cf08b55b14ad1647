package org.voicerecorder.command.internal.commands.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * Spoken files that come with the program. Spoken by eSpeak NG and given away under CC0.
 *
 * @param resource beside this class
 * @param title what it becomes in the library
 */
record DemoFile(String resource, String title, String description, List<String> tags) {
    static final List<DemoFile> ALL = List.of(
            new DemoFile(
                    "welcome.wav", "Welcome", "The first recording of the demonstration", List.of("demo", "english")),
            new DemoFile(
                    "budget.flac",
                    "Minutes of the budget meeting",
                    "A reminder to send them on Friday",
                    List.of("demo", "english", "work")),
            new DemoFile("notiz.mp3", "Notiz aus dem Zug", "Eine kurze Notiz auf Deutsch", List.of("demo", "deutsch")));

    /** Writes it into a folder. */
    Path unpack(Path folder) {
        Path file = folder.resolve(resource);
        try (InputStream in = DemoFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "The program lacks its file " + resource);
            }
            Files.copy(in, file);
            return file;
        } catch (IOException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_IO, "%s could not be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
