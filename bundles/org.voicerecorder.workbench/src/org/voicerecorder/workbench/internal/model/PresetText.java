package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.WatchStrictness;
import org.voicerecorder.workbench.internal.Messages;

/** What a preset says, in lines for people. */
public final class PresetText {
    private PresetText() {}

    public static String of(Preset preset) {
        List<String> lines = new ArrayList<>();
        input(preset.request(), lines);
        text(preset.request().text(), lines);
        course(preset.request().course(), lines);
        preset.export()
                .ifPresent(e ->
                        lines.add(NLS.bind(Messages.presetExport, e.format().extension(), e.folder())));
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private static void input(TakeRequest request, List<String> lines) {
        lines.add(NLS.bind(Messages.presetFormat, Texts.format(request.format())));
        if (request.flac()) {
            lines.add(Messages.presetFlac);
        }
        TakeRequest.Input input = request.input();
        input.device().ifPresent(d -> lines.add(NLS.bind(Messages.presetDevice, d)));
        if (input.gain() != 0) {
            lines.add(NLS.bind(Messages.presetGain, "%+.1f".formatted(input.gain())));
        }
        if (input.watch() != WatchStrictness.STRICT) {
            lines.add(input.watch() == WatchStrictness.OFF ? Messages.presetWatchOff : Messages.presetWatchRelaxed);
        }
        if (input.failOnSilence()) {
            lines.add(Messages.presetFailOnSilence);
        }
    }

    private static void text(TakeRequest.Text text, List<String> lines) {
        text.title().ifPresent(t -> lines.add(NLS.bind(Messages.presetTitle, t)));
        text.description().ifPresent(d -> lines.add(NLS.bind(Messages.presetNote, d)));
        if (!text.tags().isEmpty()) {
            lines.add(NLS.bind(Messages.presetTags, String.join(", ", text.tags())));
        }
    }

    private static void course(TakeRequest.Course course, List<String> lines) {
        course.length().ifPresent(l -> lines.add(NLS.bind(Messages.presetLength, Texts.length(l))));
        course.split()
                .map(split -> switch (split) {
                    case Split.Every every -> NLS.bind(Messages.presetEvery, Texts.length(every.length()));
                    case Split.OnSilence on -> NLS.bind(Messages.presetSilence, seconds(on.silence()));
                })
                .ifPresent(lines::add);
        course.voice().ifPresent(v -> lines.add(NLS.bind(Messages.presetVoice, seconds(v.pauseAfter()))));
        if (course.preRoll().isPositive()) {
            lines.add(NLS.bind(Messages.presetPreRoll, seconds(course.preRoll())));
        }
    }

    private static String seconds(Duration duration) {
        return Texts.seconds(duration);
    }
}
