package org.voicerecorder.database.tests;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.audio.AudioProperties;

/** Recordings to put into a catalog; the same seed makes the same ones. */
final class Samples {
    private static final String[] WORDS = {
        "interview",
        "with",
        "Müller",
        "choir",
        "rehearsal",
        "Ärger",
        "field",
        "notes",
        "lecture",
        "rain",
        "Zürich",
        "ten"
    };
    private static final String[] TAGS = {"work", "music", "Straße", "a'; DROP TABLE recording; --", "100%", "x_y", "🎙"
    };
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final Path raw;

    Samples(long seed, Path root) {
        random = new Random(seed);
        raw = Catalog.library(root).raw();
    }

    Recording next() {
        return next(IngestSource.IMPORT);
    }

    Recording next(IngestSource source) {
        return with(source, hex(32), 1000 + random.nextInt(1000));
    }

    Recording with(IngestSource source, String checksum, long size) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        return new Recording(
                id,
                "take.wav",
                id + ".wav",
                raw.resolve(id + ".wav"),
                title(),
                random.nextBoolean() ? Optional.of("About " + title()) : Optional.empty(),
                tags(),
                audio(),
                size,
                "audio/wav",
                checksum,
                RecordingStatus.values()[random.nextInt(RecordingStatus.values().length)],
                SyncStatus.UNSYNCED,
                source,
                // Few different moments, so that there are ties.
                START.plusSeconds(random.nextInt(50)),
                START,
                Optional.empty(),
                "1.0",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    static Recording titled(Recording r, String title) {
        return changed(r, title, r.tags(), r.status());
    }

    static Recording changed(Recording r, String title, List<String> tags, RecordingStatus status) {
        return new Recording(
                r.id(),
                r.originalName(),
                r.storedName(),
                r.path(),
                title,
                r.description(),
                tags,
                r.audio(),
                r.sizeBytes(),
                r.mimeType(),
                r.checksum(),
                status,
                r.syncStatus(),
                r.source(),
                r.createdAt(),
                r.modifiedAt(),
                r.lastSyncedAt(),
                r.appVersion(),
                r.retentionPolicy(),
                r.dataSubject(),
                r.consent(),
                r.version());
    }

    private String title() {
        String word = WORDS[random.nextInt(WORDS.length)] + " " + WORDS[random.nextInt(WORDS.length)];
        return random.nextInt(5) == 0 ? word.toUpperCase(java.util.Locale.ROOT) : word;
    }

    private List<String> tags() {
        return random.ints(random.nextInt(4), 0, TAGS.length)
                .mapToObj(i -> TAGS[i])
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<AudioProperties> audio() {
        return random.nextInt(6) == 0
                ? Optional.empty()
                : Optional.of(new AudioProperties(
                        Duration.ofMillis(1000L * random.nextInt(20)),
                        48_000,
                        2,
                        random.nextBoolean() ? OptionalInt.of(16) : OptionalInt.empty()));
    }

    private String hex(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return java.util.HexFormat.of().formatHex(some);
    }
}
