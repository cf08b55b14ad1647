package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.MarkerListener;
import org.voicerecorder.api.marker.Markers;

/**
 * The markers of the recording that is shown, and the chosen one of them. They are read when the recording is shown and
 * follow every change, whoever makes it. Lives in the display thread; only {@link #onMarkers} is called in any.
 */
public final class MarkerModel implements MarkerListener {
    /** Who goes back while a recording plays means the marker before the one that was just heard. */
    public static final Duration JUST_HEARD = Duration.ofMillis(800);

    private final ServiceSource services;
    private final Background background;
    private final Listeners listeners = new Listeners();
    private Optional<Recording> recording = Optional.empty();
    private List<Marker> all = List.of();
    private Optional<UUID> chosen = Optional.empty();
    /** Counts what was asked for and what was told: an answer that something newer has overtaken is not shown. */
    private long generation;

    public MarkerModel(ServiceSource services, Background background) {
        this.services = services;
        this.background = background;
    }

    public Listeners listeners() {
        return listeners;
    }

    public Optional<Recording> recording() {
        return recording;
    }

    /** In the order of time. */
    public List<Marker> all() {
        return all;
    }

    public boolean isAvailable() {
        return recording.flatMap(Recording::audio).isPresent() && services.has(Markers.class);
    }

    /** Shows those of another recording (or of a newer state of the same one). */
    public void show(Optional<Recording> shown) {
        boolean same = shown.map(Recording::id).equals(recording.map(Recording::id));
        recording = shown;
        if (!same) {
            all = List.of();
            chosen = Optional.empty();
            read();
            listeners.tell();
        }
    }

    /** The services came or went: what is shown is read anew. */
    public void refresh() {
        read();
    }

    private void read() {
        long asked = ++generation;
        if (recording.isEmpty() || !services.has(Markers.class)) {
            return;
        }
        UUID id = recording.get().id();
        background.fetch(
                () -> services.require(Markers.class).list(id),
                found -> {
                    if (asked == generation) {
                        take(found);
                    }
                },
                problem -> {
                    // The recording went away meanwhile, or the library did: then nothing is shown of it soon.
                });
    }

    @Override
    public void onMarkers(UUID changed, List<Marker> markers) {
        background.display().execute(() -> {
            if (recording.map(Recording::id).filter(changed::equals).isPresent()) {
                generation++;
                take(markers);
            }
        });
    }

    private void take(List<Marker> markers) {
        all = List.copyOf(markers);
        chosen = chosen.filter(id -> place(id) >= 0);
        listeners.tell();
    }

    private int place(UUID id) {
        return all.stream().map(Marker::id).toList().indexOf(id);
    }

    /** The one that was set, or gone to, last. */
    public Optional<Marker> chosen() {
        return chosen.flatMap(this::find);
    }

    public Optional<Marker> find(UUID id) {
        return all.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /** Which one is chosen, from 0; -1 when none is. */
    public int place() {
        return chosen.map(this::place).orElse(-1);
    }

    /** May also be one that is about to come. */
    public void choose(UUID id) {
        chosen = Optional.of(id);
        listeners.tell();
    }

    /** The first one after a time. */
    public Optional<Marker> after(Duration time) {
        long frame = frame(time);
        return all.stream().filter(m -> m.frame() > frame).findFirst();
    }

    /** The last one before a time, which may lie a moment after it: whoever just heard a marker wants the one before. */
    public Optional<Marker> before(Duration time, Duration moment) {
        long frame = Math.max(0, frame(time) - frame(moment));
        return all.reversed().stream().filter(m -> m.frame() < frame).findFirst();
    }

    private int rate() {
        return recording
                .flatMap(Recording::audio)
                .map(AudioProperties::sampleRate)
                .orElse(1);
    }

    /** The frame nearest to a time, within the recording. */
    public long frame(Duration time) {
        int rate = rate();
        long frame = time.toSeconds() * rate + Math.round(time.getNano() / 1e9 * rate);
        return Math.clamp(
                frame,
                0,
                recording.flatMap(Recording::audio).map(AudioProperties::frames).orElse(0L));
    }

    public Duration time(long frame) {
        return AudioProperties.duration(frame, rate());
    }
}
