package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingEvent;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.storage.Purge;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;

/**
 * Empties the bin. What is to go is written down first, then the rows go in one transaction, then the audio; a kill in
 * between is finished at the next start (see {@link PurgeIntent}).
 */
@Component
public final class PurgeService implements Purge {
    static final Duration KEPT = Duration.ofDays(7);
    static final String PREFIX = "purged-";
    private static final Logger LOG = LoggerFactory.getLogger(PurgeService.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Library library;
    private final RecordingRepository repository;
    private final EventPublisher events;
    private final DerivedFiles derived;
    private final FileIo io;

    /** @param io how the disk is written; the real disk when no service is there */
    @Activate
    public PurgeService(
            @Reference Library library,
            @Reference RecordingRepository repository,
            @Reference EventPublisher events,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileIo io,
            @Reference @SuppressWarnings("unused") Recovery recovery) {
        this.library = library;
        this.repository = repository;
        this.events = events;
        this.derived = new DerivedFiles(library);
        this.io = Optional.ofNullable(io).orElseGet(FileIo::disk);
    }

    @Override
    public Report purge(Collection<UUID> ids, boolean now) {
        // Nothing leaves the bin between the look and the act.
        return events.inOrder(() -> purgeInOrder(ids, now));
    }

    private Report purgeInOrder(Collection<UUID> ids, boolean now) {
        List<Recording> recordings = recordings(ids);
        if (recordings.isEmpty()) {
            return new Report(List.of(), 0);
        }
        var purged = recordings.stream().map(Recording::id).toList();
        try {
            Optional<Path> keep = now ? Optional.empty() : Optional.of(makeKeep(recordings));
            var intent = PurgeIntent.write(
                    io,
                    library,
                    keep,
                    recordings.stream().map(Recording::storedName).toList());
            // Before the rows: what is derived can be made anew, and nobody would find what a kill left of it.
            for (Recording recording : recordings) {
                derived.delete(recording.id());
            }
            repository.remove(purged);
            events.publish(new RecordingEvent.Removed(purged));
            return new Report(purged, intent.carryOut(io, library.raw(), Set.of()));
        } catch (IOException e) {
            throw IoFailures.of(e, "empty the bin of", library.root());
        }
    }

    /** Deletes what was purged more than a week ago, by the time in the folder's name: a touch or a copy changes others. */
    static void forgetOld(Library library, Instant now) {
        try (var folders = Files.newDirectoryStream(library.backups(), PREFIX + "*")) {
            for (Path folder : folders) {
                boolean old = purgedAt(folder.getFileName().toString())
                        .filter(moment -> moment.isBefore(now.minus(KEPT)))
                        .isPresent();
                if (old && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    Trees.delete(folder);
                    LOG.atInfo().addKeyValue("folder", folder.getFileName()).log("Purged recordings are forgotten");
                }
            }
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("Old purged recordings could not be removed");
        }
    }

    /** Empty when the name is none that was given here. */
    private static Optional<Instant> purgedAt(String name) {
        try {
            return Optional.of(TIME.parse(name.substring(PREFIX.length()), Instant::from));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private List<Recording> recordings(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return repository.findAll(
                    repository.ids(RecordingFilter.BIN, Optional.empty(), RecordingOrder.NEWEST_FIRST));
        }
        List<Recording> recordings = repository.findAll(ids);
        for (Recording recording : recordings) {
            if (!recording.isDeleted()) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_STATE,
                        "%s '%s' is not in the bin".formatted(recording.shortId(), recording.title()),
                        "Only what is in the bin can be purged. Put it there with 'voicerec delete %s'."
                                .formatted(recording.shortId()),
                        null);
            }
        }
        return recordings;
    }

    /** A folder for the audio, with the rows in it: on the disk before the rows leave the database. */
    private Path makeKeep(List<Recording> recordings) throws IOException {
        Path keep = library.backups().resolve(PREFIX + TIME.format(Instant.now()));
        Files.createDirectories(keep);
        var rows = new ArrayList<String>();
        recordings.forEach(r -> rows.add(RecordingJson.write(r)));
        DurableText.write(io, keep.resolve("recordings.jsonl"), String.join("\n", rows) + "\n");
        io.forceDirectory(keep);
        io.forceDirectory(library.backups());
        return keep;
    }
}
