package org.voicerecorder.workbench.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The long work under way, for the status line. Lives in the display thread. */
public final class TaskModel {
    /**
     * One piece of long work.
     *
     * @param done of {@code total}, in whatever unit; total is -1 when unknown
     */
    public record State(String name, String what, long done, long total) {
        /** Between 0 and 1, when it is known. */
        public Optional<Double> fraction() {
            return total > 0 ? Optional.of(Math.min(1.0, (double) done / total)) : Optional.empty();
        }
    }

    /** What runs and can be cancelled. */
    public interface Task {
        State state();

        void end();
    }

    private final Listeners listeners = new Listeners();
    private final List<Task> running = new ArrayList<>();

    public Listeners listeners() {
        return listeners;
    }

    public void begin(Task task) {
        running.add(task);
        listeners.tell();
    }

    public void end(Task task) {
        running.remove(task);
        listeners.tell();
    }

    public List<Task> running() {
        return List.copyOf(running);
    }
}
