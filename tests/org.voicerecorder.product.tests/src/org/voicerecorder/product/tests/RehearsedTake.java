package org.voicerecorder.product.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.faults.rehearsal.Scenes;
import org.voicerecorder.faults.rehearsal.StudioSignal;

/** What must be kept of a take, and what may be, by the diary of its scene: numbers of frames of the device. */
final class RehearsedTake {
    /** So much of what was read may be missing after a kill: 250 ms. */
    static final long MAY_MISS = StudioSignal.RATE / 4;

    /** A block may be between the device and the take when something is asked of it: 20 ms. */
    private static final long BLOCK = StudioSignal.RATE / 50;

    /** After so much speech its beginning is known. */
    private static final long SPOKEN = StudioSignal.RATE / 2;

    private static final long PRE_ROLL = frames(Scenes.PRE_ROLL);

    /** Frames from one to before another. */
    record Span(long from, long to) {
        Span cut(long end) {
            return new Span(from, Math.min(to, end));
        }

        boolean contains(Span other) {
            return from <= other.from && other.to <= to;
        }
    }

    private final String title;
    private final List<Span> must = new ArrayList<>();
    private final List<Span> may = new ArrayList<>();
    private boolean armed;
    private boolean finished;
    private boolean discarded;
    private String lastAct = "";
    private long first = -1;
    private long mustFrom = -1;
    private long mayFrom = -1;
    private long openFrom = -1;
    private long openTo = -1;

    private RehearsedTake(String title) {
        this.title = title;
    }

    private static long frames(Duration length) {
        return length.toMillis() * StudioSignal.RATE / 1000;
    }

    /** @param read the number of the frame after the last that was read when the process died */
    static List<RehearsedTake> of(Path diary, long read) throws IOException {
        List<RehearsedTake> takes = new ArrayList<>();
        for (String line : Files.readAllLines(diary)) {
            String[] words = line.split(" ");
            if (line.startsWith("failed")) {
                throw new AssertionError(diary.getFileName() + ": " + line);
            } else if (words[0].equals("take")) {
                takes.add(new RehearsedTake(words[1]));
            } else {
                takes.getLast().note(words[0], Long.parseLong(words[1]));
            }
        }
        takes.getLast().killed(read);
        return takes;
    }

    private void note(String what, long at) {
        lastAct = what;
        switch (what) {
            case "arm?" -> armed = true;
            case "open" -> {
                first = at;
                if (!armed) {
                    begin(at, at);
                }
            }
            case "lost" -> end(at, at);
            case "begin?" -> mayFrom = Math.max(first, at - BLOCK - PRE_ROLL);
            case "begin!" -> mustFrom = Math.max(first, at - PRE_ROLL);
            case "pause?", "stop?" -> endMust(at - BLOCK);
            case "pause!" -> endMay(at);
            case "resume?" -> mayFrom = at - BLOCK;
            case "resume!" -> mustFrom = at;
            case "stop!" -> {
                endMay(Long.MAX_VALUE);
                finished = true;
            }
            case "discard?" -> {
                must.clear();
                mustFrom = -1;
            }
            case "discard!" -> discarded = true;
            default -> {
                // Changes nothing in what is kept: what is muted is as long.
            }
        }
    }

    private void begin(long surely, long perhaps) {
        mustFrom = surely;
        mayFrom = perhaps;
    }

    private void end(long surely, long perhaps) {
        endMust(surely);
        endMay(perhaps);
    }

    private void endMust(long at) {
        if (mustFrom >= 0 && at > mustFrom) {
            must.add(new Span(mustFrom, at));
        }
        mustFrom = -1;
    }

    private void endMay(long at) {
        if (mayFrom >= 0) {
            // A pause shorter than a block may leave nothing out: then what is before and after it is one.
            boolean touches = !may.isEmpty() && mayFrom <= may.getLast().to();
            may.add(touches ? new Span(may.removeLast().from(), at) : new Span(mayFrom, at));
        }
        mayFrom = -1;
    }

    private void killed(long read) {
        openFrom = mustFrom;
        openTo = mustFrom >= 0 ? read : -1;
        end(read, Long.MAX_VALUE);
        if (!finished) {
            must.replaceAll(span -> span.cut(read - MAY_MISS));
            must.removeIf(span -> span.to() <= span.from());
        }
    }

    String title() {
        return title;
    }

    /** What was being done when the process died, or had been last. */
    String lastAct() {
        return lastAct;
    }

    /** Whether it was over. */
    boolean isFinished() {
        return finished;
    }

    /** Of a take that records voices only, speech must be kept. */
    void onlySpeech() {
        openTo = -1;
        List<Span> spoken = new ArrayList<>();
        for (Span span : must) {
            long period = Math.floorDiv(span.from() - StudioSignal.FIRST, (long) StudioSignal.PERIOD);
            long begin = StudioSignal.FIRST + period * StudioSignal.PERIOD;
            for (long at = begin; at < span.to(); at += StudioSignal.PERIOD) {
                Span speech = new Span(Math.max(at, span.from()), Math.min(at + StudioSignal.SPEECH, span.to()));
                if (speech.to() - speech.from() >= SPOKEN) {
                    spoken.add(speech);
                }
            }
        }
        must.clear();
        must.addAll(spoken);
    }

    boolean mustBeThere() {
        return !must.isEmpty();
    }

    /**
     * Compares with what was found of it, all parts one after the other.
     *
     * @return how many frames were lost of what had been read, when it was being recorded until the process died
     */
    long check(long[] kept) {
        List<Span> runs = runs(kept);
        for (Span run : runs) {
            if (discarded || may.stream().noneMatch(span -> span.contains(run))) {
                throw new AssertionError("%s holds %s; it may hold %s".formatted(this, run, may));
            }
        }
        for (Span span : must) {
            if (runs.stream().noneMatch(run -> run.contains(span))) {
                throw new AssertionError("%s lacks some of %s; it holds %s".formatted(this, span, runs));
            }
        }
        // What was read during a pause before is not lost.
        return openTo < 0 || kept.length == 0 ? 0 : openTo - Math.max(openFrom, kept[kept.length - 1] + 1);
    }

    private List<Span> runs(long[] kept) {
        List<Span> runs = new ArrayList<>();
        for (int i = 0, begin = 0; i < kept.length; i++) {
            boolean last = i + 1 == kept.length;
            if (!last && kept[i + 1] <= kept[i]) {
                throw new AssertionError("%s: frame %d comes after %d".formatted(this, kept[i + 1], kept[i]));
            }
            if (last || kept[i + 1] != kept[i] + 1) {
                runs.add(new Span(kept[begin], kept[i] + 1));
                begin = i + 1;
            }
        }
        return runs;
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(title, lastAct);
    }
}
