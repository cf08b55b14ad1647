package org.voicerecorder.edit.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Loudness;
import org.voicerecorder.api.edit.LoudnessReport;
import org.voicerecorder.edit.internal.graph.Compiler;
import org.voicerecorder.edit.internal.graph.Sampling;
import org.voicerecorder.edit.internal.graph.SourceAudio;
import org.voicerecorder.edit.internal.graph.Timeline;
import org.voicerecorder.edit.internal.graph.TimelineAudio;

/** Measures what is stored and what is edited. */
@Component
public final class LoudnessService implements Loudness {
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
    public LoudnessReport measure(EditedAudio audio, FrameRange range, Progress progress, Cancellation cancel) {
        if (!(audio instanceof TimelineAudio edited)) {
            throw new IllegalArgumentException("Not made by the editor");
        }
        FrameRange within = Compiler.range(range, edited.timeline());
        return new Sampling(files, audio.format().sampleRate())
                .loudness(edited.timeline(), within, "Measuring", progress, cancel);
    }
}
