package org.voicerecorder.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.audio.io.WholeFile;

/**
 * Brings the markers of recordings into files, and out of them: one rule for every front end. Reads and writes files in the
 * caller's thread. Thread-safe.
 */
public final class MarkerExchange {
    private static final int LARGEST_FILE = 16 << 20;

    private final Markers markers;

    public MarkerExchange(Markers markers) {
        this.markers = markers;
    }

    /**
     * What came out of a file.
     *
     * @param before all markers that the recording had
     * @param now all markers that it has
     * @param read how many the file has
     * @param added how many of them are new
     */
    public record Imported(List<Marker> before, List<Marker> now, int read, int added) {}

    /** A marker without its identity. */
    private record Said(long frame, long frames, String text) {
        static Said of(Marker marker) {
            return new Said(marker.frame(), marker.frames(), marker.text());
        }
    }

    /** By the name of the file: CSV when it ends so, else labels of Audacity. */
    public static MarkerFiles.Format formatOf(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") ? MarkerFiles.Format.CSV : MarkerFiles.Format.AUDACITY;
    }

    /** @throws VoiceRecorderException {@code ERR_STATE} when the audio is unknown: it has no places to mark */
    public static AudioProperties audio(Recording recording) {
        return recording
                .audio()
                .orElseThrow(() -> new VoiceRecorderException(
                        ErrorCode.ERR_STATE,
                        "The audio of %s is unknown, so that it has no places to mark".formatted(recording.shortId())));
    }

    /**
     * Writes the markers of a recording; the file appears complete or not at all.
     *
     * @return how many
     * @throws VoiceRecorderException see {@link WholeFile#write}; {@code ERR_STATE}
     */
    public int write(Recording recording, Path file, MarkerFiles.Format format, boolean overwrite) {
        List<Marker> all = markers.list(recording.id());
        String text = MarkerFiles.write(all, format, audio(recording).sampleRate());
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8), overwrite);
        return all.size();
    }

    /**
     * Reads a file. Its markers come to those that are there, and what is there already, at the same place with the same
     * text, is not doubled.
     *
     * @param replace whether they come in the place of those that are there instead
     * @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} (every wrong line is named), {@code ERR_FILE_NOT_FOUND},
     *     {@code ERR_NOT_A_FILE}, {@code ERR_PERMISSION}, {@code ERR_IO}, {@code ERR_STATE}; nothing is changed then
     */
    public Imported read(Recording recording, Path file, MarkerFiles.Format format, boolean replace) {
        AudioProperties audio = audio(recording);
        List<Marker> read =
                MarkerFiles.read(content(file), format, audio.sampleRate(), OptionalLong.of(audio.frames()));
        List<Marker> before = markers.list(recording.id());
        if (replace) {
            return new Imported(before, markers.replaceAll(recording.id(), read), read.size(), read.size());
        }
        Set<Said> known = new HashSet<>();
        before.forEach(marker -> known.add(Said.of(marker)));
        List<Marker> wanted =
                read.stream().filter(marker -> known.add(Said.of(marker))).toList();
        List<Marker> now = wanted.isEmpty() ? before : markers.add(recording.id(), wanted);
        return new Imported(before, now, read.size(), wanted.size());
    }

    private static String content(Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw new VoiceRecorderException(ErrorCode.ERR_NOT_A_FILE, "%s is a folder".formatted(path));
            }
            byte[] bytes;
            try (var in = Files.newInputStream(path)) {
                bytes = in.readNBytes(LARGEST_FILE + 1);
            }
            if (bytes.length > LARGEST_FILE) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_INVALID_ARGUMENT,
                        "%s is no list of markers: it is larger than %s".formatted(path, new ByteSize(LARGEST_FILE)));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "%s is not text in UTF-8".formatted(path),
                    "Save it as UTF-8; nothing was changed.",
                    e);
        } catch (IOException e) {
            throw IoFailures.of(e, "read", path);
        }
    }
}
