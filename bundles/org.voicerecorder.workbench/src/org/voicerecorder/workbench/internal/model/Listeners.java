package org.voicerecorder.workbench.internal.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those who want to hear that a model changed. Told in the display thread. */
public final class Listeners {
    private final List<Runnable> all = new CopyOnWriteArrayList<>();

    /** @return takes the listener away again */
    public Runnable add(Runnable listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    public void tell() {
        all.forEach(Runnable::run);
    }
}
