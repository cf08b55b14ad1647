package org.voicerecorder.edit.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.RecordingEvent;
import org.voicerecorder.api.RecordingListener;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.audio.io.FileIo;

/** What was done to a recording goes when it is purged. */
@Component
public final class ForgetPurged implements RecordingListener {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetPurged.class);

    private final Library library;
    private final FileIo io;

    /** @param io how the disk is written; the real disk when no service is there */
    @Activate
    public ForgetPurged(@Reference Library library, @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileIo io) {
        this.library = library;
        this.io = Optional.ofNullable(io).orElseGet(FileIo::disk);
    }

    @Override
    public void onEvent(RecordingEvent event) {
        if (event instanceof RecordingEvent.Removed(var ids)) {
            ids.forEach(this::forget);
        }
    }

    private void forget(UUID recording) {
        try {
            io.delete(EditFiles.journal(library, recording));
            io.delete(EditFiles.provenance(library, recording));
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("recording", recording).setCause(e).log("The edit of a purged recording stays");
        }
    }
}
