package org.voicerecorder.faults.rehearsal;

import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;

/** Plays a scene over and over, in a thread of its own, and keeps its diary. */
final class Performer implements Runnable {
    private final Scenes.Scene scene;
    private final Studio studio;
    private final Recorder recorder;
    private final Diary diary;
    private final Random random = new Random();
    private volatile boolean over;
    private int number;
    private Take take;

    Performer(Scenes.Scene scene, Studio studio, Recorder recorder) {
        this.scene = scene;
        this.studio = studio;
        this.recorder = recorder;
        diary = Diary.of(Studio.folder(), scene.name());
    }

    /** The scene is left at its next wait. */
    private static final class Over extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    void leave() {
        over = true;
    }

    @Override
    public void run() {
        try {
            while (true) {
                number++;
                diary.note("take " + title(), studio.read(scene.name()));
                scene.play().with(this);
            }
        } catch (Over _) {
            diary.note("over", studio.read(scene.name()));
        } catch (RuntimeException | Error e) {
            diary.note("failed (%s)".formatted(e), studio.read(scene.name()));
            throw e;
        }
    }

    private String title() {
        return "%s-%d-%d".formatted(scene.name(), ProcessHandle.current().pid(), number);
    }

    TakeRequest request() {
        return TakeRequest.of(Studio.FORMAT).withDevice(scene.name()).withTitle(title());
    }

    /** Waits for up to so many milliseconds, or half of them at least. */
    void wait(int millis) {
        long length = TimeUnit.MILLISECONDS.toNanos(millis / 2 + random.nextInt(millis / 2));
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < length) {
            if (over) {
                throw new Over();
            }
            LockSupport.parkNanos(Math.min(TimeUnit.MILLISECONDS.toNanos(20), length));
        }
    }

    private void act(String what, Runnable action) {
        diary.note(what + "?", studio.read(scene.name()));
        action.run();
        diary.note(what + "!", studio.read(scene.name()));
    }

    void start(TakeRequest request) {
        act("start", () -> take = recorder.start(request));
    }

    void arm(TakeRequest request) {
        act("arm", () -> take = recorder.arm(request));
    }

    void begin() {
        act("begin", take::begin);
    }

    void pause() {
        act("pause", take::pause);
    }

    void resume() {
        act("resume", take::resume);
    }

    void mute(boolean mute) {
        act(mute ? "mute" : "unmute", () -> take.mute(mute));
    }

    void mark() {
        act("mark", () -> take.mark("marked"));
    }

    void unplug() {
        studio.plug(scene.name(), false);
    }

    void plug() {
        studio.plug(scene.name(), true);
    }

    /** Not before there is audio: on a busy machine the device may give none for as long as a scene waits. */
    void stop() {
        while (take.status().recorded().isZero()) {
            wait(10);
        }
        act("stop", () -> take.stop().join());
    }

    void discard() {
        act("discard", () -> {
            take.discard();
            try {
                take.result().join();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof CancelledException)) {
                    throw e;
                }
            }
        });
    }
}
