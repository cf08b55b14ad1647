package org.voicerecorder.recorder.internal.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.PresetExports;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.Titles;
import org.voicerecorder.api.schedule.Schedule;

/** Begins the takes that schedules ask for, and makes the copies that their presets ask for. */
record ScheduledTakes(Recorder recorder, Presets presets, Titles titles, PresetExports exports) {
    /** @throws org.voicerecorder.api.VoiceRecorderException as {@link Recorder#start}; {@code ERR_NOT_FOUND}: the preset */
    Take start(Schedule schedule, Duration length) {
        Optional<Preset> preset = schedule.preset().map(presets::get);
        TakeRequest request = preset.map(Preset::request)
                .orElseGet(() -> TakeRequest.of(CaptureFormat.DEFAULT))
                .withLength(length);
        request = schedule.device().isPresent() ? request.withDevice(schedule.device()) : request;
        request = schedule.flac().isPresent() ? request.withFlac(schedule.flac().get()) : request;
        Optional<String> title = schedule.title().or(request.text()::title);
        request =
                title.isPresent() ? request.withTitle(titles.prepare(title.get(), preset.map(Preset::name))) : request;
        return recorder.start(request);
    }

    /** @throws org.voicerecorder.api.VoiceRecorderException as {@link PresetExports#export} */
    void copy(Schedule schedule, List<Recording> recordings) {
        schedule.preset()
                .map(presets::get)
                .ifPresent(preset -> exports.export(preset, recordings, Progress.NONE, new Cancellation()));
    }
}
