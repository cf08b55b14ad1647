package org.voicerecorder.recorder.internal;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.recorder.InputSummary;
import org.voicerecorder.audio.VoiceClassifiers;
import org.voicerecorder.recorder.internal.InputDevices.OpenInput;
import org.voicerecorder.recorder.internal.TakeStates.Event;

/**
 * Reads the device and hands what it gives to the take. When the device is lost it waits for it, looking once a second;
 * a stream that the sound server moved to another device counts as lost too, unless that is allowed. A platform thread
 * that nobody interrupts.
 */
final class CaptureLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureLoop.class);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** For so long only devices of the same sound system are taken for a lost one. */
    private static final long SAME_SYSTEM_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final TakeSession session;
    private final InputDevices devices;
    private final OpenInput first;
    private final InputDevice chosen;
    private final String chosenId;
    private final InputChain chain;
    private final VoiceTrack voice;
    private volatile OpenInput input;
    private volatile Thread thread;
    private volatile boolean heardOther;
    private volatile boolean lost;
    private volatile long overrunsBefore;
    private volatile long droppedBefore;
    private final Gaps gaps;
    private volatile String otherName = "";
    private volatile long heardAt = System.nanoTime();
    private volatile InputSummary summary;
    private long overrunsTold;
    private long droppedTold;
    private volatile boolean reading;
    private String whyLost = "";
    private Optional<VoiceRecorderException> causeLost = Optional.empty();
    private boolean heardSince = true;
    private Marker gap;
    /** When the last audio before the gap had come. */
    private long gapBegan = System.nanoTime();

    private long waitingSince = System.nanoTime();

    CaptureLoop(TakeSession session, InputDevices devices, OpenInput input, VoiceClassifiers voices) {
        this.session = session;
        this.devices = devices;
        this.input = input;
        first = input;
        chosen = input.device();
        chosenId = input.stream().deviceId().orElse(chosen.id());
        gaps = new Gaps(session.marks());
        chain = new InputChain(session.format(), session.request().input());
        voice = new VoiceTrack(session.format(), session.request().course(), voices);
    }

    InputChain chain() {
        return chain;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            while (!session.queue().isComplete()) {
                var free = session.queue().nextFree();
                if (free.isEmpty() || !fill(free.get())) {
                    break;
                }
                lookForMove();
            }
        } catch (VoiceRecorderException e) {
            session.end(e);
        } catch (RuntimeException | Error e) {
            session.end(new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "The capture failed: " + e, e));
        } finally {
            finish();
        }
    }

    /** Whatever fails here, the writer is told that nothing more comes. */
    private void finish() {
        try (voice;
                var stream = input.stream()) {
            summary = chain.summary();
            session.watch().lookAtWhole(summary);
        } finally {
            session.queue().end();
        }
    }

    /**
     * Reads a block, from the device that was lost and found if need be. Once the take ends, what was captured until then.
     *
     * @return whether there was one
     */
    private boolean fill(BlockQueue.Block block) {
        int n = read(block);
        while (n < 0 && !session.isEnding()) {
            awaitReturn(whyLost, causeLost);
            n = session.isEnding() ? -1 : read(block);
        }
        if (n < 0) {
            return false;
        }
        heardAt = System.nanoTime();
        heardSince = true;
        block.length = n;
        hear(block);
        return true;
    }

    /** @return -1 when the device is lost, or nothing more comes of one that was stopped */
    private int read(BlockQueue.Block block) {
        whyLost = "it was closed";
        causeLost = Optional.empty();
        reading = true;
        try {
            return input.stream().read(block.bytes, 0, block.bytes.length);
        } catch (VoiceRecorderException e) {
            if (e.code() != ErrorCode.ERR_DEVICE_LOST) {
                throw e;
            }
            whyLost = e.getMessage();
            causeLost = Optional.of(e);
            return -1;
        } finally {
            reading = false;
        }
    }

    private void hear(BlockQueue.Block block) {
        chain.process(block, session.state());
        markOverruns(block.length / session.format().bytesPerFrame());
        voice.hear(block);
        session.heard(block, voice);
    }

    /** Between two blocks: the one that was read last is not this thread's any more. */
    private void lookForMove() {
        Optional<String> now = input.stream().deviceId();
        if (now.isPresent() && !now.get().equals(chosenId) && !heardOther && !session.isEnding()) {
            moved(now.get());
        }
    }

    /** The sound server connected the stream to another device. */
    private void moved(String to) {
        if (session.request().input().otherDevice()) {
            otherName = to;
            heardOther = true;
            session.note(0, "Another device is heard from here: " + to);
            return;
        }
        awaitReturn("The sound system moved the recording to '%s'".formatted(to), Optional.empty());
    }

    /** @param read frames that were read last and that the take does not have yet */
    private void markOverruns(int read) {
        long overruns = overruns();
        if (overruns > overrunsTold) {
            long dropped = droppedFrames();
            double seconds = (double) (dropped - droppedTold) / session.format().sampleRate();
            overrunsTold = overruns;
            droppedTold = dropped;
            // What was lost is noticed when what the system had kept has been read, and some more.
            long since = Math.max(0, input.stream().framesSinceLoss() - read);
            session.note(
                    since,
                    seconds == 0
                            ? "Audio was lost here: the computer was too busy"
                            : String.format(
                                    Locale.ROOT, "%.2f s of audio were lost here: the computer was too busy", seconds));
        }
    }

    private void awaitReturn(String why, Optional<VoiceRecorderException> cause) {
        long begun = System.nanoTime();
        Duration patience = session.request().input().deviceWait();
        lost = true;
        session.deviceLost();
        chain.deviceLost();
        LOG.atWarn().addKeyValue("take", session.id()).addKeyValue("why", why).log("The device is lost");
        closeInput();
        if (patience.isZero()) {
            throw gone(why, cause);
        }
        if (!heardSince) {
            // It was there again and gave nothing: not a gap of its own, and no reason to try without a pause.
            pause(LOOK_NANOS);
        } else {
            // The place of a gap is the first frame after it; while there is none yet, the last before it.
            gap = session.note(1, "Device lost: " + chosen.name());
            gapBegan = heardAt;
            waitingSince = begun;
        }
        heardSince = false;
        Optional<OpenInput> found = Optional.empty();
        while (found.isEmpty() && !session.isEnding()) {
            found = devices.reopen(first, session.format(), others());
            if (found.isEmpty() && System.nanoTime() - waitingSince >= patience.toNanos()) {
                throw gone(why, cause);
            }
            if (found.isEmpty()) {
                pause(Math.min(LOOK_NANOS, patience.toNanos() - (System.nanoTime() - waitingSince)));
            }
        }
        found.ifPresent(this::goOn);
    }

    /** A sound server that is started anew has no devices for a moment; that is no reason to go round it. */
    private InputDevices.Others others() {
        if (!session.request().input().otherDevice()) {
            return InputDevices.Others.NONE;
        }
        boolean soon = System.nanoTime() - waitingSince < SAME_SYSTEM_NANOS;
        return soon ? InputDevices.Others.OF_THE_SAME_SYSTEM : InputDevices.Others.ALL;
    }

    private VoiceRecorderException gone(String why, Optional<VoiceRecorderException> cause) {
        return new VoiceRecorderException(
                ErrorCode.ERR_DEVICE_LOST, "%s was lost: %s".formatted(chosen.name(), why), cause.orElse(null));
    }

    private void goOn(OpenInput back) {
        input = back;
        otherName = back.device().name();
        heardOther = !back.device().id().equals(chosen.id());
        long away = System.nanoTime() - gapBegan;
        gaps.lasted(gap, Duration.ofNanos(away));
        String gone = String.format(Locale.ROOT, "Gap of %.1f s: %s was lost", away / 1e9, chosen.name());
        session.marks()
                .describe(
                        gap.id(),
                        heardOther
                                ? gone + "; %s goes on".formatted(back.device().name())
                                : gone);
        LOG.atInfo()
                .addKeyValue("take", session.id())
                .addKeyValue("device", back.device().id())
                .log("The take goes on");
        lost = false;
        heardAt = System.nanoTime();
        session.fire(Event.DEVICE_FOUND);
        if (session.isEnding()) {
            back.stream().close();
        }
    }

    private void closeInput() {
        overrunsBefore += input.stream().overruns();
        droppedBefore += input.stream().droppedFrames();
        input.stream().close();
    }

    private void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        while (!session.isEnding() && System.nanoTime() < end) {
            LockSupport.parkNanos(this, end - System.nanoTime());
        }
    }

    /** The take ends: what was captured until now is still read; the return of a lost device is not waited for any more. */
    void stop() {
        input.stream().stop();
        LockSupport.unpark(thread);
    }

    /** The take ends at once. */
    void close() {
        input.stream().close();
        LockSupport.unpark(thread);
    }

    /** Whether the thread waits for the device. */
    boolean isReading() {
        return reading;
    }

    /** How many frames were captured and not read yet; 0 unless this thread is held up. */
    long unreadFrames() {
        return lost ? 0 : input.stream().unreadFrames();
    }

    boolean isLost() {
        return lost;
    }

    /** Whether another device than the chosen one is heard. */
    boolean hearsOther() {
        return heardOther;
    }

    InputDevice chosen() {
        return chosen;
    }

    /** Id of the device that is heard. */
    Optional<String> device() {
        OpenInput now = input;
        return lost
                ? Optional.empty()
                : now.stream().deviceId().or(() -> Optional.of(now.device().id()));
    }

    /** The device's own format, where the system converts it. */
    Optional<CaptureFormat> deviceFormat() {
        return input.stream().deviceFormat().filter(own -> !own.equals(session.format()));
    }

    long overruns() {
        return lost ? overrunsBefore : overrunsBefore + input.stream().overruns();
    }

    long droppedFrames() {
        return lost ? droppedBefore : droppedBefore + input.stream().droppedFrames();
    }

    /** From now on it matters again whether anything comes. */
    void listenAnew() {
        heardAt = System.nanoTime();
    }

    /** When something came from the device last; of {@link System#nanoTime}. */
    long heardAt() {
        return heardAt;
    }

    /** For how long the take had no device, up to now. */
    Duration away() {
        return gaps.total();
    }

    /** The device that was heard in the end in place of the chosen one, as far as its name is known. */
    Optional<String> heardInstead() {
        return heardOther ? Optional.of(otherName) : Optional.empty();
    }

    /** Once the capture is over. */
    Optional<InputSummary> summary() {
        return Optional.ofNullable(summary);
    }
}
