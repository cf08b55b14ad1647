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
import org.voicerecorder.api.recorder.TakeStatus;

/** A recorder without a device: its takes and level tests hear nothing, and stand as a test says. */
final class SilentRecorder implements Recorder {
    private final List<ScriptedTake> takes = new CopyOnWriteArrayList<>();
    /** What the pre-flight finds. */
    volatile List<PreFlightFinding> findings = List.of();

    volatile boolean testIsOpen;
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
        ScriptedTake take = (ScriptedTake) start(request);
        take.state = TakeStatus.State.ARMED;
        return take;
    }

    @Override
    public List<PreFlightFinding> check(TakeRequest request) {
        return findings;
    }

    @Override
    public LevelTest test(TakeRequest request) {
        testIsOpen = true;
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
                return new PcmStream() {
                    private int left = 960;

                    @Override
                    public CaptureFormat format() {
                        return request.format();
                    }

                    @Override
                    public long totalFrames() {
                        return 960 / request.format().bytesPerFrame();
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        int n = Math.min(left, length);
                        left -= n;
                        return n == 0 ? -1 : n;
                    }

                    @Override
                    public void close() {
                        // nothing is open
                    }
                };
            }

            @Override
            public void close() {
                testIsOpen = false;
            }
        };
    }

    @Override
    public List<Take> active() {
        return List.copyOf(takes);
    }
}
