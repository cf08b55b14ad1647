package org.voicerecorder.command.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.AudioCheck;
import org.voicerecorder.command.internal.text.Escapes;
import org.voicerecorder.command.internal.text.HumanTime;
import org.voicerecorder.command.internal.text.Style;

/** Everything about one recording, for people. */
public final class RecordingCard {
    private static final int LABEL = 12;

    private RecordingCard() {}

    /**
     * @param check what the last comparison of the audio with its checksum found
     * @param origin lines on how it came about, by their labels
     */
    public static String of(
            Recording recording, Optional<AudioCheck> check, Map<String, String> origin, Invocation invocation) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Title", recording.title());
        recording.description().ifPresent(text -> lines.put("Description", text));
        if (!recording.tags().isEmpty()) {
            lines.put("Tags", String.join(", ", recording.tags()));
        }
        lines.put("Id", recording.id().toString());
        lines.put("Created", HumanTime.date(recording.createdAt(), invocation.zone()));
        lines.put("Modified", HumanTime.date(recording.modifiedAt(), invocation.zone()));
        lines.put("Length", RecordingTable.length(recording));
        lines.put("Audio", audio(recording));
        lines.put("Size", "%s (%,d bytes)".formatted(new ByteSize(recording.sizeBytes()), recording.sizeBytes()));
        lines.put("Status", lower(recording.status()) + (recording.isDeleted() ? " (in the bin)" : ""));
        lines.put("Sync", lower(recording.syncStatus()));
        lines.put("Source", recording.source().value());
        lines.putAll(origin);
        lines.put("Name", recording.originalName());
        lines.put("File", recording.path().toString());
        lines.put("SHA-256", recording.checksum());
        lines.put("Checked", check.map(found -> checked(found, invocation)).orElse("never"));
        StringBuilder text = new StringBuilder();
        lines.forEach((label, value) -> line(text, label, value, invocation.style()));
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value, Style style) {
        String safe = label.equals("Description")
                ? Escapes.visibleLines(value).replace("\n", "\n" + " ".repeat(LABEL))
                : Escapes.visible(value);
        text.append(style.heading(label))
                .repeat(' ', LABEL - label.length())
                .append(safe)
                .append('\n');
    }

    private static String checked(AudioCheck check, Invocation invocation) {
        String what =
                switch (check.outcome()) {
                    case INTACT -> "the audio was as it was stored";
                    case ALTERED -> "THE AUDIO IS DAMAGED: it is not what was stored";
                    case MISSING -> "THE FILE WAS MISSING";
                };
        return HumanTime.date(check.at(), invocation.zone()) + ", " + what;
    }

    private static String audio(Recording recording) {
        return recording
                .audio()
                .map(audio -> {
                    StringBuilder text = new StringBuilder(recording.mimeType());
                    text.append(", ").append(audio.sampleRate()).append(" Hz, ");
                    text.append(
                            switch (audio.channels()) {
                                case 1 -> "mono";
                                case 2 -> "stereo";
                                default -> audio.channels() + " channels";
                            });
                    audio.bitDepth()
                            .ifPresent(bits -> text.append(", ").append(bits).append(" bit"));
                    return text.toString();
                })
                .orElse(recording.mimeType());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
