package org.voicerecorder.audio.player.internal;

import java.util.function.UnaryOperator;

/** What the users of a playback wish, for its thread to look at. Thread-safe; the latest wish counts. */
final class Controls {
    static final long NOWHERE = -1;

    /** @param seek frame to go to, or {@link #NOWHERE} */
    record Wishes(Settings settings, boolean paused, boolean closing, long seek) {}

    private Wishes wishes;

    Controls(Settings settings) {
        wishes = new Wishes(settings, false, false, NOWHERE);
    }

    synchronized Wishes look() {
        return wishes;
    }

    void set(UnaryOperator<Settings> change) {
        change(w -> new Wishes(change.apply(w.settings()), w.paused(), w.closing(), w.seek()));
    }

    void setPaused(boolean paused) {
        change(w -> new Wishes(w.settings(), paused, w.closing(), w.seek()));
    }

    void setClosing() {
        change(w -> new Wishes(w.settings(), w.paused(), true, w.seek()));
    }

    void seek(long frame) {
        change(w -> new Wishes(w.settings(), w.paused(), w.closing(), frame));
    }

    /** Unless another place was wished meanwhile. */
    void sought(long frame) {
        change(w -> w.seek() == frame ? new Wishes(w.settings(), w.paused(), w.closing(), NOWHERE) : w);
    }

    private synchronized void change(UnaryOperator<Wishes> change) {
        wishes = change.apply(wishes);
        notifyAll();
    }

    /** Waits until the wishes are other ones than these, or for so long. */
    synchronized void await(Wishes seen, long atMostMillis) {
        long end = System.nanoTime() + atMostMillis * 1_000_000;
        try {
            while (wishes.equals(seen)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts the playback thread", e);
        }
    }
}
