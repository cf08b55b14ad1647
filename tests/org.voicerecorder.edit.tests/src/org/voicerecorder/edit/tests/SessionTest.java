package org.voicerecorder.edit.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.FrameworkUtil;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditOperation.Cut;
import org.voicerecorder.api.edit.EditOperation.Gain;
import org.voicerecorder.api.edit.EditOperation.Insert;
import org.voicerecorder.api.edit.EditOperation.InsertSilence;
import org.voicerecorder.api.edit.EditOperation.NormalizeLoudness;
import org.voicerecorder.api.edit.EditOperation.Silence;
import org.voicerecorder.api.edit.EditOperation.Trim;
import org.voicerecorder.api.edit.EditSession;
import org.voicerecorder.api.edit.EditSessions;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.EditState;
import org.voicerecorder.api.edit.Editor;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.RenderRequest;
import org.voicerecorder.api.storage.Purge;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;
import org.voicerecorder.testkit.ForwardingFile;
import org.voicerecorder.testkit.ForwardingFileIo;

/** Steps that are kept, undone and done again, whatever happens in between. */
class SessionTest {
    private static final int RATE = 8000;

    @TempDir
    Path folder;

    private Shelf shelf;
    private long[][] samples;
    private Recording recording;

    @BeforeEach
    void open() throws Exception {
        shelf = new Shelf(folder.resolve("library"));
        // Small enough to be made four times as loud without being clipped.
        samples = Wav.noise(1, 6000, 12, 1);
        recording = shelf.add(Wav.write(folder.resolve("talk.wav"), RATE, 16, samples));
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private void restart() {
        shelf.close();
        shelf = new Shelf(folder.resolve("library"));
    }

    /** A model of an edit that works on plain arrays. */
    private final class Model {
        private final Deque<long[]> done = new ArrayDeque<>(List.of(samples[0]));
        private final Deque<long[]> undone = new ArrayDeque<>();

        long[] now() {
            return done.peek();
        }

        void apply(EditOperation operation) {
            done.push(changed(operation));
            undone.clear();
        }

        private long[] changed(EditOperation operation) {
            long[] now = now();
            return switch (operation) {
                case Trim(FrameRange r) -> Arrays.copyOfRange(now, (int) r.from(), (int) r.to());
                case Cut(FrameRange r, long _) -> joined(part(now, 0, r.from()), part(now, r.to(), now.length));
                case Insert(long at, EditSource _, FrameRange p, long _) ->
                    joined(part(now, 0, at), part(samples[0], p.from(), p.to()), part(now, at, now.length));
                case InsertSilence(long at, long frames, long _) ->
                    joined(part(now, 0, at), new long[(int) frames], part(now, at, now.length));
                case Silence(FrameRange r, long _) ->
                    joined(part(now, 0, r.from()), new long[(int) r.frames()], part(now, r.to(), now.length));
                case Gain(FrameRange r, double _, long _) ->
                    joined(
                            part(now, 0, r.from()),
                            Arrays.stream(part(now, r.from(), r.to()))
                                    .map(v -> Math.clamp(2 * v, -32_768, 32_767))
                                    .toArray(),
                            part(now, r.to(), now.length));
                default -> throw new AssertionError(operation);
            };
        }

        void undo() {
            undone.push(done.pop());
        }

        void redo() {
            done.push(undone.pop());
        }
    }

    private static long[] part(long[] samples, long from, long to) {
        return Arrays.copyOfRange(samples, (int) from, (int) to);
    }

    private static long[] joined(long[]... parts) {
        return Arrays.stream(parts).flatMapToLong(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyStepsUndoneAndDoneAgainGiveWhatPlainArraysGive(long seed) throws Exception {
        var random = new Random(seed);
        var model = new Model();
        EditSession session = shelf.open(recording);
        for (int i = 0; i < 120; i++) {
            int choice = random.nextInt(10);
            if (choice < 3 && session.state().canUndo()) {
                session.undo();
                model.undo();
            } else if (choice < 5 && session.state().canRedo()) {
                session.redo();
                model.redo();
            } else if (choice == 5) {
                session.close();
                if (random.nextInt(6) == 0) {
                    restart();
                }
                session = shelf.open(recording);
            } else {
                EditOperation operation = step(random, model.now().length);
                session.apply(operation, Progress.NONE, Cancellation.none());
                model.apply(operation);
            }
            EditState state = session.state();
            assertEquals(model.done.size() - 1, state.list().operations().size());
            assertEquals(model.undone.size(), state.undone().size());
            var exact = shelf.editor().open(state.list().withDither(false), Progress.NONE, Cancellation.none());
            assertArrayEquals(model.now(), Shelf.samples(exact)[0], "after act " + i);
        }
        session.close();
    }

    private EditOperation step(Random random, int length) {
        int from = random.nextInt(length);
        int to = from + 1 + random.nextInt(length - from);
        var range = new FrameRange(from, to);
        boolean large = length > 20_000;
        return switch (random.nextInt(large ? 4 : 6)) {
            case 0 -> to - from < length ? new Cut(range, 0) : new Silence(range, 0);
            case 1 -> to - from > 200 ? new Trim(range) : new Silence(range, 0);
            case 2 -> new Silence(range, 0);
            // Twice as loud: exact, and clipped at full scale like the model once it is done too often.
            case 3 -> random.nextInt(4) == 0 ? gain(range) : new Silence(range, 0);
            case 4 -> new InsertSilence(from, random.nextInt(500), 0);
            default ->
                new Insert(from, new EditSource(recording.id(), recording.checksum()), new FrameRange(100, 900), 0);
        };
    }

    private static Gain gain(FrameRange range) {
        return new Gain(range, 20 * Math.log10(2), 0);
    }

    @Test
    void aJournalTornAtAnyByteLosesAtMostTheStepUnderWay() throws Exception {
        var states = new ArrayList<long[]>();
        states.add(samples[0]);
        Path journal = shelf.root().resolve("edits").resolve(recording.id() + ".journal");
        var ends = new ArrayList<Long>();
        try (EditSession session = shelf.open(recording)) {
            record(session.apply(new Cut(new FrameRange(10, 400), 0), Progress.NONE, Cancellation.none()), states);
            ends.add(Files.size(journal));
            record(session.apply(new Silence(new FrameRange(0, 99), 0), Progress.NONE, Cancellation.none()), states);
            ends.add(Files.size(journal));
            record(session.undo(), states);
            ends.add(Files.size(journal));
            record(session.redo(), states);
            ends.add(Files.size(journal));
        }
        byte[] whole = Files.readAllBytes(journal);
        for (int length = 0; length <= whole.length; length++) {
            Files.write(journal, Arrays.copyOf(whole, length));
            int at = length;
            int kept = (int) ends.stream().filter(end -> end <= at).count();
            boolean torn = length > 0 && !ends.contains((long) length);
            try (EditSession session = shelf.open(recording)) {
                assertArrayEquals(
                        states.get(kept), Shelf.samples(session.state().audio())[0], "torn at " + length);
                assertEquals(torn ? 1 : 0, session.state().lostOnOpening(), "torn at " + length);
                session.apply(new Trim(new FrameRange(0, 50)), Progress.NONE, Cancellation.none());
            }
            try (EditSession again = shelf.open(recording)) {
                assertEquals(50, again.state().audio().frames());
                assertEquals(0, again.state().lostOnOpening());
            }
        }
    }

    private static void record(EditState state, List<long[]> states) throws Exception {
        states.add(Shelf.samples(state.audio())[0]);
    }

    @Test
    void damageInTheMiddleOfAJournalIsToldAndNothingIsTouched() throws Exception {
        Path journal = shelf.root().resolve("edits").resolve(recording.id() + ".journal");
        try (EditSession session = shelf.open(recording)) {
            for (int i = 0; i < 3; i++) {
                session.apply(new Cut(new FrameRange(10, 40), 0), Progress.NONE, Cancellation.none());
            }
        }
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length / 2] = 0;
        Files.write(journal, bytes);

        var e = assertThrows(VoiceRecorderException.class, () -> shelf.open(recording));

        assertEquals(ErrorCode.ERR_CORRUPT_FILE, e.code());
        assertArrayEquals(bytes, Files.readAllBytes(journal));
        shelf.service(EditSessions.class).remove(recording.id());
        try (EditSession anew = shelf.open(recording)) {
            assertFalse(anew.state().canUndo());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"do\":1}",
                "{\"do\":null}",
                "{\"do\":{\"op\":null}}",
                "{\"undo\":{}}",
                "{\"undo\":null}",
                "{\"undo\":\"x\"}",
                "{\"redo\":[]}",
                "{}",
                "1",
                "null"
            })
    void aLineOfAnotherKindIsDamage(String line) throws Exception {
        assertDamaged(1, line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":null}",
                "{\"format\":\"voicerecorder-edit-journal\"}",
                "{\"format\":\"voicerecorder-edit-journal\",\"version\":{}}",
                "{\"format\":\"voicerecorder-edit-journal\",\"version\":1}",
                "{\"format\":\"voicerecorder-edit-journal\",\"version\":1,\"source\":1}",
                "{\"format\":\"voicerecorder-edit-journal\",\"version\":1,\"source\":{}}"
            })
    void aFirstLineOfAnotherKindIsDamage(String line) throws Exception {
        assertDamaged(0, line);
    }

    private void assertDamaged(int place, String line) throws Exception {
        Path journal = shelf.root().resolve("edits").resolve(recording.id() + ".journal");
        try (EditSession session = shelf.open(recording)) {
            for (int i = 0; i < 2; i++) {
                session.apply(new Cut(new FrameRange(10, 40), 0), Progress.NONE, Cancellation.none());
            }
        }
        var lines = new ArrayList<>(Files.readAllLines(journal));
        lines.set(place, line);
        Files.write(journal, lines);

        var e = assertThrows(VoiceRecorderException.class, () -> shelf.open(recording));

        assertEquals(ErrorCode.ERR_CORRUPT_FILE, e.code(), e.toString());
        assertEquals(lines, Files.readAllLines(journal));
    }

    /** A disk on which the first journal cannot be forced, and that counts how often the folder of edits is. */
    private static final class Stubborn extends ForwardingFileIo {
        private boolean refused;
        private int named;

        @Override
        public WritableFile create(Path file) throws IOException {
            WritableFile made = super.create(file);
            return !file.toString().endsWith(".journal")
                    ? made
                    : new ForwardingFile(made) {
                        @Override
                        public void force(boolean metadata) throws IOException {
                            if (!refused) {
                                refused = true;
                                throw new IOException("Input/output error");
                            }
                            super.force(metadata);
                        }
                    };
        }

        @Override
        public void forceDirectory(Path directory) throws IOException {
            super.forceDirectory(directory);
            named += directory.endsWith("edits") ? 1 : 0;
        }
    }

    @Test
    void afterAFirstStepThatFailedTheNameOfTheJournalIsForcedAllTheSame() {
        var disk = new Stubborn();
        shelf.close();
        var seam =
                FrameworkUtil.getBundle(SessionTest.class).getBundleContext().registerService(FileIo.class, disk, null);
        try {
            shelf = new Shelf(folder.resolve("library"));
            try (EditSession session = shelf.open(recording)) {
                var step = new Trim(new FrameRange(0, 100));
                assertThrows(
                        VoiceRecorderException.class, () -> session.apply(step, Progress.NONE, Cancellation.none()));
                assertEquals(0, disk.named);
                session.apply(step, Progress.NONE, Cancellation.none());
                assertEquals(1, disk.named);
                session.undo();
                assertEquals(1, disk.named, "once is enough");
            }
            try (EditSession session = shelf.open(recording)) {
                assertEquals(1, session.state().undone().size());
            }
            shelf.close();
        } finally {
            seam.unregister();
        }
    }

    /** Three steps, the second of which puts another recording in. @return that recording, purged meanwhile */
    private Recording purgedFromTheMiddle() throws Exception {
        Recording jingle = shelf.add(jingle());
        try (EditSession session = shelf.open(recording)) {
            session.apply(new Trim(new FrameRange(0, 1000)), Progress.NONE, Cancellation.none());
            var part = new Insert(500, new EditSource(jingle.id(), jingle.checksum()), FrameRange.ALL, 0);
            session.apply(part, Progress.NONE, Cancellation.none());
            session.apply(new Cut(new FrameRange(0, 100), 0), Progress.NONE, Cancellation.none());
        }
        shelf.service(Recordings.class).delete(List.of(jingle.id()));
        shelf.service(Purge.class).purge(List.of(jingle.id()), true);
        return jingle;
    }

    private Path jingle() throws Exception {
        return Wav.write(folder.resolve("jingle.wav"), RATE, 16, Wav.noise(1, 300, 12, 2));
    }

    @Test
    void aPurgedRecordingHoldsUpTheStepsFromItOnAndNoneIsLost() throws Exception {
        Recording jingle = purgedFromTheMiddle();
        Path journal = shelf.root().resolve("edits").resolve(recording.id() + ".journal");
        byte[] before = Files.readAllBytes(journal);
        try (EditSession session = shelf.open(recording)) {
            EditState state = session.state();
            assertEquals(3, state.list().operations().size());
            assertEquals(1, state.heldUp().orElseThrow().from());
            assertArrayEquals(part(samples[0], 0, 1000), Shelf.samples(state.audio())[0], "as far as it can be heard");
            VoiceRecorderException why = state.heldUp().orElseThrow().why();
            assertEquals(ErrorCode.ERR_NOT_FOUND, why.code());
            assertTrue(why.getMessage().startsWith("Step 2 of 3"), why.getMessage());
            assertTrue(why.getMessage().contains(jingle.id().toString()), why.getMessage());
            assertTrue(why.advice().contains("--undo-to 1"), why.advice());
            assertEquals(
                    ErrorCode.ERR_NOT_FOUND,
                    assertThrows(
                                    VoiceRecorderException.class,
                                    () -> session.apply(
                                            new Trim(new FrameRange(0, 50)), Progress.NONE, Cancellation.none()))
                            .code());
            assertArrayEquals(before, Files.readAllBytes(journal), "nothing was touched");

            session.undo();
            assertEquals(3, session.redo().list().operations().size());
            state = session.goTo(1);
            assertTrue(state.heldUp().isEmpty());
            assertEquals(2, state.undone().size());
            assertThrows(VoiceRecorderException.class, session::redo);
        }
        try (EditSession session = shelf.open(recording)) {
            assertEquals(1, session.state().list().operations().size());
            session.apply(new Trim(new FrameRange(0, 50)), Progress.NONE, Cancellation.none());
            assertArrayEquals(
                    part(samples[0], 0, 50), Shelf.samples(session.state().audio())[0]);
        }
    }

    @Test
    void stepsThatWereHeldUpGoOnOnceTheAudioIsBackWhateverItsId() throws Exception {
        long[][] inserted = Wav.noise(1, 300, 12, 2);
        purgedFromTheMiddle();
        try (EditSession session = shelf.open(recording)) {
            session.undo();
            shelf.add(jingle());
            EditState state = session.redo();
            assertTrue(state.heldUp().isEmpty());
            assertArrayEquals(
                    joined(part(samples[0], 100, 500), inserted[0], part(samples[0], 500, 1000)),
                    Shelf.samples(state.audio())[0]);
            Recording made = shelf.service(Editor.class)
                    .render(RenderRequest.of(state.list()), Progress.NONE, Cancellation.none())
                    .getFirst();
            assertEquals(1200, WavFile.read(made.path()).frames());
        }
    }

    /** A look at an edit that stays open elsewhere, in the Studio say, tells how things are now. */
    @Test
    void whoOpensAnEditThatIsHeldUpElsewhereTriesItAgainForAll() throws Exception {
        purgedFromTheMiddle();
        try (EditSession studio = shelf.open(recording)) {
            assertTrue(studio.state().heldUp().isPresent());
            shelf.add(jingle());
            try (EditSession look = shelf.open(recording)) {
                assertTrue(look.state().heldUp().isEmpty());
                assertTrue(studio.state().heldUp().isEmpty());
                assertEquals(3, studio.state().list().operations().size());
            }
        }
    }

    @Test
    void whoOpensAnEditThatIsOpenSharesIt() {
        try (EditSession one = shelf.open(recording);
                EditSession other = shelf.open(recording)) {
            var heard = new ArrayList<Integer>();
            other.addListener(state -> heard.add(state.list().operations().size()));
            one.apply(new Trim(new FrameRange(0, 100)), Progress.NONE, Cancellation.none());
            assertEquals(100, other.state().audio().frames());
            other.undo();
            assertEquals(List.of(1, 0), heard);
            assertEquals(6000, one.state().audio().frames());
            var busy = assertThrows(VoiceRecorderException.class, () -> shelf.service(EditSessions.class)
                    .remove(recording.id()));
            assertEquals(ErrorCode.ERR_STATE, busy.code());
        }
    }

    @Test
    void whatCannotBeDoneChangesNothing() throws Exception {
        try (EditSession session = shelf.open(recording)) {
            assertThrows(
                    VoiceRecorderException.class,
                    () -> session.apply(new Trim(new FrameRange(0, 9999)), Progress.NONE, Cancellation.none()));
            assertEquals(
                    ErrorCode.ERR_STATE,
                    assertThrows(VoiceRecorderException.class, session::undo).code());
            assertEquals(
                    ErrorCode.ERR_STATE,
                    assertThrows(VoiceRecorderException.class, session::redo).code());
            assertArrayEquals(samples[0], Shelf.samples(session.state().audio())[0]);
        }
        assertFalse(shelf.service(EditSessions.class).exists(recording.id()));
    }

    @Test
    void whatWasMeasuredIsKeptAndNotMeasuredAgain() {
        try (EditSession session = shelf.open(recording)) {
            session.apply(
                    new NormalizeLoudness(FrameRange.ALL, -20, -1, true, Optional.empty()),
                    Progress.NONE,
                    Cancellation.none());
        }
        restart();
        try (EditSession session = shelf.open(recording)) {
            var step = (NormalizeLoudness) session.state().list().operations().getFirst();
            assertTrue(step.measured().orElseThrow().lufs() < -20);
        }
    }

    @Test
    void theEditOfAPurgedRecordingGoesWithIt() {
        try (EditSession session = shelf.open(recording)) {
            session.apply(new Trim(new FrameRange(0, 100)), Progress.NONE, Cancellation.none());
        }
        assertTrue(shelf.service(EditSessions.class).exists(recording.id()));
        shelf.service(Recordings.class).delete(List.of(recording.id()));
        shelf.service(Purge.class).purge(List.of(recording.id()), true);
        assertFalse(shelf.service(EditSessions.class).exists(recording.id()));
    }
}
