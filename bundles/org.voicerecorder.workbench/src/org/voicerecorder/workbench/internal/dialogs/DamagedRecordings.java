package org.voicerecorder.workbench.internal.dialogs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.AudioCheck;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;

/** Lists recordings whose stored audio was not what was stored when it was last looked at. */
public final class DamagedRecordings {
    private DamagedRecordings() {}

    public static void show(Desk desk, Shell shell, List<AudioCheck> damaged) {
        Map<UUID, AudioCheck> checks =
                damaged.stream().collect(Collectors.toMap(AudioCheck::recordingId, Function.identity()));
        desk.background()
                .fetch(
                        () -> desk.services().require(Recordings.class).findAll(checks.keySet()),
                        recordings -> {
                            if (!shell.isDisposed()) {
                                show(shell, recordings, checks);
                            }
                        },
                        problem -> Problems.show(shell, problem));
    }

    private static void show(Shell shell, List<Recording> recordings, Map<UUID, AudioCheck> checks) {
        Problems.summary(
                shell,
                Messages.damagedTitle,
                Messages.damagedIntro,
                recordings.stream()
                        .map(r -> line(r, checks.get(r.id()).outcome()))
                        .toList(),
                Optional.empty());
    }

    private static String line(Recording recording, AudioCheck.Outcome outcome) {
        ErrorCode code =
                outcome == AudioCheck.Outcome.MISSING ? ErrorCode.ERR_FILE_MISSING : ErrorCode.ERR_CHECKSUM_MISMATCH;
        return Problems.line(recording.title(), code, recording.path().toString(), code.advice());
    }
}
