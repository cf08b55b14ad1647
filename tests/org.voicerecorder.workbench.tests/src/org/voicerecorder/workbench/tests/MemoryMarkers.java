package org.voicerecorder.workbench.tests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.MarkerListener;
import org.voicerecorder.api.marker.Markers;

/** Markers in memory, behind the real contract; whoever listens hears of every change, as from the storage. */
final class MemoryMarkers implements Markers {
    private final Map<UUID, List<Marker>> all = new HashMap<>();

    @Override
    public synchronized List<Marker> list(UUID recording) {
        return List.copyOf(all.getOrDefault(recording, List.of()));
    }

    @Override
    public List<Marker> add(UUID recording, List<Marker> markers) {
        List<Marker> now = new ArrayList<>(list(recording));
        now.addAll(markers);
        return replaceAll(recording, now);
    }

    @Override
    public List<Marker> change(UUID recording, Marker marker) {
        List<Marker> now = new ArrayList<>(list(recording));
        if (!now.removeIf(m -> m.id().equals(marker.id()))) {
            throw new VoiceRecorderException(ErrorCode.ERR_NOT_FOUND, "There is no marker " + marker.id());
        }
        now.add(marker);
        return replaceAll(recording, now);
    }

    @Override
    public List<Marker> remove(UUID recording, Collection<UUID> markers) {
        List<Marker> now = new ArrayList<>(list(recording));
        if (!now.removeIf(m -> markers.contains(m.id()))) {
            throw new VoiceRecorderException(ErrorCode.ERR_NOT_FOUND, "There is no such marker");
        }
        return replaceAll(recording, now);
    }

    @Override
    public List<Marker> replaceAll(UUID recording, List<Marker> markers) {
        List<Marker> sorted =
                markers.stream().sorted(Comparator.comparingLong(Marker::frame)).toList();
        synchronized (this) {
            all.put(recording, sorted);
        }
        tell(recording, sorted);
        return sorted;
    }

    private static void tell(UUID recording, List<Marker> now) {
        BundleContext context = FrameworkUtil.getBundle(MemoryMarkers.class).getBundleContext();
        try {
            for (ServiceReference<MarkerListener> reference :
                    context.getServiceReferences(MarkerListener.class, null)) {
                context.getService(reference).onMarkers(recording, now);
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
