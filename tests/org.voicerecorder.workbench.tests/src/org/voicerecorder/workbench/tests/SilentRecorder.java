package org.voicerecorder.workbench.tests;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.LevelTest;
import org.voicerecorder.api.recorder.PreFlightFinding;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;

/** A recorder without a device: its takes and level tests hear nothing, and stand as a test says. */
final class SilentRecorder implements Recorder {
    private final List<ScriptedTake> takes = new CopyOnWriteArrayList<>();
    volatile InputCondition.Kind condition = InputCondition.Kind.LISTENING;

    @Override
    public Take start(TakeRequest request) {
        ScriptedTake take = new ScriptedTake(request);
        takes.add(take);
        take.result().whenComplete((recording, problem) -> takes.remove(take));
        return take;
    }

    /** A take that a command in a terminal began. */
    ScriptedTake startElsewhere(String title) {
        return (ScriptedTake) start(TakeRequest.of(CaptureFormat.DEFAULT).withTitle(title));
    }

    /** The take that was begun last. */
    ScriptedTake last() {
        return takes.getLast();
    }

    @Override
    public Take arm(TakeRequest request) {
        return start(request);
    }

    @Override
    public List<PreFlightFinding> check(TakeRequest request) {
        return List.of();
    }

    @Override
    public LevelTest test(TakeRequest request) {
        return new LevelTest() {
            @Override
            public Levels levels() {
                return Levels.silence(2);
            }

            @Override
            public InputCondition condition() {
                return new InputCondition(condition, List.of(condition, condition), 0, 0);
            }

            @Override
            public PcmStream heard() {
                throw new UnsupportedOperationException("nothing was heard");
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Override
    public List<Take> active() {
        return List.copyOf(takes);
    }
}
