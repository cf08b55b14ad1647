package org.voicerecorder.workbench.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.DuplicateRecordingException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.workbench.internal.dialogs.Problems;

/** Brings files and folders into the library: one job, one summary of what did not work and what to do about it. */
public final class Adding {
    private static final ByteSize NO_LIMIT = new ByteSize(Long.MAX_VALUE);

    private final Desk desk;
    private final Shell shell;

    private record Failure(Path file, VoiceRecorderException problem) {}

    private record Outcome(
            List<Recording> added,
            List<Recording> duplicates,
            List<Recording> healed,
            List<Failure> failures,
            boolean nothingFound) {}

    public Adding(Desk desk, Shell shell) {
        this.desk = desk;
        this.shell = shell;
    }

    public void add(List<Path> paths) {
        add(paths, AddRequest.DEFAULT_MAXIMUM_SIZE);
    }

    private void add(List<Path> paths, ByteSize limit) {
        if (!paths.isEmpty()) {
            new Tasks(desk)
                    .start(
                            Messages.addTask,
                            (progress, cancel) -> addAll(paths, limit, progress, cancel),
                            this::tell,
                            problem -> Problems.show(shell, problem));
        }
    }

    private Outcome addAll(List<Path> paths, ByteSize limit, Progress progress, Cancellation cancel) {
        Ingest ingest = desk.services().require(Ingest.class);
        List<Path> files = new ArrayList<>();
        paths.forEach(path -> collect(ingest, path, files));
        Outcome outcome = new Outcome(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), files.isEmpty());
        for (int i = 0; i < files.size() && !cancel.isCancelled(); i++) {
            Path file = files.get(i);
            progress.report(file.getFileName().toString(), i, files.size(), Progress.Unit.ITEMS);
            int number = i;
            Progress inFile = (what, done, total, unit) -> progress.report(
                    what,
                    1000L * number + (total > 0 ? 1000 * done / total : 0),
                    1000L * files.size(),
                    Progress.Unit.ITEMS);
            addOne(ingest, file, limit, files.size() == 1 ? progress : inFile, cancel, outcome);
        }
        return outcome;
    }

    private static void addOne(
            Ingest ingest, Path file, ByteSize limit, Progress progress, Cancellation cancel, Outcome outcome) {
        AddRequest request = new AddRequest(
                file,
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                limit,
                IngestSource.IMPORT,
                Optional.empty());
        try {
            outcome.added().add(ingest.add(request, progress, cancel));
        } catch (DuplicateRecordingException e) {
            outcome.duplicates().add(e.existing());
            if (e.isHealed()) {
                outcome.healed().add(e.existing());
            }
        } catch (CancelledException e) {
            cancel.cancel();
        } catch (VoiceRecorderException e) {
            outcome.failures().add(new Failure(file, e));
        }
    }

    /** Of a folder what looks like audio; a file that was named is tried whatever it looks like. */
    private static void collect(Ingest ingest, Path path, List<Path> files) {
        if (!Files.isDirectory(path)) {
            files.add(path);
            return;
        }
        try (Stream<Path> inside = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            inside.filter(Files::isRegularFile)
                    .filter(ingest::looksLikeAudio)
                    .sorted()
                    .forEach(files::add);
        } catch (IOException | UncheckedIOException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_IO, "The folder %s could not be read".formatted(path), e);
        }
    }

    private void tell(Outcome outcome) {
        int added = outcome.added().size();
        int duplicates = outcome.duplicates().size();
        if (!outcome.failures().isEmpty()) {
            tellFailures(outcome);
        } else if (outcome.nothingFound()) {
            desk.toasts().show(Messages.addNothing);
        } else {
            String first = added == 1
                    ? NLS.bind(Messages.addedOne, outcome.added().getFirst().title())
                    : NLS.bind(Messages.addedMany, added);
            String second = duplicates == 0 ? "" : " " + NLS.bind(Messages.addedDuplicates, duplicates);
            String third = outcome.healed().isEmpty()
                    ? ""
                    : " " + NLS.bind(Messages.addedHealed, outcome.healed().size());
            String said = (added == 0 && duplicates > 0 ? second.strip() : first + second) + third;
            List<UUID> inBin = outcome.duplicates().stream()
                    .filter(Recording::isDeleted)
                    .map(Recording::id)
                    .distinct()
                    .toList();
            if (inBin.isEmpty()) {
                desk.toasts().show(said);
            } else {
                desk.toasts()
                        .show(
                                said + " " + NLS.bind(Messages.addedInBin, inBin.size()),
                                Messages.addedRestore,
                                () -> new Edits(desk).restore(inBin));
            }
        }
        Optional<UUID> show = Stream.concat(outcome.added().stream(), outcome.duplicates().stream())
                .filter(r -> !r.isDeleted())
                .map(Recording::id)
                .findFirst();
        show.ifPresent(Windows::reveal);
    }

    private void tellFailures(Outcome outcome) {
        List<String> lines = outcome.failures().stream()
                .map(f -> Problems.line(
                        f.file().getFileName().toString(),
                        f.problem().code(),
                        f.problem().getMessage(),
                        f.problem().advice()))
                .toList();
        List<Path> large = outcome.failures().stream()
                .filter(f -> f.problem().code() == ErrorCode.ERR_FILE_TOO_LARGE)
                .map(Failure::file)
                .toList();
        Optional<Problems.Remedy> remedy = large.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problems.Remedy(Messages.addAnyway, () -> add(large, NO_LIMIT)));
        String intro = NLS.bind(Messages.addFailedIntro, new Object[] {
            outcome.added().size(),
            outcome.duplicates().size(),
            outcome.failures().size()
        });
        Problems.summary(shell, Messages.addFailedTitle, intro, lines, remedy);
    }
}
