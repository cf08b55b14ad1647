package org.voicerecorder.api.audio;

import java.util.List;
import java.util.Optional;

/**
 * An encoding with a name, for people who do not want to think about bitrates.
 *
 * @param name what is typed: lower case, with dashes
 * @param description what it is for, a sentence without its full stop
 */
public record ExportPreset(String name, Encoding encoding, String description) {
    /** Those of the product. */
    public static final List<ExportPreset> ALL = List.of(
            new ExportPreset(
                    "podcast-mp3-128",
                    Encoding.of(ExportFormat.MP3, 128, false),
                    "plays everywhere; what podcast hosts ask for"),
            new ExportPreset(
                    "podcast-m4a-96", Encoding.of(ExportFormat.M4A, 96, false), "smaller, with chapters on phones"),
            new ExportPreset(
                    "speech-mp3-64", Encoding.of(ExportFormat.MP3, 64, true), "a voice, in mono, for any player"),
            new ExportPreset(
                    "speech-opus-24", Encoding.of(ExportFormat.OPUS, 24, true), "a voice, in mono: 11 MB an hour"),
            new ExportPreset("music-opus-128", Encoding.of(ExportFormat.OPUS, 128, false), "music for listening"),
            new ExportPreset("archive-flac", Encoding.of(ExportFormat.FLAC), "every sample, in about half the space"),
            new ExportPreset("editing-wav", Encoding.of(ExportFormat.WAV), "every sample, for any editor"));

    public static Optional<ExportPreset> of(String name) {
        return ALL.stream()
                .filter(preset -> preset.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
