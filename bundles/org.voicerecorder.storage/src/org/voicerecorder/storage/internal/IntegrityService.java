package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.AudioCheck;
import org.voicerecorder.api.catalog.AudioChecks;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.storage.FlacCopies;
import org.voicerecorder.storage.UnderWay;

/** Reads every byte of stored audio and compares it with what was stored. */
@Component
public final class IntegrityService implements Integrity {
    private static final Logger LOG = LoggerFactory.getLogger(IntegrityService.class);

    private final Library library;
    private final RecordingRepository repository;
    private final OpenMark mark;
    private final Unregistered unregistered;
    private final FlacCopies flacCopies;
    private final CheckNotes notes;

    @Activate
    public IntegrityService(
            @Reference Library library,
            @Reference RecordingRepository repository,
            @Reference AudioChecks checks,
            @Reference EventPublisher events,
            @Reference OpenMark mark,
            @Reference UnderWay underWay,
            @Reference FlacCopies flacCopies,
            @Reference @SuppressWarnings("unused") Recovery recovery) {
        this.library = library;
        this.repository = repository;
        this.mark = mark;
        this.flacCopies = flacCopies;
        this.notes = new CheckNotes(checks, events);
        this.unregistered = new Unregistered(library, repository, events, underWay);
    }

    @Override
    public Report verify(Collection<UUID> ids, Progress progress, Cancellation cancel) {
        List<Path> strangers = ids.isEmpty() ? strangers() : List.of();
        var wanted = ids.isEmpty()
                ? repository.ids(RecordingFilter.PRESENT, Optional.empty(), RecordingOrder.NEWEST_FIRST)
                : List.copyOf(ids);
        List<Recording> recordings = repository.findAll(wanted);
        long total = recordings.stream().mapToLong(Recording::sizeBytes).sum();
        var findings = new Findings();
        long before = 0;
        var noting = notes.begin();
        try (noting) {
            for (Recording recording : recordings) {
                cancel.throwIfCancelled();
                long soFar = before;
                Finding finding = read(
                        recording,
                        done -> progress.report(recording.title(), soFar + done, total, Progress.Unit.BYTES),
                        cancel);
                findings.add(recording, finding, cancel);
                finding.outcome().ifPresent(outcome -> noting.add(recording, outcome));
                before += recording.sizeBytes();
            }
        }
        return findings.report(strangers, noting.problem());
    }

    /** Audio that belongs to no recording. The next start tries again to take it in, even after a clean end. */
    private List<Path> strangers() {
        try {
            List<Path> found = unregistered.find();
            if (!found.isEmpty()) {
                LOG.atError().addKeyValue("files", found).log("Audio lies in the library that is no recording's");
                lookAgain();
            }
            return found;
        } catch (IOException e) {
            throw IoFailures.of(e, "look for audio in", library.root());
        }
    }

    private void lookAgain() {
        try {
            mark.keep();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The next start may not look at every stored file");
        }
    }

    private sealed interface Finding {
        /** What is known from now on; nothing where the audio could not be read. */
        default Optional<AudioCheck.Outcome> outcome() {
            return switch (this) {
                case Intact() -> Optional.of(AudioCheck.Outcome.INTACT);
                case Corrupt() -> Optional.of(AudioCheck.Outcome.ALTERED);
                case Missing() -> Optional.of(AudioCheck.Outcome.MISSING);
                case Unreadable _ -> Optional.empty();
            };
        }

        record Intact() implements Finding {}

        record Corrupt() implements Finding {}

        record Missing() implements Finding {}

        record Unreadable(IOException cause) implements Finding {}
    }

    private static Finding read(Recording recording, LongConsumer advanced, Cancellation cancel) {
        try {
            if (!Files.readAttributes(recording.path(), java.nio.file.attribute.BasicFileAttributes.class)
                    .isRegularFile()) {
                return new Finding.Missing();
            }
            boolean same = Files.size(recording.path()) == recording.sizeBytes()
                    && Checksums.of(recording.path(), advanced, cancel).equals(recording.checksum());
            return same ? new Finding.Intact() : new Finding.Corrupt();
        } catch (NoSuchFileException _) {
            return new Finding.Missing();
        } catch (IOException e) {
            return new Finding.Unreadable(e);
        }
    }

    /** What was found so far. */
    private final class Findings {
        private final List<Recording> corrupt = new ArrayList<>();
        private final List<Recording> missing = new ArrayList<>();
        private final List<Failure> failed = new ArrayList<>();
        private final List<DamagedCopy> damagedCopies = new ArrayList<>();
        private long verified;

        void add(Recording recording, Finding finding, Cancellation cancel) {
            switch (finding) {
                case Finding.Intact() -> {
                    verified++;
                    addCopy(recording, cancel);
                }
                case Finding.Corrupt() -> tell(corrupt, recording, recording, finding, null);
                case Finding.Missing() -> tell(missing, recording, recording, finding, null);
                case Finding.Unreadable(IOException cause) ->
                    tell(
                            failed,
                            new Failure(recording, IoFailures.of(cause, "read", recording.path())),
                            recording,
                            finding,
                            cause);
            }
        }

        private void addCopy(Recording recording, Cancellation cancel) {
            switch (flacCopies.verify(recording, cancel)) {
                case NONE, INTACT -> {}
                case RENEWED -> damagedCopies.add(new DamagedCopy(recording, true));
                case REMOVED -> damagedCopies.add(new DamagedCopy(recording, false));
            }
        }

        /** The rows were read before the files: what has left the library since is no finding. */
        private <T> void tell(List<T> findings, T entry, Recording recording, Finding finding, IOException cause) {
            if (repository.find(recording.id()).isEmpty()) {
                return;
            }
            findings.add(entry);
            LOG.atError()
                    .addKeyValue("recording", recording.id())
                    .addKeyValue("finding", finding.getClass().getSimpleName())
                    .setCause(cause)
                    .log("Stored audio is not what was stored");
        }

        Report report(List<Path> strangers, Optional<VoiceRecorderException> notKept) {
            return new Report(verified, corrupt, missing, failed, strangers, damagedCopies, notKept);
        }
    }
}
