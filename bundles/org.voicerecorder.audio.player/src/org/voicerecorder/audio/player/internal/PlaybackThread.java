package org.voicerecorder.audio.player.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PlaybackLine;

/**
 * Plays until the end or until told to stop. Only this thread touches the chain and steers the line; between two blocks
 * of 20 ms it looks at what is wished. What others may see is volatile.
 */
final class PlaybackThread {
    private static final Logger LOG = LoggerFactory.getLogger(PlaybackThread.class);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final long RETRY_MILLIS = 250;
    private static final long IDLE_MILLIS = 60_000;
    /** So often in a row an output may be lost before anything is heard of it. */
    private static final int MOST_FRUITLESS = 3;
    /** How long one waits for another output after one went away. */
    private static final long OUTPUT_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** After a longer pause the audio is opened anew: a decoder that nobody reads gives up after a minute. */
    private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final PcmSource source;
    private final OutputChoice outputs;
    private final Controls controls;
    private final HeardPosition heard;
    private final Chain chain;

    private volatile OpenOutput output;
    private volatile boolean waiting;
    private volatile Optional<VoiceRecorderException> outputProblem = Optional.empty();

    private Settings applied;
    private boolean linePaused;
    private long pausedSince;
    private long written;
    private int offset;
    private int pending;
    private int fruitless;
    private double lostAt = Double.NEGATIVE_INFINITY;

    PlaybackThread(PcmSource source, OutputChoice outputs, Controls controls, OpenOutput output, long from) {
        this.source = source;
        this.outputs = outputs;
        this.controls = controls;
        this.heard = new HeardPosition(from);
        this.chain = new Chain(source);
        this.output = output;
        this.applied = controls.look().settings();
    }

    HeardPosition heard() {
        return heard;
    }

    OpenOutput output() {
        return output;
    }

    boolean isWaiting() {
        return waiting;
    }

    Optional<VoiceRecorderException> outputProblem() {
        return outputProblem;
    }

    /** @throws VoiceRecorderException when it cannot go on */
    void run() throws IOException {
        try {
            chain.set(applied);
            useLine(output, (long) heard.now());
            boolean more = true;
            while (more && !controls.look().closing()) {
                more = stepOrRecover(controls.look());
            }
        } finally {
            heard.hold(heard.now());
            line().close();
            chain.close();
        }
    }

    private PlaybackLine line() {
        return output.line();
    }

    private boolean stepOrRecover(Controls.Wishes wishes) throws IOException {
        try {
            return step(wishes);
        } catch (VoiceRecorderException e) {
            if (e.code() != ErrorCode.ERR_DEVICE_LOST) {
                throw e;
            }
            goOnElsewhere(e);
            return true;
        }
    }

    /** @return false when all was heard */
    private boolean step(Controls.Wishes wishes) throws IOException {
        apply(wishes);
        if (wishes.paused()) {
            pause();
            controls.await(wishes, IDLE_MILLIS);
            return true;
        }
        resume();
        if (pending == 0) {
            offset = 0;
            pending = chain.fill();
            if (pending > 0) {
                heard.willHear(written, chain.block());
            }
        }
        if (pending == 0) {
            return !isAllHeard();
        }
        int n = line().write(chain.pcm(), offset, pending);
        offset += n;
        pending -= n;
        written += n / line().format().bytesPerFrame();
        return true;
    }

    private boolean isAllHeard() {
        boolean all = line().drain(POLL);
        if (all) {
            heard.hold(chain.readPosition());
        }
        return all;
    }

    private void apply(Controls.Wishes wishes) throws IOException {
        Settings wanted = wishes.settings();
        Settings before = applied;
        applied = wanted;
        if (!wanted.equals(before)) {
            chain.set(wanted);
        }
        if (wishes.seek() != Controls.NOWHERE) {
            moveTo(wishes.seek());
            controls.sought(wishes.seek());
        } else if (!wanted.span().equals(before.span()) && isReadBeyond(before.span(), wanted.span())) {
            moveTo(Math.round(heard.now()));
        }
        if (!wanted.output().equals(before.output())) {
            changeOutput(wanted.output());
        }
    }

    /** Whether something was read, but not yet heard, that is not heard any more when one keeps to another span. */
    private boolean isReadBeyond(Span before, Span wanted) {
        long now = Math.round(heard.now());
        long read = chain.readPosition();
        boolean begunAnew = before.loop() && before.to() >= now && before.to() - now < readAhead();
        boolean past = wanted.to() >= now && wanted.to() < read;
        return chain.isReadToEnd() || read < now || begunAnew || past;
    }

    /** More than is ever on its way. */
    private long readAhead() {
        return Math.round(source.format().sampleRate() * applied.speed());
    }

    /** A line that plays falls silent and begins anew there; a paused one stays so. */
    private void moveTo(long frame) throws IOException {
        heard.hold(frame);
        line().flush();
        startAt(frame);
    }

    private void startAt(long frame) throws IOException {
        chain.moveTo(frame);
        written = 0;
        pending = 0;
        heard.follow(line());
    }

    private void useLine(OpenOutput opened, long frame) throws IOException {
        output = opened;
        linePaused = false;
        chain.setLineFormat(opened.line().format());
        heard.hold(frame);
        startAt(frame);
    }

    private void pause() {
        if (!linePaused) {
            line().pause();
            linePaused = true;
            pausedSince = System.nanoTime();
        }
    }

    private void resume() throws IOException {
        if (linePaused) {
            if (System.nanoTime() - pausedSince > STALE_NANOS) {
                moveTo(Math.round(heard.now()));
            }
            line().resume();
            linePaused = false;
        }
    }

    private void changeOutput(Optional<String> wanted) throws IOException {
        try {
            OpenOutput opened = outputs.open(wanted, source.format());
            PlaybackLine old = line();
            long frame = Math.round(heard.now());
            heard.hold(frame);
            old.close();
            useLine(opened, frame);
        } catch (VoiceRecorderException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("device", wanted.orElse("default"))
                    .log("Output not changed");
            outputProblem = Optional.of(e);
        }
    }

    /** The device is gone: waits for another one and goes on with what was not heard. */
    private void goOnElsewhere(VoiceRecorderException loss) throws IOException {
        double place = heard.now();
        heard.hold(place);
        line().close();
        LOG.atWarn().setCause(loss).addKeyValue("place", place).log("The output is gone");
        fruitless = Math.abs(place - lostAt) > source.format().sampleRate() ? 0 : fruitless + 1;
        lostAt = place;
        if (fruitless > MOST_FRUITLESS) {
            throw loss;
        }
        outputProblem = Optional.of(loss);
        waiting = true;
        Optional<OpenOutput> other = awaitOutput(loss);
        waiting = false;
        if (other.isPresent()) {
            long wished = controls.look().seek();
            useLine(other.get(), wished == Controls.NOWHERE ? Math.round(place) : wished);
        }
    }

    /** @return empty when one is told to stop meanwhile */
    private Optional<OpenOutput> awaitOutput(VoiceRecorderException loss) {
        VoiceRecorderException why = loss;
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < OUTPUT_PATIENCE_NANOS) {
            Controls.Wishes wishes = controls.look();
            if (wishes.closing()) {
                return Optional.empty();
            }
            try {
                return Optional.of(outputs.open(Optional.empty(), source.format()));
            } catch (VoiceRecorderException e) {
                why = e;
                controls.await(wishes, RETRY_MILLIS);
            }
        }
        throw new VoiceRecorderException(
                ErrorCode.ERR_DEVICE_LOST,
                "The output went away and there is no other: " + why.getMessage(),
                "Connect headphones or speakers and play again.",
                why);
    }
}
