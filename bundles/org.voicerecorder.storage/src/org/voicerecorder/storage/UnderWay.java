package org.voicerecorder.storage;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The recordings that are being recorded or brought in by this process: their files lie in the library and have no row
 * yet, and nothing is wrong with that. Thread-safe.
 */
@Component(service = UnderWay.class)
public final class UnderWay {
    private final Set<UUID> ids = ConcurrentHashMap.newKeySet();

    @Activate
    public UnderWay() {
        // Nothing is under way when a library is opened.
    }

    /** Before the first file of a recording is made. */
    public void begin(UUID id) {
        ids.add(id);
    }

    /** When the recording has its row, or will not get one from this process. */
    public void end(UUID id) {
        ids.remove(id);
    }

    public boolean includes(UUID id) {
        return ids.contains(id);
    }
}
