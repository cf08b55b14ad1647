package org.voicerecorder.command.internal.commands.presets;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.PresetExports;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.Titles;
import org.voicerecorder.command.internal.ErrorReport;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.Escapes;

/** What {@code --preset} does to a take: it gives the request to begin with, and has copies made at the end. */
public final class PresetTakes {
    private static final Logger LOG = LoggerFactory.getLogger(PresetTakes.class);

    private PresetTakes() {}

    /**
     * What a preset asks for; options change it.
     *
     * @param preset null for the defaults
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_NOT_FOUND}, with the names there are
     */
    public static TakeRequest base(Invocation invocation, String preset) {
        return preset == null
                ? TakeRequest.of(CaptureFormat.DEFAULT)
                : invocation.services().get(Presets.class).get(preset).request();
    }

    /**
     * Fills in what the title says of preset and number; for a request that is about to begin, because it counts.
     *
     * @param preset null when there is none
     */
    public static TakeRequest titled(Invocation invocation, TakeRequest request, String preset) {
        Optional<String> title = request.text().title();
        Optional<String> name = Optional.ofNullable(preset)
                .map(wanted ->
                        invocation.services().get(Presets.class).get(wanted).name());
        return title.filter(template -> template.contains("{")).isPresent()
                ? request.withTitle(invocation.services().get(Titles.class).prepare(title.get(), name))
                : request;
    }

    /**
     * Makes the copies that the preset asks for, and says where they are. Ctrl-C, which ended the take, does not end them.
     * The recordings are in the library and told already: a copy that fails is told after them.
     *
     * @param preset null does nothing
     * @param status of the take
     * @return the status of the command
     */
    public static ExitStatus copy(Invocation invocation, String preset, List<Recording> recordings, ExitStatus status) {
        if (preset == null) {
            return status;
        }
        try {
            Preset known = invocation.services().get(Presets.class).get(preset);
            if (known.export().isPresent()) {
                invocation
                        .services()
                        .get(PresetExports.class)
                        .export(known, recordings, invocation.progress(), Cancellation.none())
                        .forEach(file -> invocation.note("Copied to " + Escapes.visible(file.toString())));
            }
            return status;
        } catch (VoiceRecorderException e) {
            LOG.atError().setCause(e).log("A take could not be copied");
            if (!invocation.isJson()) {
                ErrorReport.print(invocation, "The recording is in the library, but could not be copied", e);
            }
            return status == ExitStatus.OK ? e.code().exitStatus() : status;
        }
    }
}
