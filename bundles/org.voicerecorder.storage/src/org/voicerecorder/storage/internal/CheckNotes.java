package org.voicerecorder.storage.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingEvent;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.AudioCheck;
import org.voicerecorder.api.catalog.AudioChecks;

/** Keeps what comparisons of stored audio find, and tells listeners of recordings that are damaged now, or not any more. */
record CheckNotes(AudioChecks checks, EventPublisher events) {
    private static final Logger LOG = LoggerFactory.getLogger(CheckNotes.class);
    /** So many are written at once: reading their audio takes far longer. */
    private static final int PORTION = 500;

    Noting begin() {
        return new Noting();
    }

    /** The findings of one run. When it is closed, those of a run that was cancelled too are kept. For one thread. */
    final class Noting implements AutoCloseable {
        private final List<Recording> recordings = new ArrayList<>();
        private final List<AudioCheck> found = new ArrayList<>();
        private Optional<VoiceRecorderException> problem = Optional.empty();

        void add(Recording recording, AudioCheck.Outcome outcome) {
            recordings.add(recording);
            found.add(new AudioCheck(recording.id(), Instant.now(), outcome));
            if (found.size() == PORTION) {
                write();
            }
        }

        /** Why something of it is not kept, the first reason; complete when this is closed. */
        Optional<VoiceRecorderException> problem() {
            return problem;
        }

        @Override
        public void close() {
            write();
        }

        /** What cannot be noted costs nobody the report. */
        private void write() {
            try {
                List<Recording> others = changed();
                checks.save(found);
                // What left the library meanwhile is no news.
                Set<UUID> there = checks.findAll(
                                others.stream().map(Recording::id).toList())
                        .keySet();
                others.removeIf(recording -> !there.contains(recording.id()));
                if (!others.isEmpty()) {
                    events.publish(new RecordingEvent.Changed(others));
                }
            } catch (VoiceRecorderException e) {
                LOG.atError().setCause(e).log("What was found of stored audio cannot be noted");
                problem = problem.or(() -> Optional.of(e));
            } finally {
                recordings.clear();
                found.clear();
            }
        }

        private List<Recording> changed() {
            Map<UUID, AudioCheck> before =
                    checks.findAll(recordings.stream().map(Recording::id).toList());
            List<Recording> changed = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                AudioCheck known = before.get(found.get(i).recordingId());
                if (found.get(i).isDamaged() != (known != null && known.isDamaged())) {
                    changed.add(recordings.get(i));
                }
            }
            return changed;
        }
    }
}
