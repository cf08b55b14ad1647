package org.voicerecorder.workbench.internal.bar;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.RecorderModel;

/** What a person must know at once of the take that is shown: the bar and the small window turn amber with it. */
final class Alarms {
    private Alarms() {}

    /** The gravest alarm in words; that the input is muted when there is none. A paused take records nothing at all. */
    static Optional<String> of(RecorderModel model) {
        boolean paused = model.isPaused();
        return model.warnings().stream()
                .filter(warning -> isAlarm(warning, !paused && !model.isMuted()))
                .findFirst()
                .map(warning -> words(warning, model))
                // Whatever is wrong, nobody must take for recorded what is not.
                .map(words -> model.isArmed() ? NLS.bind(Messages.barArmedAlarm, words) : words)
                .or(() -> model.isMuted() && !paused ? Optional.of(Messages.barMuted) : Optional.empty());
    }

    /** Of an input that is not recorded it does not matter what it is like. */
    private static boolean isAlarm(TakeWarning warning, boolean heard) {
        return switch (warning.kind()) {
            case RESAMPLED -> false;
            case SILENT, CLIPPING, TOO_QUIET, INPUT -> heard;
            case DEVICE_LOST, DISK_NEARLY_FULL, DISK_SLOW, AUDIO_LOST, OTHER_DEVICE, COPY_GIVEN_UP -> true;
        };
    }

    /** An input from which nothing comes is said in the fewest words; the tool tip has the recorder's own. */
    private static String words(TakeWarning warning, RecorderModel model) {
        boolean deadInput = warning.kind() == TakeWarning.Kind.SILENT
                && model.status().map(s -> s.input().condition().isSilent()).orElse(true);
        return deadInput ? Messages.barSilent : warning.text();
    }
}
