package org.voicerecorder.workbench.internal.model;

import java.time.Duration;

/**
 * Turns many requests into few: the work runs once after a pause, however often it was asked for, and not again before
 * it was {@link #done}. Lives in the display thread.
 */
final class Coalescer {
    private final DisplayThread display;
    private final Duration pause;
    private final Runnable work;
    private boolean waiting;
    private boolean running;
    private boolean again;

    Coalescer(DisplayThread display, Duration pause, Runnable work) {
        this.display = display;
        this.pause = pause;
        this.work = work;
    }

    void request() {
        if (running) {
            again = true;
        } else if (!waiting) {
            waiting = true;
            display.later(pause, this::start);
        }
    }

    private void start() {
        waiting = false;
        running = true;
        work.run();
    }

    /** The work's results have arrived. */
    void done() {
        running = false;
        if (again) {
            again = false;
            request();
        }
    }
}
