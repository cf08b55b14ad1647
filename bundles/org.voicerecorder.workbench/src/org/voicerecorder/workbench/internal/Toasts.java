package org.voicerecorder.workbench.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Short messages that ask for nothing and mostly go away by themselves, with at most one thing to do about them. */
public final class Toasts {
    /** @param run what the link does, e.g. undo */
    public record Offer(String label, Runnable run) {}

    /** What is shown. @param stays until somebody dismisses it, or the next one comes */
    public record Toast(String text, Optional<Offer> offer, boolean stays) {}

    private final List<Consumer<Toast>> places = new CopyOnWriteArrayList<>();

    /** A place where toasts appear; each perspective has one. @return takes it away again */
    public Runnable showAt(Consumer<Toast> shown) {
        places.add(shown);
        return () -> places.remove(shown);
    }

    private void tell(Toast toast) {
        places.forEach(place -> place.accept(toast));
    }

    public void show(String text) {
        tell(new Toast(text, Optional.empty(), false));
    }

    public void show(String text, String label, Runnable run) {
        tell(new Toast(text, Optional.of(new Offer(label, run)), false));
    }

    /** For what must not be missed. */
    public void showUntilDismissed(String text, String label, Runnable run) {
        tell(new Toast(text, Optional.of(new Offer(label, run)), true));
    }
}
