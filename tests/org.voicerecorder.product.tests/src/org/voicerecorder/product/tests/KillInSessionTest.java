package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.voicerecorder.faults.rehearsal.Diary;
import org.voicerecorder.faults.rehearsal.Scenes;
import org.voicerecorder.faults.rehearsal.Studio;
import org.voicerecorder.faults.rehearsal.StudioSignal;
import org.voicerecorder.testkit.Until;

/**
 * {@code kill -9} at any moment while takes are in every state at once ({@link Scenes}): at most 250 ms are lost of what
 * had been read from a device, what is kept is bit by bit what the device gave, in order, and everything can be played.
 * The devices are those of a plug-in, which counts what is read from them in a file that outlives the process.
 */
class KillInSessionTest {
    private static final int KILLS = Soak.KILLS;
    /** So many find takes in every state. */
    private static final int KILLS_OF_ALL_STATES = 500;
    /** After so many the library is looked at and a new one begun. */
    private static final int KILLS_OF_A_LIBRARY = 10;

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(3_000);
    private static final int SIGKILL = 137;
    /**
     * The states that a kill must find takes in: a scene and the last that was noted of it, asked ({@code ?}) or done
     * ({@code !}). Of those in one set each will do: they are found in one of a hundred kills.
     */
    private static final List<Set<String>> STATES = List.of(
            Set.of("recording start!"),
            Set.of("marked mark!"),
            Set.of("paused pause!"),
            Set.of("resumed pause!"),
            Set.of("resumed resume!"),
            Set.of("muted mute!"),
            Set.of("muted unmute!"),
            Set.of("armed arm!"),
            Set.of("begun arm!"),
            Set.of("begun begin!"),
            Set.of("split start!"),
            Set.of("split-on-silence start!"),
            Set.of("split-stopped start!"),
            Set.of("voice start!"),
            Set.of("device-lost start!"),
            Set.of("device-lost lost"),
            Set.of("device-lost open"),
            Set.of("stopped start!"),
            Set.of("stopped stop?"),
            Set.of("begun stop?", "split-stopped stop?"),
            Set.of("discarded start!"),
            Set.of("discarded discard?"));

    private static final Pattern NUMBERED = Pattern.compile(", part (\\d+)$");

    /** In memory where the system has that: what a disk that stalls costs is another test's matter. */
    @TempDir(factory = InMemory.class)
    Path folder;

    @TempDir
    Path programs;

    private final Map<String, Integer> killedIn = new TreeMap<>();
    private long mostLost;
    private int takes;
    /** Of all kills: one that lost something does not keep the others from being counted. */
    private final List<String> faults = new ArrayList<>();

    @Test
    void killedInAnyState() throws Exception {
        Path product = ProductCopy.withPlugIn(programs.resolve("product"), "org.voicerecorder.faults");
        var random = new Random();
        for (int done = 0; done < KILLS; done += KILLS_OF_A_LIBRARY) {
            Path library = folder.resolve("library" + done);
            var voicerec = new Voicerec(product.resolve("bin/voicerec"), folder.resolve("home"), library);
            List<RehearsedTake> rehearsed = new ArrayList<>();
            for (int i = done; i < Math.min(KILLS, done + KILLS_OF_A_LIBRARY); i++) {
                Path diaries = Files.createDirectory(folder.resolve("k" + i));
                rehearsed.addAll(kill(voicerec.with("VOICEREC_REHEARSAL", diaries.toString()), diaries, random));
            }
            check(voicerec.with("VOICEREC_REHEARSAL", ""), rehearsed);
            System.out.printf(
                    "%d kills, %d takes, at most %d ms lost of what was read; killed in %s; %d faults%n",
                    Math.min(KILLS, done + KILLS_OF_A_LIBRARY),
                    takes,
                    mostLost * 1000 / StudioSignal.RATE,
                    killedIn,
                    faults.size());
        }
        assertTrue(faults.isEmpty(), () -> "%d of %d takes: %s".formatted(faults.size(), takes, faults));
        assertStatesWereHit();
    }

    /** The long version finds takes in every state; the short one in at least as many as there are scenes. */
    private void assertStatesWereHit() {
        List<Set<String>> missed = STATES.stream()
                .filter(state -> Collections.disjoint(state, killedIn.keySet()))
                .toList();
        int least = KILLS >= KILLS_OF_ALL_STATES ? STATES.size() : Scenes.ALL.size();
        assertTrue(STATES.size() - missed.size() >= least, () -> "no take was killed in %s, only in %s"
                .formatted(missed, killedIn));
    }

