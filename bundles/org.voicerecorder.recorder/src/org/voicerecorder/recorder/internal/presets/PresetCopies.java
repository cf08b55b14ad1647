package org.voicerecorder.recorder.internal.presets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.PresetExports;
import org.voicerecorder.api.storage.Export;
import org.voicerecorder.api.storage.PortableName;
import org.voicerecorder.audio.io.IoFailures;

/** Exports takes into the folder that their preset names. */
@Component
public final class PresetCopies implements PresetExports {
    private final Library library;
    private final Export exports;

    @Activate
    public PresetCopies(@Reference Library library, @Reference Export exports) {
        this.library = library;
        this.exports = exports;
    }

    @Override
    public List<Path> export(Preset preset, List<Recording> recordings, Progress progress, Cancellation cancel) {
        Optional<Preset.Export> wanted = preset.export();
        List<Path> written = new ArrayList<>();
        if (wanted.isPresent() && !recordings.isEmpty()) {
            prepare(wanted.get().folder());
            for (Recording recording : recordings) {
                written.add(export(wanted.get(), recording, progress, cancel));
            }
        }
        return written;
    }

    private void prepare(Path folder) {
        library.requireOutside(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw IoFailures.of(e, "make the folder", folder);
        }
    }

    private Path export(Preset.Export wanted, Recording recording, Progress progress, Cancellation cancel) {
        String extension = "." + wanted.format().extension();
        for (int number = 1; ; number++) {
            String end = (number == 1 ? "" : " (%d)".formatted(number)) + extension;
            Path target = wanted.folder().resolve(PortableName.of(recording.title(), end, recording.shortId()));
            try {
                exports.export(recording, target, Optional.of(wanted.format()), false, progress, cancel);
                return target;
            } catch (VoiceRecorderException e) {
                if (e.code() != ErrorCode.ERR_EXISTS) {
                    throw e;
                }
            }
        }
    }
}
