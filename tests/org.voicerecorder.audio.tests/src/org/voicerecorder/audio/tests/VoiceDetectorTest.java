package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.audio.SilenceSplitter;
import org.voicerecorder.audio.SpeechRules;
import org.voicerecorder.audio.VoiceClassifiers;
import org.voicerecorder.audio.VoiceDetector;

class VoiceDetectorTest {
    private static final String FIRST = "The microphone stands in the middle of the room.";
    private static final String SECOND = "Nobody has touched it since.";
    private static final SpeechRules RULES = SpeechRules.of(millis(1000), millis(300), millis(300));

    @TempDir
    Path folder;

    @Test
    void theDetectorOfWebRtcIsInUse() {
        var fvad = Services.get(VoiceClassifiers.class).open(16_000);
        var energy = VoiceClassifiers.energy().open(16_000);
        assertNotEquals(energy.getClass(), fvad.getClass());
        fvad.close();
        fvad.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000})
    void findsTwoSentencesInTheNoiseOfARoom(int rate) throws Exception {
        Scene scene = new Scene(rate, -25, -60);
        CaptureFormat format = new CaptureFormat(rate, 1, 16);
        scene.assertFound(edges(Services.get(VoiceClassifiers.class), format, scene.samples));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void anyDepthAndOneDeadChannel(int bits) throws Exception {
        Scene scene = new Scene(48_000, -30, -65);
        CaptureFormat format = new CaptureFormat(48_000, 2, bits);
        double[] dead = new double[scene.samples.length];
        var classifiers = Services.get(VoiceClassifiers.class);
        scene.assertFound(edges(classifiers, format, dead, scene.samples));
        scene.assertFound(edges(classifiers, format, scene.samples, dead));
        double[] opposite = Arrays.stream(scene.samples).map(s -> -s).toArray();
        scene.assertFound(edges(classifiers, format, scene.samples, opposite));
    }

    @Test
    void faintSpeechIsFoundAndNoiseAloneIsNone() throws Exception {
        var classifiers = Services.get(VoiceClassifiers.class);
        CaptureFormat format = new CaptureFormat(48_000, 1, 16);
        Scene faint = new Scene(48_000, -45, -75);
        faint.assertFound(edges(classifiers, format, faint.samples));
        assertEquals(List.of(), edges(classifiers, format, Sounds.pink(30, 48_000, -50)));
        assertEquals(List.of(), edges(classifiers, format, Sounds.white(30, 48_000, -40)));
        assertEquals(List.of(), edges(classifiers, format, Sounds.silence(10, 48_000)));
    }

    @Test
    void withoutTheLibraryTheLevelDecides() throws Exception {
        for (int rate : new int[] {8_000, 44_100, 48_000}) {
            Scene scene = new Scene(rate, -25, -60);
            CaptureFormat format = new CaptureFormat(rate, 1, 16);
            scene.assertFound(edges(VoiceClassifiers.energy(), format, scene.samples));
            assertEquals(List.of(), edges(VoiceClassifiers.energy(), format, Sounds.pink(20, rate, -62)));
        }
    }

    @Test
    void theSameFramesHoweverTheAudioIsCut() throws Exception {
        Scene scene = new Scene(44_100, -25, -60);
        CaptureFormat format = new CaptureFormat(44_100, 2, 24);
        byte[] pcm = Sounds.pcm(format, scene.samples);
        var classifiers = Services.get(VoiceClassifiers.class);
        List<Long> expected = edges(classifiers, format, pcm, pcm.length);
        for (int frames : new int[] {1, 441, 1000, 65_536}) {
            assertEquals(expected, edges(classifiers, format, pcm, frames * format.bytesPerFrame()));
        }
    }

    @Test
    void decisionsCoverTheAudioWithoutGaps() {
        CaptureFormat format = new CaptureFormat(11_025, 1, 16);
        byte[] pcm = Sounds.pcm(format, Sounds.pink(60, 11_025, -30));
        long[] end = {0};
        try (VoiceDetector detector = new VoiceDetector(format, Services.get(VoiceClassifiers.class))) {
            detector.accept(pcm, 0, pcm.length, (from, to, voice) -> {
                assertEquals(end[0], from);
                assertTrue(to - from == 220 || to - from == 221, from + " to " + to);
                end[0] = to;
            });
            assertEquals(end[0], detector.decidedFrames());
        }
        assertTrue(60 * 11_025 - end[0] < 11_025 / 20, "decided to " + end[0]);
    }

    private static List<Long> edges(VoiceClassifiers classifiers, CaptureFormat format, double[]... signals) {
        byte[] pcm = Sounds.pcm(format, signals);
        return edges(classifiers, format, pcm, 4_800 * format.bytesPerFrame());
    }

    /** Frames at which speech begins and ends, in turn. */
    private static List<Long> edges(VoiceClassifiers classifiers, CaptureFormat format, byte[] pcm, int piece) {
        List<Long> edges = new ArrayList<>();
        var splitter = new SilenceSplitter(format.sampleRate(), RULES, new SilenceSplitter.Listener() {
            @Override
            public void begins(long frame) {
                edges.add(frame);
            }

            @Override
            public void ends(long frame) {
                edges.add(frame);
            }
        });
        try (VoiceDetector detector = new VoiceDetector(format, classifiers)) {
            for (int at = 0; at < pcm.length; at += piece) {
                detector.accept(pcm, at, Math.min(piece, pcm.length - at), splitter);
            }
        }
        splitter.finish(pcm.length / format.bytesPerFrame());
        return edges;
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }

    /** 3 s of a room, a sentence, 4 s, another one, 3 s. */
    private final class Scene {
        final double[] samples;
        private final int rate;
        private final long[] truth = new long[4];

        Scene(int rate, double speechLevel, double noiseLevel) throws Exception {
            this.rate = rate;
            double[] first = spoken(FIRST, speechLevel);
            double[] second = spoken(SECOND, speechLevel);
            double[] speech = Sounds.concat(
                    Sounds.silence(3, rate), first, Sounds.silence(4, rate), second, Sounds.silence(3, rate));
            truth[0] = 3L * rate;
            truth[1] = truth[0] + first.length;
            truth[2] = truth[1] + 4L * rate;
            truth[3] = truth[2] + second.length;
            samples = Sounds.sum(speech, Sounds.pink(speech.length / (double) rate, rate, noiseLevel));
        }

        /** Nothing of the sentences is lost, and little more than the lead and the trail is kept. */
        void assertFound(List<Long> edges) {
            List<Double> seconds = edges.stream().map(e -> e / (double) rate).toList();
            List<Double> wanted =
                    Arrays.stream(truth).mapToObj(t -> t / (double) rate).toList();
            String what = seconds + " for " + wanted;
            assertEquals(4, edges.size(), what);
            for (int i = 0; i < 4; i += 2) {
                assertTrue(edges.get(i) <= truth[i], what);
                assertTrue(edges.get(i) >= truth[i] - 0.5 * rate, what);
                assertTrue(edges.get(i + 1) >= truth[i + 1], what);
                assertTrue(edges.get(i + 1) <= truth[i + 1] + 0.9 * rate, what);
            }
        }

        /** From the first to the last sample that can be heard. */
        private double[] spoken(String text, double level) throws Exception {
            double[] raw = Sounds.speech(folder, rate, level, text);
            double audible = Math.pow(10, (level - 30) / 20);
            int from = 0;
            int to = raw.length;
            while (Math.abs(raw[from]) < audible) {
                from++;
            }
            while (Math.abs(raw[to - 1]) < audible) {
                to--;
            }
            return Arrays.copyOfRange(raw, from, to);
        }
    }
}
