package org.voicerecorder.edit.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.SampleStream;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Loudness;
import org.voicerecorder.api.edit.LoudnessReport;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.edit.internal.dsp.LoudnessMeter;
import org.voicerecorder.edit.internal.graph.Compiler;
import org.voicerecorder.edit.internal.graph.Sampling;
import org.voicerecorder.edit.internal.graph.SourceAudio;
import org.voicerecorder.edit.internal.graph.Timeline;
import org.voicerecorder.edit.internal.graph.TimelineAudio;

/** Measures what is stored and what is edited. */
@Component
public final class LoudnessService implements Loudness {
    private static final int BLOCK = 8192;

    private final AudioFiles files;
    private final Sources sources;

    @Activate
    public LoudnessService(@Reference AudioFiles files, @Reference RecordingRepository recordings) {
        this.files = files;
        this.sources = new Sources(recordings, files);
    }

    @Override
    public LoudnessReport measure(Recording recording, Progress progress, Cancellation cancel) {
        SourceAudio audio = sources.of(recording);
        Timeline timeline = new Compiler(files, audio, sources::of).begin();
        return new Sampling(files, audio.format().sampleRate())
                .loudness(timeline, new FrameRange(0, timeline.frames()), recording.title(), progress, cancel);
    }

    @Override
    public LoudnessReport measure(Path file, Progress progress, Cancellation cancel) {
        String name = file.getFileName().toString();
        try (SampleStream audio = files.samples(file, 0)) {
            int rate = audio.sampleRate();
            var meter = new LoudnessMeter(rate, audio.channels());
            double[][] block = new double[audio.channels()][BLOCK];
            long total = audio.totalFrames() < 0 ? -1 : audio.totalFrames() * 1000 / rate;
            long frames = 0;
            for (int n = audio.read(block, 0, BLOCK); n >= 0; n = audio.read(block, 0, BLOCK)) {
                cancel.throwIfCancelled();
                meter.accept(block, 0, n);
                frames += n;
                progress.report(name, frames * 1000 / rate, total, Progress.Unit.MILLISECONDS);
            }
            return meter.report();
        } catch (IOException e) {
            throw IoFailures.of(e, "measure", file);
        }
    }

    @Override
    public LoudnessReport measure(EditedAudio audio, FrameRange range, Progress progress, Cancellation cancel) {
        if (!(audio instanceof TimelineAudio edited)) {
            throw new IllegalArgumentException("Not made by the editor");
        }
        FrameRange within = Compiler.range(range, edited.timeline());
        return new Sampling(files, audio.format().sampleRate())
                .loudness(edited.timeline(), within, "Measuring", progress, cancel);
    }
}
