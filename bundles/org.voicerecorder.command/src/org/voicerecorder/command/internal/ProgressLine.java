package org.voicerecorder.command.internal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.Progress;
import org.voicerecorder.command.internal.text.Escapes;
import org.voicerecorder.command.internal.text.HumanTime;
import org.voicerecorder.command.internal.text.TextWidth;

/**
 * Progress as one line that is redrawn at most ten times a second: what, how much, how fast, how long still. The rate
 * is that since the first report, which is steadier than that of the last moment.
 */
public final class ProgressLine implements Progress {
    private static final long INTERVAL_NANOS = 100_000_000;
    private static final int BAR = 20;

    private final Console console;
    private final int columns;
    private final LongSupplier nanoClock;
    private final AtomicLong nextDraw;
    private final long begun;

    /** @param nanoClock as {@link System#nanoTime} */
    public ProgressLine(Console console, int columns, LongSupplier nanoClock) {
        this.console = console;
        this.columns = columns;
        this.nanoClock = nanoClock;
        this.begun = nanoClock.getAsLong();
        // Work that is over in a moment shows no line at all.
        this.nextDraw = new AtomicLong(begun + INTERVAL_NANOS);
    }

    @Override
    public void report(String what, long done, long total, Unit unit) {
        long now = nanoClock.getAsLong();
        long due = nextDraw.get();
        if (now - due >= 0 && nextDraw.compareAndSet(due, now + INTERVAL_NANOS)) {
            console.status(line(what, done, total, unit, now - begun));
        }
    }

    private String line(String what, long done, long total, Unit unit, long nanos) {
        StringBuilder facts = new StringBuilder();
        double seconds = Math.max(1e-3, nanos / 1e9);
        double rate = done / seconds;
        if (total > 0) {
            double part = Math.clamp((double) done / total, 0, 1);
            int filled = (int) (part * BAR);
            facts.append(" [").repeat('#', filled).repeat('.', BAR - filled).append("] ");
            facts.append((int) (100 * part)).append('%');
        }
        facts.append("  ").append(amount(done, total, unit)).append(rate(rate, unit));
        if (total > 0 && rate > 0) {
            facts.append("  ")
                    .append(HumanTime.clock(Math.round((total - done) / rate)))
                    .append(" left");
        }
        int room = Math.max(8, columns - 1 - facts.length());
        return TextWidth.fit(TextWidth.ellipsize(Escapes.visible(what), room) + facts, columns - 1);
    }

    private static String amount(long done, long total, Unit unit) {
        return switch (unit) {
            case BYTES -> new ByteSize(done).toString();
            case ITEMS -> total > 0 ? done + " of " + total : Long.toString(done);
            case MILLISECONDS -> HumanTime.clock(done / 1000);
        };
    }

    private static String rate(double perSecond, Unit unit) {
        return switch (unit) {
            case BYTES -> "  " + new ByteSize((long) perSecond) + "/s";
            case ITEMS -> "  " + Math.round(perSecond) + "/s";
            case MILLISECONDS -> "  " + Math.round(perSecond / 1000) + "x";
        };
    }
}
