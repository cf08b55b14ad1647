package org.voicerecorder.command.internal;

import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.Editor;
import org.voicerecorder.api.edit.Provenance;
import org.voicerecorder.audio.TakeHistory;

/**
 * How a recording came about: what its file says of the take it is, and of which recordings it was made. What cannot be
 * read is as if it were not known: a damaged recording can be shown all the same.
 *
 * @param take empty for what this program did not record
 * @param edit empty for what was not made by an edit
 */
public record Origin(Recording recording, Optional<TakeHistory> take, Optional<Provenance> edit) {
    private static final Logger LOG = LoggerFactory.getLogger(Origin.class);

    /** Of a take that has just ended. */
    public static Origin ofTake(Recording recording) {
        return new Origin(recording, history(recording), Optional.empty());
    }

    public static Origin of(Recording recording, Services services) {
        return new Origin(recording, history(recording), provenance(recording, services));
    }

    /** The take that the recording is, or is a part of; empty for an imported copy that does not say. */
    public Optional<UUID> takeId() {
        return take.flatMap(TakeHistory::part).map(TakeHistory.Part::take).or(() -> take.filter(_ -> isOwn())
                .map(_ -> recording.id()));
    }

    /** Whether the end of the take was not heard by this program: it was kept at a later start. */
    public boolean isCutOff() {
        return take.isPresent() && recording.source().equals(IngestSource.RECOVERED);
    }

    /** The recordings that it was made of by an edit, each once; the first one first. */
    public List<UUID> sources() {
        Set<UUID> all = new LinkedHashSet<>();
        edit.map(Provenance::list).ifPresent(list -> {
            list.source().map(EditSource::recording).ifPresent(all::add);
            for (EditOperation step : list.operations()) {
                if (step instanceof EditOperation.Insert insert) {
                    all.add(insert.source().recording());
                }
            }
        });
        return List.copyOf(all);
    }

    private boolean isOwn() {
        return recording.source().equals(IngestSource.RECORDER)
                || recording.source().equals(IngestSource.RECOVERED);
    }

    private static Optional<TakeHistory> history(Recording recording) {
        try {
            return Files.isRegularFile(recording.path()) ? TakeHistory.read(recording.path()) : Optional.empty();
        } catch (VoiceRecorderException e) {
            unreadable(recording, e);
            return Optional.empty();
        }
    }

    private static Optional<Provenance> provenance(Recording recording, Services services) {
        if (!recording.source().equals(IngestSource.EDIT)) {
            return Optional.empty();
        }
        try {
            return services.get(Editor.class).provenance(recording.id());
        } catch (VoiceRecorderException e) {
            unreadable(recording, e);
            return Optional.empty();
        }
    }

    private static void unreadable(Recording recording, VoiceRecorderException why) {
        LOG.atWarn().addKeyValue("recording", recording.id()).setCause(why).log("Its origin cannot be read");
    }
}
