package org.voicerecorder.storage.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.RecordingEvent;
import org.voicerecorder.api.RecordingListener;

/** Tells listeners, one after the other, what was committed. A listener that fails harms nobody else. */
@Component(service = EventPublisher.class)
public final class EventPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);

    private final Object order = new Object();
    private final List<RecordingListener> listeners = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(RecordingListener listener) {
        listeners.add(listener);
    }

    void removeListener(RecordingListener listener) {
        listeners.remove(listener);
    }

    /** Runs changes of existing recordings one after the other, so that one can rely on what it saw. */
    <T> T inOrder(Supplier<T> change) {
        synchronized (order) {
            return change.get();
        }
    }

    void publish(RecordingEvent event) {
        for (var listener : listeners) {
            try {
                listener.onEvent(event);
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("listener", listener.getClass().getName())
                        .setCause(e)
                        .log("A listener failed");
            }
        }
    }
}
