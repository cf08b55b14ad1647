package org.voicerecorder.workbench.internal.views;

import java.time.Clock;
import org.eclipse.osgi.util.NLS;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.Texts;

/** What is said of a recording's copies at providers. */
final class Copies {
    private Copies() {}

    /** Whether there is anything to be said. */
    static boolean exist(Recording recording) {
        return recording.syncStatus() != SyncStatus.UNSYNCED;
    }

    static String inWords(Recording recording, Clock clock) {
        return switch (recording.syncStatus()) {
            case UNSYNCED -> Messages.propertiesCopiesNone;
            case SYNCING -> Messages.copiesUnderWay;
            case SYNCED ->
                recording
                        .lastSyncedAt()
                        .map(at -> NLS.bind(Messages.copiesSince, Texts.fullDate(at, clock)))
                        .orElse(Messages.copiesThere);
            case FAILED, QUOTA_EXCEEDED, CONFLICT -> Messages.copiesFailed;
        };
    }

    /** The same in one sign. */
    static String sign(Recording recording) {
        return switch (recording.syncStatus()) {
            case UNSYNCED -> "";
            case SYNCING -> "\u21BB";
            case SYNCED -> "\u2713";
            case FAILED, QUOTA_EXCEEDED, CONFLICT -> "!";
        };
    }
}
