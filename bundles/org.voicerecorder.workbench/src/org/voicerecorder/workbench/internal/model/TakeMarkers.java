package org.voicerecorder.workbench.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.recorder.Take;

/** The markers of the take that is shown, of which one can be given a text. Lives in the display thread. */
public final class TakeMarkers {
    private Optional<Take> take = Optional.empty();
    private List<Marker> all = List.of();
    private Optional<UUID> current = Optional.empty();

    void follow(Optional<Take> shown) {
        if (!shown.equals(take)) {
            take = shown;
            current = Optional.empty();
        }
        all = take.map(Take::markers).orElse(List.of());
    }

    void mark(Take on) {
        current = Optional.of(on.mark("").id());
    }

    /** Those of the part that is being recorded, by place. */
    public List<Marker> all() {
        return all;
    }

    /** The one that was set last, or that was gone to since. */
    public Optional<Marker> current() {
        return current.flatMap(id -> all.stream().filter(m -> m.id().equals(id)).findFirst());
    }

    /** Which one it is, from 1; 0 when there is none. */
    public int number() {
        return IntStream.range(0, all.size())
                .filter(i -> current.filter(all.get(i).id()::equals).isPresent())
                .map(i -> i + 1)
                .findFirst()
                .orElse(0);
    }

    /** Goes to the marker before or after; to the last one when none is current. */
    public void step(int by) {
        if (!all.isEmpty()) {
            int to = number() == 0 ? all.size() : number() + by;
            current = Optional.of(all.get(Math.clamp(to, 1, all.size()) - 1).id());
        }
    }

    /** Gives a marker of this take another text. */
    public void describe(UUID marker, String text) {
        take.ifPresent(t -> t.describe(marker, text));
        all = take.map(Take::markers).orElse(List.of());
    }
}
