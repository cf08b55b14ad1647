package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.audio.TakeJournal;
import org.voicerecorder.audio.TakeRecovery;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.storage.TakeNote;

/**
 * Puts the library right when it opens. Notes in {@code incoming} say what was under way: an add is finished or taken
 * back, a take is mended and kept, a purge is carried out. After an unclean end, and when there is no row at all (the
 * database was made anew), every stored file without a row gets one: audio is never thrown away because the database does not know it (it may be an older database, put back from a
 * backup). What cannot be put right now stays where it is and is tried again at the next start; the library opens all
 * the same.
 */
@Component
public final class RecoveryService implements Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(RecoveryService.class);
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final String STAYS = "It was left as it is and is tried again at the next start.";

    private final Library library;
    private final RecordingRepository repository;
    private final FileIo io;
    private final OpenMark mark;
    private final Intake intake;
    private final List<Recording> recovered = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    @Activate
    public RecoveryService(
            @Reference Library library,
            @Reference RecordingRepository repository,
            @Reference ComponentServiceObjects<AudioFiles> audioFiles,
            @Reference EventPublisher events,
            @Reference OpenMark mark,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileIo io) {
        this.library = library;
        this.repository = repository;
        this.io = Optional.ofNullable(io).orElseGet(FileIo::disk);
        this.intake = new Intake(library, repository, audioFiles, events, mark, this.io);
        this.mark = mark;
        recover();
    }

    @Override
    public List<Recording> recovered() {
        return List.copyOf(recovered);
    }

    @Override
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** A clean end: the next start need not look at every stored file, unless something is still to be put right. */
    @Deactivate
    void close() {
        try {
            mark.remove();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The next start looks at every stored file");
        }
    }

    private void recover() {
        boolean mayLackRows = mark.isThere() || isWithoutRows();
        attempt(library.incoming(), this::settleIncoming);
        if (mayLackRows) {
            attempt(library.raw(), this::adoptOrphans);
        }
        PurgeService.forgetOld(library, Instant.now());
        if (!recovered.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue(
                            "recordings", recovered.stream().map(Recording::id).toList())
                    .log("Recordings were recovered");
        }
    }

    private boolean isWithoutRows() {
        try {
            return repository.isEmpty();
        } catch (VoiceRecorderException e) {
            LOG.atWarn().setCause(e).log("The database does not answer; whoever asks it is told why");
            return false;
        }
    }

    private void settleIncoming() throws IOException {
        var files = new ArrayList<Path>();
        try (var listed = Files.newDirectoryStream(library.incoming())) {
            listed.forEach(files::add);
        }
        // In an order of its own, not the disk's.
        files.sort(null);
        var failed = new HashSet<Path>();
        // First of all, so that no note that was left brings back what was purged since.
        for (Path file : ending(files, PurgeIntent.SUFFIX)) {
            attempt(file, () -> carryOutPurge(file));
        }
        // Before the notes of takes, for a take may have been finished; and before copies are removed, for those that
        // come in with others are whole.
        for (Path file : ending(files, Settlement.NOTE_SUFFIX)) {
            attempt(file, () -> finishAdd(file));
        }
        // Notes before audio: a take's note says what its audio is called.
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(IngestService.PART_SUFFIX) || name.endsWith(".tmp") || name.startsWith(".part-")) {
                attempt(file, () -> io.delete(file));
            } else if (name.endsWith(TakeNote.SUFFIX)) {
                attempt(file, () -> keepTake(file, failed));
            }
        }
        for (Path file : files) {
            if (file.toString().endsWith(".wav") && Files.exists(file) && !failed.contains(file)) {
                attempt(file, () -> keepTakeWithoutNote(file));
            }
        }
        for (Path file : files) {
            if (file.toString().endsWith(TakeJournal.SUFFIX)) {
                attempt(file, () -> removeJournal(file));
            }
        }
    }

    /** Its markers are in the file, and from there in the library, once the take is no longer here. */
    private void removeJournal(Path journal) throws IOException {
        String id = FileNames.stem(journal.getFileName().toString());
        boolean isDone = Files.notExists(journal.resolveSibling(id + ".wav"))
                && Files.notExists(journal.resolveSibling(id + TakeNote.SUFFIX));
        if (isDone) {
            io.delete(journal);
        }
    }

    private void carryOutPurge(Path note) throws IOException {
        PurgeIntent.read(note, library).carryOut(io, library.raw(), repository.storedNames());
    }

    private static List<Path> ending(List<Path> files, String suffix) {
        return files.stream().filter(file -> file.toString().endsWith(suffix)).toList();
    }

    private void finishAdd(Path note) throws IOException {
        Recording recording;
        List<Marker> markers;
        List<String> together;
        try {
            String text = Files.readString(note, StandardCharsets.UTF_8);
            recording = RecordingJson.read(text, library.raw());
            markers = RecordingJson.markers(text);
            together = RecordingJson.together(text);
        } catch (RuntimeException e) {
            // Half a note: it was written without being forced and the power failed before the rename was on the disk,
            // or after it; then the search for files without a row finds the audio.
            LOG.atWarn().addKeyValue("note", note).setCause(e).log("A note cannot be read");
            io.delete(note);
            return;
        }
        intake.resume(note, recording, markers, together);
    }

    /** @param failed takes the audio that cannot be kept, for it is told then and need not be tried without its note */
    private void keepTake(Path noteFile, Set<Path> failed) throws IOException {
        TakeNote note = TakeNote.read(noteFile);
        Path audio = note.audio(library.incoming());
        failed.add(audio);
        attempt(audio, () -> {
            keepTake(note, audio);
            io.delete(noteFile);
            failed.remove(audio);
        });
    }

    private void keepTake(TakeNote note, Path audio) throws IOException {
        Path stored = library.raw().resolve(note.id() + ".wav");
        if (repository.find(note.id()).isEmpty()) {
            if (Files.exists(audio)) {
                mendAndKeep(audio, Optional.of(note));
            } else if (Files.exists(stored)) {
                keep(stored, Optional.of(note), journal(audio));
            }
        }
    }

    private void keepTakeWithoutNote(Path audio) throws IOException {
        String name = audio.getFileName().toString();
        if (!Library.isStoredName(name)) {
            return;
        }
        Optional<Recording> known = repository.find(UUID.fromString(FileNames.stem(name)));
        if (known.isPresent()) {
            removeOldName(audio, known.get());
        } else {
            mendAndKeep(audio, Optional.empty());
        }
    }

    /** The new name of a take came to the disk before a power failure, the end of its old one did not. */
    private void removeOldName(Path audio, Recording known) throws IOException {
        if (Files.isRegularFile(known.path()) && Files.mismatch(audio, known.path()) < 0) {
            io.delete(audio);
        } else {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_STATE,
                    "It is not what is stored as %s".formatted(known.shortId()),
                    "Listen to both, and move this file away.",
                    null);
        }
    }

    private void mendAndKeep(Path audio, Optional<TakeNote> note) throws IOException {
        TakeJournal.Content journal = journal(audio);
        var clues = new TakeRecovery.Clues(
                note.flatMap(TakeNote::format),
                note.map(TakeNote::isOld).orElse(false),
                journal,
                bytes -> keepEnd(journalFile(audio), bytes));
        if (TakeRecovery.mend(io, audio, clues).frames() == 0) {
            LOG.atInfo().addKeyValue("file", audio.getFileName()).log("A take without a sample is removed");
            io.delete(audio);
        } else {
            keep(audio, note, journal);
        }
    }

    private static Path journalFile(Path audio) {
        return audio.resolveSibling(FileNames.stem(audio.getFileName().toString()) + TakeJournal.SUFFIX);
    }

    private static TakeJournal.Content journal(Path audio) throws IOException {
        Path file = journalFile(audio);
        return Files.exists(file) ? TakeJournal.read(file) : TakeJournal.Content.NONE;
    }

    private void keepEnd(Path file, long bytes) throws IOException {
        try (var journal = Files.exists(file) ? TakeJournal.open(io, file) : new TakeJournal(io, file)) {
            journal.append(List.of(new TakeJournal.Entry.End(bytes)));
        }
    }

    private void adoptOrphans() throws IOException {
        Set<String> known = repository.storedNames();
        try (var files = Files.newDirectoryStream(library.raw())) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!known.contains(name) && Library.isStoredName(name)) {
                    attempt(file, () -> keep(file, Optional.empty(), TakeJournal.Content.NONE));
                }
            }
        }
    }

    /** Without a note nothing is known but when the file was written. */
    private void keep(Path audio, Optional<TakeNote> note, TakeJournal.Content journal) throws IOException {
        Instant created = note.isPresent()
                ? journal.begun().orElse(note.get().startedAt())
                : Files.getLastModifiedTime(audio).toInstant();
        var request = new AddRequest(
                audio,
                note.map(TakeNote::originalName),
                false,
                Optional.of(
                        note.map(TakeNote::title).orElseGet(() -> "Recovered recording of " + WHEN.format(created))),
                note.flatMap(TakeNote::description),
                note.map(TakeNote::tags).orElse(List.of()),
                AddRequest.DEFAULT_MAXIMUM_SIZE,
                IngestSource.RECOVERED,
                Optional.of(created));
        recovered.add(intake.adopt(request, Progress.NONE, Cancellation.none()));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void attempt(Path what, Work work) {
        try {
            work.run();
        } catch (VoiceRecorderException e) {
            failed(what, e);
        } catch (IOException e) {
            failed(what, IoFailures.of(e, "put right", what));
        } catch (RuntimeException e) {
            failed(what, new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "Unexpected: " + e, e));
        }
    }

    /** What is said of a file that somebody adds ("get another copy") is no help for one that exists nowhere else. */
    private static String advice(VoiceRecorderException why) {
        return switch (why.code()) {
            case ERR_CORRUPT_FILE, ERR_UNSUPPORTED_FORMAT, ERR_EMPTY_FILE ->
                "Another program may still read it; when it is of no use, move it out of the library.";
            default -> why.advice();
        };
    }

    private void failed(Path what, VoiceRecorderException why) {
        LOG.atError().addKeyValue("what", what).setCause(why).log("Recovery did not succeed; nothing was removed");
        problems.add(new Problem(
                library.root().relativize(what).toString(), why.code(), why.getMessage(), STAYS + " " + advice(why)));
        try {
            mark.keep();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The next start may not look at every stored file");
        }
    }
}
