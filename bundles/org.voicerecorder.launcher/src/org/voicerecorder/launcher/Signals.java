package org.voicerecorder.launcher;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import sun.misc.Signal;

/** Ctrl-C, a request to end, and the terminal's going away, told to whoever is in charge just now. */
final class Signals {
    private final AtomicInteger count = new AtomicInteger();
    private volatile IntConsumer listener = ignored -> {};

    /** Takes the signals over from the JVM, which would exit at once. Signals that are ignored stay so (nohup). */
    static Signals install() {
        Signals signals = new Signals();
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            try {
                Signal.handle(new Signal(name), ignored -> signals.received());
            } catch (IllegalArgumentException e) {
                // Windows has no HUP; the others are everywhere.
                System.getLogger(Signals.class.getName()).log(System.Logger.Level.DEBUG, name, e);
            }
        }
        return signals;
    }

    /** @param listener is given the number of signals so far, at once if there were some; must not block */
    void to(IntConsumer listener) {
        this.listener = listener;
        if (count.get() > 0) {
            listener.accept(count.get());
        }
    }

    /** How many signals came so far. */
    int count() {
        return count.get();
    }

    private void received() {
        listener.accept(count.incrementAndGet());
    }
}
