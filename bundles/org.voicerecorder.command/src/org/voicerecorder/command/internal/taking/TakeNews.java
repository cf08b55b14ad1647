package org.voicerecorder.command.internal.taking;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.api.recorder.TakeWarning.Kind;

/**
 * Tells line by line what a person should know of a take, where no screen shows it: each warning once when it comes up,
 * again a minute later at the earliest when it says something else or has come back, and every time a device is lost or
 * returns. After a pause by hand it is told anew what the input is like. One thread.
 */
public final class TakeNews {
    private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final Set<Kind> OF_THE_INPUT = EnumSet.of(Kind.SILENT, Kind.CLIPPING, Kind.TOO_QUIET, Kind.INPUT);

    private final Consumer<String> out;
    private final LongSupplier clock;
    private final Map<Kind, Told> told = new EnumMap<>(Kind.class);

    private record Told(String text, long at, boolean lasts) {
        Told lasting(boolean now) {
            return new Told(text, at, now);
        }
    }

    /**
     * @param out takes a line
     * @param clock that of {@link System#nanoTime}
     */
    public TakeNews(Consumer<String> out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Tells what is new. */
    public void look(TakeStatus status) {
        if (status.isOver() || status.state() == TakeStatus.State.STOPPING) {
            return;
        }
        if (status.state() == TakeStatus.State.PAUSED) {
            told.keySet().removeAll(OF_THE_INPUT);
        }
        status.warnings().forEach(this::look);
        for (Map.Entry<Kind, Told> entry : told.entrySet()) {
            if (entry.getValue().lasts() && !status.warns(entry.getKey())) {
                entry.setValue(entry.getValue().lasting(false));
                // That another device is heard has been told already.
                if (entry.getKey() == Kind.DEVICE_LOST && !status.warns(Kind.OTHER_DEVICE)) {
                    out.accept("The device is back; " + afterwards(status.wanted()));
                }
            }
        }
    }

    private static String afterwards(TakeStatus.State state) {
        return switch (state) {
            case PAUSED -> "the take is paused still.";
            case ARMED -> "the take is armed still, and nothing is kept yet.";
            default -> "the take goes on.";
        };
    }

    private void look(TakeWarning warning) {
        long now = clock.getAsLong();
        Told before = told.get(warning.kind());
        if (before != null && !isNews(warning, before, now)) {
            told.put(warning.kind(), before.lasting(true));
            return;
        }
        told.put(warning.kind(), new Told(warning.text(), now, true));
        out.accept(warning.text());
    }

    private static boolean isNews(TakeWarning warning, Told before, long now) {
        if (before.lasts() && before.text().equals(warning.text())) {
            return false;
        }
        boolean lostAgain = warning.kind() == Kind.DEVICE_LOST && !before.lasts();
        return lostAgain || now - before.at() >= AGAIN_NANOS;
    }
}