    /** Kills an owner so long after the first sample of every device. @return what is known of its takes */
    private List<RehearsedTake> kill(Voicerec voicerec, Path diaries, Random random) throws Exception {
        Process owner = voicerec.serve();
        try {
            Until.holds(
                    "every device is read", () -> Arrays.stream(counts(diaries)).noneMatch(n -> n == 0));
            long begun = System.nanoTime();
            long after = random.nextLong(LONGEST_NANOS);
            while (System.nanoTime() - begun < after) {
                LockSupport.parkNanos(after - (System.nanoTime() - begun));
            }
        } finally {
            owner.destroyForcibly().waitFor();
        }
        assertEquals(SIGKILL, owner.exitValue());
        List<RehearsedTake> all = new ArrayList<>();
        long[] read = counts(diaries);
        for (int i = 0; i < read.length; i++) {
            String scene = Scenes.ALL.get(i).name();
            List<RehearsedTake> those = RehearsedTake.of(diaries.resolve(scene + Diary.SUFFIX), read[i]);
            killedIn.merge(scene + " " + those.getLast().lastAct(), 1, Integer::sum);
            if (scene.equals("voice")) {
                those.forEach(RehearsedTake::onlySpeech);
            }
            all.addAll(those);
        }
        return all;
    }

    private static long[] counts(Path diaries) throws IOException {
        Path file = diaries.resolve(Studio.COUNTS);
        long[] counts = new long[Scenes.ALL.size()];
        if (Files.exists(file) && Files.size(file) >= (long) counts.length * Long.BYTES) {
            ByteBuffer.wrap(Files.readAllBytes(file))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer()
                    .get(counts);
        }
        return counts;
    }

    private void check(Voicerec voicerec, List<RehearsedTake> rehearsed) throws IOException {
        List<JsonObject> recordings = WholeLibrary.check(voicerec);
        assertPlayable(recordings);
        Map<String, List<JsonObject>> kept = recordings.stream()
                .collect(Collectors.groupingBy(r -> NUMBERED.matcher(title(r)).replaceFirst("")));
        Set<String> known = new HashSet<>();
        for (RehearsedTake take : rehearsed) {
            known.add(take.title());
            List<JsonObject> parts = kept.getOrDefault(take.title(), List.of());
            if (parts.isEmpty() && take.mustBeThere()) {
                faults.add(take + " is gone");
            }
            mostLost = Math.max(mostLost, lost(take, parts));
            if (take.isFinished()) {
                parts.forEach(p -> assertEquals("recorder", p.get("source").getAsString(), take::toString));
            }
            takes++;
        }
        assertTrue(known.containsAll(kept.keySet()), () -> "nobody recorded " + kept.keySet());
    }

    /** A folder that no disk keeps, if there is one. */
    static final class InMemory implements TempDirFactory {
        private static final Path MEMORY = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "kills")
                    : Files.createTempDirectory("kills");
        }
    }

    private long lost(RehearsedTake take, List<JsonObject> parts) throws IOException {
        try {
            return take.check(frames(parts));
        } catch (AssertionError e) {
            faults.add(e.getMessage());
            return 0;
        }
    }

    /** By somebody else's reader, in one go. */
    private static void assertPlayable(List<JsonObject> recordings) throws IOException {
        List<String> command = new ArrayList<>(List.of("soxi", "-s"));
        recordings.forEach(r -> command.add(r.get("path").getAsString()));
        String expected = recordings.stream()
                .map(r -> String.valueOf(Math.round(r.get("durationSeconds").getAsDouble() * StudioSignal.RATE)))
                .collect(Collectors.joining("\n"));
        assertEquals(expected, Tools.run(command.toArray(String[]::new)));
    }

    private static String title(JsonObject recording) {
        return recording.get("title").getAsString();
    }

    private static int number(JsonObject part) {
        Matcher numbered = NUMBERED.matcher(title(part));
        return numbered.find() ? Integer.parseInt(numbered.group(1)) : 1;
    }

    /** The numbers of the frames of a take, its parts in order. */
    private static long[] frames(List<JsonObject> parts) throws IOException {
        List<JsonObject> ordered = parts.stream()
                .sorted(Comparator.comparingInt(KillInSessionTest::number))
                .toList();
        long[] all = {};
        for (JsonObject part : ordered) {
            long[] more =
                    StudioSignal.frames(WavData.of(Path.of(part.get("path").getAsString())));
            int before = all.length;
            all = Arrays.copyOf(all, before + more.length);
            System.arraycopy(more, 0, all, before, more.length);
        }
        return all;
    }
}
