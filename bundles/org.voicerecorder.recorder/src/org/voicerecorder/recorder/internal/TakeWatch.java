package org.voicerecorder.recorder.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.recorder.InputSummary;
import org.voicerecorder.api.recorder.TakeStatus.State;

/**
 * Looks after a take once a second: how long the disk has room for it, and whether anything is heard. Ends the take
 * before the disk is full, while there is room to finish it; and when it must not be silent and is.
 */
final class TakeWatch implements AutoCloseable {
    /** From here on a person is warned. */
    static final Duration SHORT_OF_ROOM = Duration.ofMinutes(10);

    /** A device that gives nothing at all for so long is as good as dead. */
    static final Duration NOTHING_COMES = Duration.ofSeconds(3);

    /** Devices may begin with silence: what is shorter is not called silent. */
    private static final Duration ENOUGH = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(TakeWatch.class);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int LOOKS_PER_DISK = 4;
    /** More of a time in which nothing came does not count: the whole program was stopped then, or the computer slept. */
    private static final long MOST_OF_A_LOOK = 2 * LOOK_NANOS;

    private final TakeSession session;
    private final Path folder;
    private final Thread thread;
    private volatile Optional<Duration> timeLeft = Optional.empty();
    private volatile Duration nothingFor = Duration.ZERO;
    private volatile boolean closed;
    private long lastHeard;

    TakeWatch(TakeSession session, Path folder) {
        this.session = session;
        this.folder = folder;
        thread = Thread.ofPlatform().daemon().name("take-watch-" + session.id()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        long looked = System.nanoTime();
        for (int i = 0; !closed; i++) {
            if (i % LOOKS_PER_DISK == 0) {
                lookAtDisk();
            }
            long begun = System.nanoTime();
            count(Math.min(MOST_OF_A_LOOK, begun - looked));
            looked = begun;
            lookAtInput();
            lookAtEnd();
            while (!closed && System.nanoTime() - begun < LOOK_NANOS) {
                LockSupport.parkNanos(this, LOOK_NANOS - (System.nanoTime() - begun));
            }
        }
    }

    private void lookAtDisk() {
        long free;
        try {
            free = Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("The free space cannot be read");
            timeLeft = Optional.empty();
            return;
        }
        long room = free - PreFlight.RESERVE.bytes();
        timeLeft = Optional.of(
                Duration.ofSeconds(Math.max(0, room / session.format().bytesPerSecond())));
        if (timeLeft.orElseThrow().compareTo(SHORT_OF_ROOM) < 0) {
            session.flac()
                    .giveUp(new VoiceRecorderException(
                            ErrorCode.ERR_DISK_FULL,
                            "The disk has room for less than %d minutes of the take"
                                    .formatted(SHORT_OF_ROOM.toMinutes()),
                            "Free space, and export the recording as FLAC.",
                            null));
        }
        if (room <= 0 && session.state() != State.ARMED) {
            session.end(new VoiceRecorderException(
                    ErrorCode.ERR_DISK_FULL,
                    "Only %s are left on the disk; the take was ended while there was room to finish it"
                            .formatted(new ByteSize(free)),
                    "What was recorded is kept. Free space before the next take.",
                    null));
        }
    }

    /** Ends a take that must not be silent and is. */
    void lookAtInput() {
        if (!session.request().input().failOnSilence() || session.state() != State.RECORDING) {
            return;
        }
        boolean silent = session.capture().chain().condition().isSilent() || nothingComes();
        if (silent && session.isInputWanted()) {
            session.end(silence());
        }
    }

    /** A take that must not be silent may be over before its input could be judged: then all of it is looked at. */
    void lookAtWhole(InputSummary summary) {
        Duration accepted = session.time(session.queue().acceptedFrames());
        if (session.request().input().failOnSilence() && summary.silent() && accepted.compareTo(ENOUGH) >= 0) {
            session.blame(silence());
        }
    }

    private VoiceRecorderException silence() {
        return new VoiceRecorderException(
                ErrorCode.ERR_INPUT_SILENT,
                "Nothing is heard from %s".formatted(session.capture().chosen().name()));
    }

    /** A device that was stopped and says neither that there is more nor that there is not keeps no take from ending. */
    private void lookAtEnd() {
        if (session.isEnding() && session.capture().isReading() && nothingFor.compareTo(NOTHING_COMES) > 0) {
            session.capture().close();
        }
    }

    /** Whether the device gives not even silence. */
    boolean nothingComes() {
        return !session.capture().isLost() && nothingFor.compareTo(NOTHING_COMES) > 0;
    }

    /** How long nothing has come from the device, as far as somebody could listen. */
    Duration nothingFor() {
        return nothingFor;
    }

    private void count(long nanos) {
        long heard = session.capture().heardAt();
        boolean awaited = heard == lastHeard && !session.capture().isLost();
        nothingFor = awaited ? nothingFor.plusNanos(nanos) : Duration.ZERO;
        lastHeard = heard;
    }

    /** How long the disk has room for the take. */
    Optional<Duration> timeLeft() {
        return timeLeft;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
