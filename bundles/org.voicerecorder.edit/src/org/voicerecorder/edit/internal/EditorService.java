package org.voicerecorder.edit.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.Waveforms;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.edit.Clipping;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.Editor;
import org.voicerecorder.api.edit.Provenance;
import org.voicerecorder.api.edit.RenderRequest;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.edit.internal.graph.Compiler;
import org.voicerecorder.edit.internal.graph.SourceAudio;
import org.voicerecorder.edit.internal.graph.Timeline;
import org.voicerecorder.edit.internal.graph.TimelineAudio;
import org.voicerecorder.storage.UnderWay;

/** Compiles lists, renders them. */
@Component(service = {Editor.class, EditorService.class})
public final class EditorService implements Editor {
    private final AudioFiles files;
    private final Waveforms waveforms;
    private final Markers markers;
    private final Sources sources;
    private final ProvenanceFiles provenances;
    private final Rendering rendering;
    private final Integrity integrity;

    /** @param io how the disk is written; the real disk when no service is there */
    @Activate
    public EditorService(
            @Reference Library library,
            @Reference RecordingRepository recordings,
            @Reference AudioFiles files,
            @Reference Waveforms waveforms,
            @Reference Ingest ingest,
            @Reference UnderWay underWay,
            @Reference Markers markers,
            @Reference Integrity integrity,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileIo io) {
        FileIo disk = Optional.ofNullable(io).orElseGet(FileIo::disk);
        this.files = files;
        this.waveforms = waveforms;
        this.markers = markers;
        this.integrity = integrity;
        this.sources = new Sources(recordings, files);
        this.provenances = new ProvenanceFiles(library, disk);
        this.rendering = new Rendering(library, ingest, underWay, disk, provenances);
        provenances.forgetOthers(recordings);
    }

    @Override
    public EditList begin(Recording recording) {
        sources.of(recording);
        return EditList.of(new EditSource(recording.id(), recording.checksum()));
    }

    @Override
    public EditedAudio open(EditList list, Progress progress, Cancellation cancel) {
        return compile(list, progress, cancel).audio();
    }

    @Override
    public List<Recording> render(RenderRequest request, Progress progress, Cancellation cancel) {
        Compiled compiled = compile(request.list(), progress, cancel);
        requireIntact(compiled.audio(), progress, cancel);
        return rendering.render(compiled, request, progress, cancel);
    }

    /** What is made tells of which audio it was made, by checksum: altered audio must not be passed off as that. */
    private void requireIntact(TimelineAudio audio, Progress progress, Cancellation cancel) {
        var used = new LinkedHashSet<UUID>();
        audio.stretches().forEach(stretch -> stretch.source().ifPresent(source -> used.add(source.recording())));
        if (used.isEmpty()) {
            return;
        }
        Integrity.Report report = integrity.verify(used, progress, cancel);
        report.failed().stream().findFirst().ifPresent(failure -> {
            throw failure.why();
        });
        var damaged = new ArrayList<>(report.corrupt());
        damaged.addAll(report.missing());
        if (!damaged.isEmpty()) {
            Recording first = damaged.getFirst();
            throw new VoiceRecorderException(
                    ErrorCode.ERR_CHECKSUM_MISMATCH,
                    "The stored audio of %s is damaged; nothing was made of it".formatted(first.shortId()),
                    "Restore it from a backup, or add the original file again: it replaces the damaged one. What is left of it is "
                            + first.path() + ".",
                    null);
        }
    }

    @Override
    public Clipping clipping(EditedAudio audio, Progress progress, Cancellation cancel) {
        if (!(audio instanceof TimelineAudio edited)) {
            throw new IllegalArgumentException("Not made by the editor");
        }
        return edited.clipping(progress, cancel);
    }

    @Override
    public Optional<Provenance> provenance(UUID recording) {
        return provenances.read(recording);
    }

    @Override
    public String toJson(EditList list) {
        return EditListJson.text(list);
    }

    @Override
    public EditList parse(String json) {
        return EditListJson.parse(json);
    }

    /** A list that was understood. */
    record Compiled(SourceAudio source, TimelineAudio audio) {}

    /** The source of a list, and what carries out its steps. */
    record Bench(SourceAudio source, Compiler compiler) {}

    Bench bench(EditSource source) {
        SourceAudio audio = sources.of(source);
        return new Bench(audio, new Compiler(files, audio, sources::of));
    }

    /** @param history the audio before the first step and after each one */
    TimelineAudio audio(EditList list, List<Timeline> history, SourceAudio source) {
        return new TimelineAudio(
                list,
                history,
                source,
                files,
                audio -> waveforms.peaks(audio.recording(), Progress.NONE, Cancellation.none()),
                markers::list);
    }

    private Compiled compile(EditList list, Progress progress, Cancellation cancel) {
        EditSource source = list.source()
                .orElseThrow(() -> new VoiceRecorderException(
                        ErrorCode.ERR_INVALID_ARGUMENT, "The edit list names no recording to be applied to"));
        Bench bench = bench(source);
        var history = new ArrayList<Timeline>();
        history.add(bench.compiler().begin());
        var operations = new ArrayList<EditOperation>();
        var problems = new ArrayList<String>();
        for (int i = 0; i < list.operations().size(); i++) {
            EditOperation operation = list.operations().get(i);
            try {
                // After a problem nothing is measured any more; the rest is only checked.
                Compiler.Step step = problems.isEmpty() || !measures(operation)
                        ? bench.compiler().apply(history, operation, progress, cancel)
                        : new Compiler.Step(operation, history.getLast());
                history.add(step.timeline());
                operations.add(step.operation());
            } catch (VoiceRecorderException e) {
                if (e.code() != ErrorCode.ERR_INVALID_ARGUMENT) {
                    throw e;
                }
                history.add(history.getLast());
                problems.add("operations[%d] (%s): %s".formatted(i, OperationJson.name(operation), e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw EditListJson.invalid(problems);
        }
        return new Compiled(bench.source(), audio(list.withOperations(operations), history, bench.source()));
    }

    private static boolean measures(EditOperation operation) {
        return operation instanceof EditOperation.NormalizeLoudness
                || operation instanceof EditOperation.NormalizePeak
                || operation instanceof EditOperation.ReduceNoise;
    }
}
