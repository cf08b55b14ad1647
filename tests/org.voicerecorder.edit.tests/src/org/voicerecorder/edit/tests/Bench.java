package org.voicerecorder.edit.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.audio.Annotations;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.Encoding;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.PcmFiles;
import org.voicerecorder.audio.PeaksBuilder;
import org.voicerecorder.audio.SampleFormat;
import org.voicerecorder.edit.internal.graph.Compiler;
import org.voicerecorder.edit.internal.graph.SourceAudio;
import org.voicerecorder.edit.internal.graph.Timeline;
import org.voicerecorder.edit.internal.graph.TimelineAudio;

/** The graph on WAV files, without a library around it. */
final class Bench {
    private final Map<UUID, SourceAudio> known = new HashMap<>();
    private final Map<UUID, List<Marker>> markers = new HashMap<>();
    private final AudioFiles files = new PlainFiles();

    /** A file as a source. */
    SourceAudio source(Path file) {
        UUID id = UUID.randomUUID();
        try (PcmStream stream = files.decode(file, 0)) {
            var audio = new SourceAudio(recording(id, file), stream.format(), stream.totalFrames());
            known.put(id, audio);
            return audio;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Gives a source its markers. */
    void mark(SourceAudio source, Marker... all) {
        markers.put(source.recording().id(), List.of(all));
    }

    private static Recording recording(UUID id, Path file) {
        String name = file.getFileName().toString();
        return new Recording(
                id,
                name,
                id + ".wav",
                file,
                name,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                file.toFile().length(),
                "audio/wav",
                "0".repeat(64),
                RecordingStatus.ACTIVE,
                SyncStatus.UNSYNCED,
                IngestSource.IMPORT,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                "0",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    TimelineAudio edit(SourceAudio source, boolean dither, EditOperation... operations) {
        var compiler = new Compiler(files, source, this::find);
        var history = new ArrayList<Timeline>();
        history.add(compiler.begin());
        var done = new ArrayList<EditOperation>();
        for (EditOperation operation : operations) {
            Compiler.Step step = compiler.apply(history, operation, Progress.NONE, Cancellation.none());
            history.add(step.timeline());
            done.add(step.operation());
        }
        EditList list = EditList.of(source.source()).withOperations(done).withDither(dither);
        return new TimelineAudio(list, history, source, files, this::peaks, id -> markers.getOrDefault(id, List.of()));
    }

    private SourceAudio find(EditSource source) {
        return known.get(source.recording());
    }

    private Peaks peaks(SourceAudio audio) {
        try (PcmStream stream = files.decode(audio.path(), 0)) {
            var builder = new PeaksBuilder(SampleFormat.of(stream.format()), 256, false);
            byte[] block = new byte[1 << 16];
            for (int n = stream.read(block, 0, block.length); n >= 0; n = stream.read(block, 0, block.length)) {
                builder.accept(block, 0, n);
            }
            return builder.peaks();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads WAV, as the product does. */
    private static final class PlainFiles implements AudioFiles {
        @Override
        public String mimeType(Path file) {
            return "audio/wav";
        }

        @Override
        public AudioContent inspect(Path file) {
            return PcmFiles.inspect(file).orElseThrow();
        }

        @Override
        public PcmStream decode(Path file, long startFrame) {
            return PcmFiles.open(file, startFrame).orElseThrow();
        }

        @Override
        public PcmStream examine(Path file) {
            return decode(file, 0);
        }

        @Override
        public List<Marker> convert(
                Path source,
                Path target,
                Encoding encoding,
                Annotations annotations,
                Progress progress,
                Cancellation cancel) {
            throw new UnsupportedOperationException();
        }
    }
}
