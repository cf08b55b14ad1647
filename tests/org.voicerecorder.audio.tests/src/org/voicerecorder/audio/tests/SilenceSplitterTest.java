package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.voicerecorder.audio.SilenceSplitter;
import org.voicerecorder.audio.SpeechRules;

/** Decisions of 20 ms at 8,000 Hz: 160 frames each, of which a letter is one: v for voice. */
class SilenceSplitterTest {
    private static final int RATE = 8_000;
    private static final int STEP = 160;
    private static final SpeechRules RULES = new SpeechRules(millis(200), millis(60), millis(100), millis(60));

    @Test
    void speechBeginsBeforeTheFirstVoiceAndEndsAfterTheLast() {
        assertEquals(List.of("+7", "-20"), edges("..........vvvvv...........", RULES));
    }

    @Test
    void shortPausesBelongToTheSpeech() {
        assertEquals(List.of("+7", "-33"), edges("..........vvvvv.........vvvv............", RULES));
    }

    @Test
    void pauseOfTheMinimumSilenceEndsIt() {
        assertEquals(List.of("+7", "-20", "+22", "-34"), edges("..........vvvvv..........vvvv............", RULES));
    }

    @Test
    void coughIsNoSpeech() {
        assertEquals(List.of(), edges("..........vv............vv...........", RULES));
        assertEquals(List.of("+7", "-18"), edges("..........v.v.............", rules(200, 60, 100, 40)));
    }

    @Test
    void leadNeverReachesIntoWhatCameBefore() {
        assertEquals(List.of("+0", "-10"), edges("..vvv..................", rules(200, 600, 100, 60)));
        assertEquals(
                List.of("+0", "-15", "+15", "-30"),
                edges(".....vvvvv..........vvvvv............", rules(200, 600, 100, 60)));
    }

    @Test
    void trailMayFillTheWholeSilence() {
        assertEquals(List.of("+2", "-15"), edges("..vvv....................", rules(200, 0, 200, 60)));
        assertThrows(IllegalArgumentException.class, () -> rules(200, 0, 201, 60));
        assertThrows(IllegalArgumentException.class, () -> rules(200, -1, 0, 60));
    }

    @Test
    void endOfTheAudioEndsTheSpeech() {
        assertEquals(List.of("+0", "-8"), edges(".vvvvvvv", RULES));
        assertEquals(List.of("+0", "-8"), edges(".vvvv...", RULES), "not past the end");
        assertEquals(List.of(), edges(".vv", RULES));
    }

    @Test
    void edgesLieNoFurtherBackThanPromisedAndInOrder() {
        Random random = new Random(3);
        for (int run = 0; run < 300; run++) {
            int silence = random.nextInt(1_000);
            var rules = rules(silence, random.nextInt(800), random.nextInt(silence + 1), random.nextInt(150));
            var checker = new OrderCheck(rules);
            long frames = 0;
            double voice = random.nextDouble();
            boolean now = false;
            for (int i = 0; i < 500; i++) {
                now = random.nextInt(10) == 0 ? random.nextDouble() < voice : now;
                checker.fed = frames + STEP;
                checker.splitter.decided(frames, frames + STEP, now);
                frames += STEP;
            }
            checker.splitter.finish(frames);
            assertFalse(checker.inside);
        }
    }

    private static final class OrderCheck implements SilenceSplitter.Listener {
        final SilenceSplitter splitter;
        long fed;
        long last;
        boolean inside;

        OrderCheck(SpeechRules rules) {
            splitter = new SilenceSplitter(RATE, rules, this);
        }

        @Override
        public void begins(long frame) {
            assertFalse(inside);
            inside = true;
            check(frame);
        }

        @Override
        public void ends(long frame) {
            assertTrue(inside);
            inside = false;
            check(frame);
        }

        private void check(long frame) {
            assertTrue(frame >= last, frame + " after " + last);
            assertTrue(frame <= fed && frame >= fed - splitter.lookBack(), frame + " at " + fed);
            last = frame;
        }
    }

    /** Steps at which it begins (+) and ends (-). */
    private static List<String> edges(String voice, SpeechRules rules) {
        List<String> edges = new ArrayList<>();
        var splitter = new SilenceSplitter(RATE, rules, new SilenceSplitter.Listener() {
            @Override
            public void begins(long frame) {
                edges.add("+" + frame / STEP);
            }

            @Override
            public void ends(long frame) {
                edges.add("-" + frame / STEP);
            }
        });
        for (int i = 0; i < voice.length(); i++) {
            splitter.decided((long) i * STEP, (i + 1L) * STEP, voice.charAt(i) == 'v');
        }
        splitter.finish((long) voice.length() * STEP);
        return edges;
    }

    private static SpeechRules rules(int silence, int lead, int trail, int onset) {
        return new SpeechRules(millis(silence), millis(lead), millis(trail), millis(onset));
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }
}
