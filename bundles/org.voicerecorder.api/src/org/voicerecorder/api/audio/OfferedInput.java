package org.voicerecorder.api.audio;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An input device and the service that opens it. Here is the one rule by which it is decided which devices are shown and
 * opened when several sound systems are there.
 */
public record OfferedInput(AudioInputs service, InputDevice device) {
    /**
     * The devices of the best sound systems that have any ({@link AudioInputs#rank}), each service's own first choice
     * first. Those of a lower rank are then not even asked.
     */
    public static List<OfferedInput> of(Collection<? extends AudioInputs> services) {
        Map<Integer, List<AudioInputs>> ranks = services.stream()
                .collect(Collectors.groupingBy(
                        AudioInputs::rank, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
        return ranks.values().stream()
                .map(OfferedInput::offered)
                .filter(offered -> !offered.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<OfferedInput> offered(List<AudioInputs> services) {
        return services.stream()
                .flatMap(service -> service.devices().stream().map(device -> new OfferedInput(service, device)))
                .toList();
    }

    /** The devices alone. */
    public static List<InputDevice> devices(Collection<? extends AudioInputs> services) {
        return of(services).stream().map(OfferedInput::device).toList();
    }

    /** What is recorded from when nothing was chosen: the system's default, else the first. */
    public static Optional<OfferedInput> preferred(List<OfferedInput> offered) {
        return offered.stream()
                .filter(input -> input.device().isDefault())
                .findFirst()
                .or(() -> offered.stream().findFirst());
    }

    /** The one with this id, else one with this name. */
    public static Optional<OfferedInput> find(List<OfferedInput> offered, String idOrName) {
        return offered.stream()
                .filter(input -> input.device().id().equals(idOrName))
                .findFirst()
                .or(() -> offered.stream()
                        .filter(input -> input.device().name().equalsIgnoreCase(idOrName))
                        .findFirst());
    }

    public CaptureStream open(CaptureFormat format) {
        return service.open(device.id(), format);
    }
}
