package org.voicerecorder.command.internal.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.DuplicateRecordingException;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.audio.rescue.BeyondRescueException;
import org.voicerecorder.audio.rescue.Diagnosis;
import org.voicerecorder.audio.rescue.FormatHint;
import org.voicerecorder.audio.rescue.WavRescue;
import org.voicerecorder.command.internal.Invocation;

/** Recovers files one by one; what fails with one is its outcome and does not keep the next from being tried. */
final class RecoverBatch {
    private final Invocation invocation;
    private final FormatHint hint;
    private final RecoverTargets targets;
    private final boolean add;
    private final boolean dryRun;
    private final boolean force;

    RecoverBatch(
            Invocation invocation,
            FormatHint hint,
            RecoverTargets targets,
            boolean add,
            boolean dryRun,
            boolean force) {
        this.invocation = invocation;
        this.hint = hint;
        this.targets = targets;
        this.add = add;
        this.dryRun = dryRun;
        this.force = force;
    }

    private record Added(Optional<Recording> recording, boolean isDuplicate) {
        static final Added NOTHING = new Added(Optional.empty(), false);
    }

    RecoverOutcome recover(Path file) {
        Diagnosis found;
        try {
            found = WavRescue.diagnose(file, hint, invocation.progress(), invocation.cancel());
        } catch (BeyondRescueException e) {
            return new RecoverOutcome.Failed(file, e.findings(), Optional.empty(), e);
        } catch (VoiceRecorderException e) {
            return new RecoverOutcome.Failed(file, List.of(), Optional.empty(), e);
        }
        return found.isMendable() ? mend(found) : leave(found);
    }

    /** A file that is whole is taken in as it is: there is nothing recovered about it. */
    private RecoverOutcome leave(Diagnosis found) {
        try {
            Added added = add && !dryRun ? add(found, found.file(), IngestSource.IMPORT) : Added.NOTHING;
            return new RecoverOutcome.Intact(found.file(), found, added.recording(), added.isDuplicate());
        } catch (VoiceRecorderException e) {
            return new RecoverOutcome.Failed(found.file(), found.findings(), Optional.empty(), e);
        }
    }

    private RecoverOutcome mend(Diagnosis found) {
        Optional<Path> output = Optional.empty();
        try {
            if (dryRun) {
                return new RecoverOutcome.Mended(found.file(), found, output, 0, Optional.empty(), false);
            }
            long size = 0;
            Added added = Added.NOTHING;
            if (targets.isWanted()) {
                Path target = targets.of(found.file());
                size = write(found, target, force);
                output = Optional.of(target);
                added = add ? add(found, target, IngestSource.RECOVERED) : added;
            } else {
                added = addOnly(found);
                size = added.recording().map(Recording::sizeBytes).orElse(0L);
            }
            return new RecoverOutcome.Mended(found.file(), found, output, size, added.recording(), added.isDuplicate());
        } catch (VoiceRecorderException e) {
            return new RecoverOutcome.Failed(found.file(), found.findings(), output, e);
        }
    }

    private long write(Diagnosis found, Path target, boolean replace) {
        return WavRescue.write(FileIo.disk(), found, target, replace, invocation.progress(), invocation.cancel());
    }

    /** Through a file among those on their way in: after a kill the library's next start removes it. */
    private Added addOnly(Diagnosis found) {
        // What opening the library finds among them it removes: that must be over before ours lies there.
        invocation.services().get(Ingest.class);
        Path incoming = invocation.services().get(Library.class).incoming();
        Path way = incoming.resolve("recover-" + UUID.randomUUID() + ".part");
        try {
            write(found, way, false);
            return add(found, way, IngestSource.RECOVERED);
        } finally {
            delete(way);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw IoFailures.of(e, "delete", file);
        }
    }

    private Added add(Diagnosis found, Path audio, IngestSource source) {
        Ingest ingest = invocation.services().get(Ingest.class);
        invocation.tellRecovery();
        String original = String.valueOf(found.file().getFileName());
        String name = source.equals(IngestSource.IMPORT) ? original : RecoverTargets.stem(found.file()) + ".wav";
        var request = new AddRequest(
                audio,
                Optional.of(name),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                // What was recovered comes in whatever its size (VAL-1).
                new ByteSize(Long.MAX_VALUE),
                source,
                Optional.of(found.modified().toInstant()));
        try {
            return new Added(Optional.of(ingest.add(request, invocation.progress(), invocation.cancel())), false);
        } catch (DuplicateRecordingException e) {
            return new Added(Optional.of(e.existing()), true);
        }
    }
}
