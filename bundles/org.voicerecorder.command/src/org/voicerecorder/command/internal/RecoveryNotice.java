package org.voicerecorder.command.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.command.internal.text.Escapes;

/** Tells, once in the life of the program, which unfinished takes were kept when the library was opened. */
final class RecoveryNotice {
    private final AtomicBoolean told = new AtomicBoolean();

    void tell(Invocation invocation) {
        if (invocation.isJson() || invocation.isQuiet() || !told.compareAndSet(false, true)) {
            return;
        }
        invocation.services().ifPresent(Recovery.class).ifPresent(recovery -> recovery.recovered()
                .forEach(recording -> tell(invocation, recording)));
    }

    private static void tell(Invocation invocation, Recording recording) {
        invocation.note("An unfinished recording was kept: %s  %s"
                .formatted(recording.shortId(), Escapes.visible(recording.title())));
    }
}
