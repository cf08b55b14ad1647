package org.voicerecorder.workbench.internal.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.audio.Waveforms;

/** The small waveforms of the table: some columns of peaks each, fetched while nothing better is to do. */
public final class ThumbnailModel {
    /** Columns of a thumbnail. */
    public static final int COLUMNS = 64;

    /** -46 dBFS: what is quieter all along does not fill a thumbnail, so that a dead take looks like one. */
    private static final float QUIET = 164;

    private static final int KEPT = 4_000;
    private static final int WAITING = 48;
    private static final float[] UNKNOWN = {};

    private final ServiceSource services;
    private final Background background;
    private final Set<UUID> loading = new HashSet<>();
    private final Map<UUID, float[]> kept = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, float[]> eldest) {
            return size() > KEPT;
        }
    };

    public ThumbnailModel(ServiceSource services, Background background) {
        this.services = services;
        this.background = background;
    }

    /**
     * Heights between 0 and 1, {@link #COLUMNS} of them; empty while nobody knows. Display thread.
     *
     * @param arrived told when a wish that could not be met at once has been
     */
    public Optional<float[]> thumbnail(Recording recording, Consumer<UUID> arrived) {
        UUID id = recording.id();
        float[] known = kept.get(id);
        if (known != null) {
            return known.length == 0 ? Optional.empty() : Optional.of(known);
        }
        if (services.has(Waveforms.class) && loading.size() < WAITING && loading.add(id)) {
            background.fetchIdly(
                    () -> services.require(Waveforms.class).stored(recording).map(ThumbnailModel::columns),
                    found -> {
                        loading.remove(id);
                        kept.put(id, found.orElse(UNKNOWN));
                        arrived.accept(id);
                    },
                    problem -> {
                        loading.remove(id);
                        kept.put(id, UNKNOWN);
                    });
        }
        return Optional.empty();
    }

    /** Peaks were computed since; look again. */
    public void forget(UUID id) {
        kept.remove(id);
    }

    /** How high each column is, 0 to 1, relative to the loudest. */
    public static float[] columns(Peaks peaks) {
        float[] columns = new float[COLUMNS];
        int length = peaks.length();
        float loudest = 0;
        for (int x = 0; x < COLUMNS; x++) {
            int first = (int) ((long) x * length / COLUMNS);
            int last = Math.max(first + 1, (int) ((long) (x + 1) * length / COLUMNS));
            // The mean of the peaks: their maximum would be the same nearly everywhere in speech.
            long sum = 0;
            for (int i = first; i < Math.min(last, length); i++) {
                for (int c = 0; c < peaks.channels(); c++) {
                    sum += Math.max(peaks.max(i, c), -peaks.min(i, c));
                }
            }
            columns[x] = (float) sum / (last - first);
            loudest = Math.max(loudest, columns[x]);
        }
        float full = Math.max(loudest, QUIET * peaks.channels());
        for (int x = 0; x < COLUMNS; x++) {
            columns[x] /= full;
        }
        return columns;
    }
}
