package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.DuplicateRecordingException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.catalog.AudioCheck;
import org.voicerecorder.api.catalog.AudioChecks;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.storage.UnderWay;

/** The way in: one pass over the source, a forced copy, a rename, a row. */
@Component
public final class IngestService implements Ingest {
    static final String PART_SUFFIX = ".part";

    /** Kept free for the database and for takes. */
    private static final ByteSize RESERVE = new ByteSize(50_000_000);

    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);

    private final Library library;
    private final RecordingRepository repository;
    private final FileIo io;
    private final UnderWay underWay;
    private final OpenMark mark;
    private final CheckNotes notes;
    private final Intake intake;

    /**
     * @param io how the disk is written; the real disk when no service is there
     * @param recovery not used: what the last run left is settled before anything new comes in
     */
    @Activate
    public IngestService(
            @Reference Library library,
            @Reference RecordingRepository repository,
            @Reference AudioChecks checks,
            @Reference ComponentServiceObjects<AudioFiles> audioFiles,
            @Reference EventPublisher events,
            @Reference OpenMark mark,
            @Reference UnderWay underWay,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileIo io,
            @Reference @SuppressWarnings("unused") Recovery recovery) {
        this.library = library;
        this.repository = repository;
        this.io = Optional.ofNullable(io).orElseGet(FileIo::disk);
        this.underWay = underWay;
        this.mark = mark;
        this.notes = new CheckNotes(checks, events);
        this.intake = new Intake(library, repository, audioFiles, events, mark, this.io);
    }

    @Override
    public boolean looksLikeAudio(Path file) {
        return FileNames.looksLikeAudio(file.getFileName().toString());
    }

    @Override
    public Recording add(AddRequest request, Progress progress, Cancellation cancel) {
        AddSource source = AddSource.check(request);
        if (source.size() > StreamPass.SMALL) {
            intake.refuseForeign(source.file(), source.name());
        }
        checkSpace(source);
        UUID id = UUID.randomUUID();
        Path part = library.incoming().resolve(id + PART_SUFFIX);
        underWay.begin(id);
        try {
            StreamPass.Result pass = copy(source, part, progress, cancel);
            refuseDuplicate(pass, part, cancel);
            Examination.refuseIncomplete(source.name(), pass.wav().map(Examination.Result::content));
            return intake.settle(id, part, source.name(), request, pass, progress, cancel);
        } catch (IOException e) {
            throw IoFailures.of(e, "copy into the library", request.file());
        } finally {
            deletePart(part);
            underWay.end(id);
        }
    }

    @Override
    public Recording adopt(AddRequest request, Progress progress, Cancellation cancel) {
        return intake.adopt(request, progress, cancel);
    }

    @Override
    public List<Recording> adoptAll(List<AddRequest> requests, Progress progress, Cancellation cancel) {
        return intake.adoptAll(requests, progress, cancel);
    }

    private StreamPass.Result copy(AddSource source, Path part, Progress progress, Cancellation cancel)
            throws IOException {
        StreamPass.Result pass;
        try (var in = FileChannel.open(source.file(), StandardOpenOption.READ);
                var out = io.create(part);
                var back = FileChannel.open(part, StandardOpenOption.READ)) {
            var copy = new StreamPass.Copy(out, back);
            pass = StreamPass.run(in, source.size(), Optional.of(copy), source.name(), progress, cancel);
            out.force(true);
        }
        if (pass.bytes() != source.size() || !source.isUnchanged()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_SOURCE_CHANGED,
                    "%s changed while it was copied".formatted(Printable.path(source.file())));
        }
        return pass;
    }

    /**
     * Who is told that a recording is there already may delete the file in hand: so it must be there, and whole. If it is
     * not, the copy that was just made takes its place.
     */
    private void refuseDuplicate(StreamPass.Result pass, Path part, Cancellation cancel) throws IOException {
        Optional<Recording> found = repository.findByContent(pass.checksum(), pass.bytes());
        if (found.isEmpty()) {
            return;
        }
        Recording existing = found.get();
        boolean whole = isWhole(existing, cancel);
        if (!whole) {
            mark.make();
            io.moveAtomically(part, existing.path());
            io.forceDirectory(library.raw());
            LOG.atWarn().addKeyValue("recording", existing.id()).log("Stored audio was replaced by a good copy");
            try (var noting = notes.begin()) {
                noting.add(existing, AudioCheck.Outcome.INTACT);
            }
        }
        throw new DuplicateRecordingException(existing, !whole);
    }

    private static boolean isWhole(Recording existing, Cancellation cancel) {
        try {
            return Files.size(existing.path()) == existing.sizeBytes()
                    && Checksums.of(existing.path(), n -> {}, cancel).equals(existing.checksum());
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("recording", existing.id()).setCause(e).log("Stored audio cannot be read");
            return false;
        }
    }

    private void checkSpace(AddSource source) {
        try {
            long free = Files.getFileStore(library.incoming()).getUsableSpace();
            if (free < source.size() + RESERVE.bytes()) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_DISK_FULL,
                        "%s needs %s in the library; %s are free, of which %s stay reserved"
                                .formatted(
                                        Printable.path(source.file()),
                                        new ByteSize(source.size()),
                                        new ByteSize(free),
                                        RESERVE));
            }
        } catch (IOException e) {
            throw IoFailures.of(e, "read the free space of", library.root());
        }
    }

    /** After the rename there is nothing to delete; after a failure the half copy must not stay. */
    private void deletePart(Path part) {
        try {
            io.delete(part);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", part).setCause(e).log("A half copy stays; the next start removes it");
        }
    }
}
