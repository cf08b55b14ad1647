package org.voicerecorder.faults.rehearsal;

import java.time.Duration;
import java.util.List;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.VoiceActivation;

/**
 * What happens to takes until the process dies: each scene has a device of its own and is played again and again, with
 * pauses of random length. Together they hold a take in every state, and on the way between any two.
 */
public final class Scenes {
    /** How long a take that is armed remembers. */
    public static final Duration PRE_ROLL = Duration.ofMillis(400);

    private static final int FOR_EVER = Integer.MAX_VALUE;

    /** @param name of the scene, and of its device */
    public record Scene(String name, Play play) {}

    /** How it goes. */
    @FunctionalInterface
    interface Play {
        void with(Performer performer);
    }

    /** In the order of the counts. */
    public static final List<Scene> ALL = List.of(
            new Scene("recording", p -> {
                p.start(p.request());
                p.wait(FOR_EVER);
            }),
            new Scene("marked", p -> {
                p.start(p.request());
                while (true) {
                    p.wait(60);
                    p.mark();
                }
            }),
            new Scene("paused", p -> {
                p.start(p.request());
                p.wait(150);
                p.pause();
                p.wait(FOR_EVER);
            }),
            new Scene("resumed", p -> {
                p.start(p.request());
                while (true) {
                    p.wait(250);
                    p.pause();
                    p.wait(100);
                    p.resume();
                }
            }),
            new Scene("muted", p -> {
                p.start(p.request());
                while (true) {
                    p.wait(200);
                    p.mute(true);
                    p.wait(200);
                    p.mute(false);
                }
            }),
            new Scene("armed", p -> {
                p.arm(p.request().withPreRoll(PRE_ROLL));
                p.wait(FOR_EVER);
            }),
            new Scene("begun", p -> {
                p.arm(p.request().withPreRoll(PRE_ROLL));
                p.wait(700);
                p.begin();
                p.wait(900);
                p.stop();
            }),
            new Scene("split", p -> {
                p.start(p.request().withSplit(new Split.Every(Split.SHORTEST)));
                p.wait(FOR_EVER);
            }),
            new Scene("split-on-silence", p -> {
                p.start(p.request().withSplit(new Split.OnSilence(Split.SHORTEST)));
                p.wait(FOR_EVER);
            }),
            new Scene("split-stopped", p -> {
                p.start(p.request().withSplit(new Split.Every(Split.SHORTEST)));
                p.wait(2_400);
                p.stop();
            }),
            new Scene("voice", p -> {
                p.start(p.request().withVoice(new VoiceActivation(Duration.ofMillis(500), Duration.ofMillis(300))));
                p.wait(FOR_EVER);
            }),
            new Scene("device-lost", p -> {
                p.start(p.request());
                while (true) {
                    p.wait(600);
                    p.unplug();
                    p.wait(200);
                    p.plug();
                    p.wait(1_200);
                }
            }),
            new Scene("stopped", p -> {
                p.start(p.request());
                p.wait(150);
                p.stop();
            }),
            new Scene("discarded", p -> {
                p.start(p.request());
                p.wait(150);
                p.discard();
            }));

    private Scenes() {}
}
