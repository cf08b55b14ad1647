package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.api.storage.Recovery;

/** Reads every byte of stored audio and compares it with what was stored. */
@Component
public final class IntegrityService implements Integrity {
    private static final Logger LOG = LoggerFactory.getLogger(IntegrityService.class);

    private final RecordingRepository repository;

    @Activate
    public IntegrityService(
            @Reference RecordingRepository repository, @Reference @SuppressWarnings("unused") Recovery recovery) {
        this.repository = repository;
    }

    @Override
    public Report verify(Collection<UUID> ids, Progress progress, Cancellation cancel) {
        var wanted = ids.isEmpty()
                ? repository.ids(RecordingFilter.PRESENT, java.util.Optional.empty(), RecordingOrder.NEWEST_FIRST)
                : List.copyOf(ids);
        List<Recording> recordings = repository.findAll(wanted);
        long total = recordings.stream().mapToLong(Recording::sizeBytes).sum();
        var corrupt = new ArrayList<Recording>();
        var missing = new ArrayList<Recording>();
        long verified = 0;
        long before = 0;
        for (Recording recording : recordings) {
            cancel.throwIfCancelled();
            switch (check(recording, before, total, progress, cancel)) {
                case INTACT -> verified++;
                case CORRUPT -> corrupt.add(recording);
                case MISSING -> missing.add(recording);
            }
            before += recording.sizeBytes();
        }
        return new Report(verified, List.copyOf(corrupt), List.copyOf(missing));
    }

    private enum Finding {
        INTACT,
        CORRUPT,
        MISSING
    }

    private static Finding check(Recording recording, long before, long total, Progress progress, Cancellation cancel) {
        if (!Files.isRegularFile(recording.path())) {
            return tell(recording, Finding.MISSING, null);
        }
        try {
            if (Files.size(recording.path()) != recording.sizeBytes()) {
                return tell(recording, Finding.CORRUPT, null);
            }
            String checksum = Checksums.of(
                    recording.path(),
                    done -> progress.report(recording.title(), before + done, total, Progress.Unit.BYTES),
                    cancel);
            return checksum.equals(recording.checksum()) ? Finding.INTACT : tell(recording, Finding.CORRUPT, null);
        } catch (IOException e) {
            return tell(recording, Finding.CORRUPT, e);
        }
    }

    private static Finding tell(Recording recording, Finding finding, IOException cause) {
        LOG.atError()
                .addKeyValue("recording", recording.id())
                .addKeyValue("finding", finding)
                .setCause(cause)
                .log("Stored audio is not what was stored");
        return finding;
    }
}
