package org.voicerecorder.edit.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.FrameworkUtil;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditOperation.Cut;
import org.voicerecorder.api.edit.EditOperation.Gain;
import org.voicerecorder.api.edit.EditOperation.Insert;
import org.voicerecorder.api.edit.EditOperation.NormalizePeak;
import org.voicerecorder.api.edit.EditOperation.Split;
import org.voicerecorder.api.edit.EditSession;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Loudness;
import org.voicerecorder.api.edit.Provenance;
import org.voicerecorder.api.edit.RenderRequest;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.testkit.FaultyFileIo;
import org.voicerecorder.testkit.FaultyFileIo.Loss;
import org.voicerecorder.testkit.ForwardingFileIo;
import org.voicerecorder.testkit.SmallDisk;

/** An edit becomes a recording: whole, or not at all. */
class RenderTest {
    private static final int RATE = 48_000;
    private static final int FRAMES = 100_000;

    @TempDir
    Path folder;

    private long[][] samples;

    private Path talk(int frames) throws IOException {
        samples = Wav.noise(2, frames, 16, 5);
        return Wav.write(folder.resolve("talk.wav"), RATE, 16, samples);
    }

    private static List<Recording> render(Shelf shelf, EditList list) {
        return shelf.editor().render(RenderRequest.of(list), Progress.NONE, Cancellation.none());
    }

    @Test
    void theResultIsARecordingThatKnowsWhatItWasMadeOf() throws Exception {
        try (var shelf = new Shelf(folder.resolve("library"))) {
            Recording talk = shelf.add(talk(FRAMES));
            EditList list = shelf.editor()
                    .begin(talk)
                    .with(new Cut(new FrameRange(1000, 90_000), 0))
                    .with(new NormalizePeak(new FrameRange(5000, FrameRange.END), -6, Optional.empty()));

            Recording made = render(shelf, list).getFirst();

            assertEquals("talk (edited)", made.title());
            assertEquals(IngestSource.EDIT, made.source());
            assertEquals(16, made.audio().orElseThrow().bitDepth().orElseThrow());
            long[][] found = Wav.read(made.path());
            assertEquals(11_000, found[0].length);
            assertArrayEquals(Arrays.copyOf(samples[1], 1000), Arrays.copyOf(found[1], 1000));
            assertArrayEquals(Arrays.copyOfRange(samples[0], 90_000, 94_000), Arrays.copyOfRange(found[0], 1000, 5000));
            Provenance origin = shelf.editor().provenance(made.id()).orElseThrow();
            assertEquals(
                    Optional.of(new EditSource(talk.id(), talk.checksum())),
                    origin.list().source());
            var measured = (NormalizePeak) origin.list().operations().get(1);
            assertTrue(measured.measured().isPresent());
            assertEquals(Optional.empty(), shelf.editor().provenance(talk.id()));
            // Applied again, the list that was kept gives the same bytes: another recording with the same checksum.
            Recording again = render(shelf, origin.list()).getFirst();
            assertEquals(made.checksum(), again.checksum());
            assertEquals(
                    List.of(),
                    shelf.service(Integrity.class)
                            .verify(List.of(), Progress.NONE, Cancellation.none())
                            .corrupt());
        }
    }

    @Test
    void markersGoAlongToWhereTheirSoundIs() throws Exception {
        try (var shelf = new Shelf(folder.resolve("library"))) {
            Recording talk = shelf.add(talk(FRAMES));
            var markers = shelf.service(Markers.class);
            markers.add(
                    talk.id(), List.of(Marker.at(500, "before"), Marker.at(50_000, "cut"), Marker.at(95_000, "after")));
            EditList list = shelf.editor().begin(talk).with(new Cut(new FrameRange(1000, 90_000), 0));

            Recording made = render(shelf, list).getFirst();

            assertEquals(
                    List.of("500 before", "6000 after"),
                    markers.list(made.id()).stream()
                            .map(marker -> marker.frame() + " " + marker.text())
                            .toList());
            assertEquals(3, markers.list(talk.id()).size());
        }
    }

    @Test
    void markersThatAreStepsAreInTheResultAndNotInTheSource() throws Exception {
        try (var shelf = new Shelf(folder.resolve("library"))) {
            Recording talk = shelf.add(talk(FRAMES));
            var markers = shelf.service(Markers.class);
            markers.add(talk.id(), List.of(Marker.at(500, "one"), Marker.at(50_000, "two")));
            EditList list;
            try (EditSession session = shelf.open(talk)) {
                for (EditOperation step : List.of(
                        new EditOperation.Mark(70_000, 1_000, "three"),
                        new EditOperation.Unmark(500, "one"),
                        new EditOperation.ChangeMark(50_000, "two", new EditOperation.Mark(40_000, 0, "2")),
                        new Cut(new FrameRange(0, 10_000), 0),
                        new EditOperation.Unmark(60_000, "three"))) {
                    session.apply(step, Progress.NONE, Cancellation.none());
                }
                session.undo();
            }
            try (EditSession session = shelf.open(talk)) {
                list = session.state().list();
                assertEquals(4, list.operations().size(), "the steps outlive the session");
            }

            Recording made = render(shelf, list).getFirst();

            assertEquals(
                    List.of("30000+0 2", "60000+1000 three"),
                    markers.list(made.id()).stream()
                            .map(marker -> "%d+%d %s".formatted(marker.frame(), marker.frames(), marker.text()))
                            .toList());
            assertEquals(
                    List.of("one", "two"),
                    markers.list(talk.id()).stream().map(Marker::text).toList());
        }
    }

    @Test
    void splitsMakeSeveralRecordings() throws Exception {
        try (var shelf = new Shelf(folder.resolve("library"))) {
            Recording talk = shelf.add(talk(FRAMES));
            EditList list = shelf.editor().begin(talk).with(new Split(30_000)).with(new Split(99_999));

            List<Recording> made = shelf.editor()
                    .render(new RenderRequest(list, Optional.of("Half")), Progress.NONE, Cancellation.none());

            assertEquals(
                    List.of("Half 1", "Half 2", "Half 3"),
                    made.stream().map(Recording::title).toList());
            assertArrayEquals(
                    Arrays.copyOfRange(samples[0], 30_000, 99_999),
                    Wav.read(made.get(1).path())[0]);
            assertEquals(1, Wav.read(made.get(2).path())[0].length);
            assertEquals(
                    2, shelf.editor().provenance(made.get(2).id()).orElseThrow().part());
        }
    }

    @Test
    void compressedSourcesAreEditedToo() throws Exception {
        try (var shelf = new Shelf(folder.resolve("library"))) {
            Path wav = Programs.speech(folder.resolve("voice.wav"));
            Path flac = folder.resolve("voice.flac");
            Path mp3 = folder.resolve("voice.mp3");
            Programs.run("sox", wav.toString(), flac.toString());
            Programs.run("ffmpeg", "-nostdin", "-v", "error", "-i", wav.toString(), mp3.toString());
            long[] voice = Wav.read(wav)[0];
            Recording lossless = shelf.add(flac);
            EditList list = shelf.editor().begin(lossless).with(new Cut(new FrameRange(10_000, 80_000), 0));

            long[] found = Wav.read(render(shelf, list).getFirst().path())[0];

            assertArrayEquals(Arrays.copyOf(voice, 10_000), Arrays.copyOf(found, 10_000));
            assertArrayEquals(
                    Arrays.copyOfRange(voice, 80_000, voice.length), Arrays.copyOfRange(found, 10_000, found.length));
            var audio = shelf.editor().open(list, Progress.NONE, Cancellation.none());
            for (int from : new int[] {9_999, 50_000, 77_777}) {
                assertArrayEquals(
                        Arrays.copyOfRange(found, from, found.length), Wav.read(audio.read(from))[0], "" + from);
            }
            Recording lossy = shelf.add(mp3);
            EditList joined = list.with(new Insert(
                    FrameRange.END, new EditSource(lossy.id(), lossy.checksum()), new FrameRange(0, 22_050), 0));
            assertEquals(
                    found.length + 22_050,
                    Wav.read(render(shelf, joined).getFirst().path())[0].length);
        }
    }

    /** Floating-point files and lossy ones may hold more than full scale: turned down before it is clipped, it is whole. */
    @ParameterizedTest
    @ValueSource(strings = {"pcm_f32le", "pcm_f64le"})
    void whatLiesBeyondFullScaleIsNotClippedOnTheWay(String codec) throws Exception {
        try (var shelf = new Shelf(folder.resolve("library"))) {
            Path loud = folder.resolve("loud.wav");
            Programs.run(
                    "ffmpeg",
                    "-nostdin",
                    "-v",
                    "error",
                    "-f",
                    "lavfi",
                    "-i",
                    "aevalsrc=4*sin(2*PI*1000*t):s=48000:d=1",
                    "-c:a",
                    codec,
                    loud.toString());
            Recording recording = shelf.add(loud);
            var report = shelf.service(Loudness.class).measure(recording, Progress.NONE, Cancellation.none());
            assertEquals(20 * Math.log10(4), report.samplePeak(), 1e-5);
            assertTrue(report.overs() > 30_000, () -> report.overs() + " overs");

            EditList list = shelf.editor().begin(recording).with(new Gain(FrameRange.ALL, 20 * Math.log10(0.125), 0));
            long[] found = Wav.read(render(shelf, list).getFirst().path())[0];

            for (int i = 0; i < found.length; i++) {
                assertEquals(0.5 * Math.sin(2 * Math.PI * i / 48), found[i] * 0x1p-31, 1e-6, "frame " + i);
            }
        }
    }

    @Test
    void aListForOtherAudioIsRefused() throws Exception {
        try (var shelf = new Shelf(folder.resolve("library"))) {
            Recording talk = shelf.add(talk(FRAMES));
            var wrong = EditList.of(new EditSource(talk.id(), "00".repeat(32))).with(new Split(5));
            var e = assertThrows(VoiceRecorderException.class, () -> render(shelf, wrong));
            assertEquals(ErrorCode.ERR_CHECKSUM_MISMATCH, e.code());
            var beyond = shelf.editor()
                    .begin(talk)
                    .with(new Split(FRAMES + 5))
                    .with(new Cut(new FrameRange(5, FRAMES + 9), 0));
            var all = assertThrows(VoiceRecorderException.class, () -> render(shelf, beyond));
            assertTrue(all.getMessage().contains("operations[0]")
                    && all.getMessage().contains("operations[1]"));
            assertEquals(1, ids(shelf).size());
        }
    }

    @Test
    void cancellingLeavesNothing() throws Exception {
        try (var shelf = new Shelf(folder.resolve("library"))) {
            Recording talk = shelf.add(talk(FRAMES));
            EditList list = shelf.editor().begin(talk).with(new Split(50_000));
            var cancel = new Cancellation();
            Progress atTheEnd = (_, done, total, _) -> {
                if (done * 10 > total * 9) {
                    cancel.cancel();
                }
            };

            assertThrows(
                    CancelledException.class, () -> shelf.editor().render(RenderRequest.of(list), atTheEnd, cancel));

            assertEquals(List.of(talk.id()), ids(shelf));
            assertNothingHalf(shelf.root());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Loss.class,
            names = {"KILL", "DROP", "TEAR_SECTORS"})
    void aCrashAtAnyStepLeavesAWholeRecordingOrNone(Loss loss) throws Exception {
        var disk = new FaultyFileIo();
        var seam =
                FrameworkUtil.getBundle(RenderTest.class).getBundleContext().registerService(FileIo.class, disk, null);
        try {
            Path root = folder.resolve("library");
            var images = new ArrayList<Path>();
            try (var shelf = new Shelf(root)) {
                Recording talk = shelf.add(talk(20_000));
                EditList list = shelf.editor().begin(talk).with(new Cut(new FrameRange(100, 500), 0));
                disk.onStep(_ -> images.add(image(disk, root, images.size(), loss)));
                render(shelf, list);
                disk.onStep(_ -> {});
            }
            assertTrue(images.size() > 8, "steps: " + images.size());
            for (Path image : images) {
                assertWhole(image);
            }
            assertWhole(root);
        } finally {
            seam.unregister();
        }
    }

    private static EditList inThreeParts(Shelf shelf, Recording talk) {
        return shelf.editor().begin(talk).with(new Split(3_000)).with(new Split(6_000));
    }

    private static List<Recording> edits(Shelf shelf) {
        return shelf.service(Recordings.class).findAll(ids(shelf)).stream()
                .filter(each -> each.source().equals(IngestSource.EDIT))
                .toList();
    }

    /** From the first note on; before it there are copies on their way only, as with one part. */
    @ParameterizedTest
    @EnumSource(
            value = Loss.class,
            names = {"KILL", "TEAR_SECTORS"})
    void ofSeveralPartsAllComeInOrNone(Loss loss) throws Exception {
        var disk = new FaultyFileIo();
        var seam =
                FrameworkUtil.getBundle(RenderTest.class).getBundleContext().registerService(FileIo.class, disk, null);
        try {
            Path root = folder.resolve("library");
            Path incoming = root.resolve("recordings/incoming");
            var images = new ArrayList<Path>();
            try (var shelf = new Shelf(root)) {
                EditList list = inThreeParts(shelf, shelf.add(talk(9_000)));
                disk.onStep(_ -> {
                    if (names(incoming).stream().anyMatch(name -> name.endsWith(".add"))) {
                        images.add(image(disk, root, images.size(), loss));
                    }
                });
                render(shelf, list);
                disk.onStep(_ -> {});
                assertEquals(3, edits(shelf).size());
            }
            assertTrue(images.size() > 8, "steps: " + images.size());
            for (Path image : images) {
                try (var shelf = new Shelf(image)) {
                    int parts = edits(shelf).size();
                    // A power loss may take notes, which are not forced: then what has its name stays, as recovered.
                    assertTrue(loss != Loss.KILL || parts == 0 || parts == 3, image + " has " + parts);
                    var report = shelf.service(Integrity.class).verify(List.of(), Progress.NONE, Cancellation.none());
                    assertTrue(report.isClean(), image + ": " + report);
                    assertNothingHalf(image);
                }
            }
        } finally {
            seam.unregister();
        }
    }

    private static List<String> names(Path of) {
        try (var files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A disk on which the second file that is to get its final name does not. */
    private static final class Stubborn extends ForwardingFileIo {
        private int moved;

        @Override
        public void moveAtomically(Path from, Path to) throws IOException {
            if (to.getParent().endsWith("raw") && from.toString().endsWith(".part") && ++moved == 3) {
                throw new IOException("Input/output error");
            }
            super.moveAtomically(from, to);
        }
    }

    @Test
    void whenOneOfSeveralPartsCannotComeInNoneDoes() throws Exception {
        // The first that is moved is what is edited.
        var seam = FrameworkUtil.getBundle(RenderTest.class)
                .getBundleContext()
                .registerService(FileIo.class, new Stubborn(), null);
        try (var shelf = new Shelf(folder.resolve("library"))) {
            Recording talk = shelf.add(talk(9_000));
            EditList list = inThreeParts(shelf, talk);

            var e = assertThrows(VoiceRecorderException.class, () -> render(shelf, list));

            assertEquals(ErrorCode.ERR_IO, e.code());
            assertEquals(List.of(talk.id()), ids(shelf));
            assertEquals(1, count(shelf.root().resolve("recordings/raw"), ".wav"));
            assertEquals(List.of(".open"), names(shelf.root().resolve("recordings/incoming")));
            assertEquals(0, count(shelf.root().resolve("edits"), ".provenance"));
            render(shelf, list);
            assertEquals(3, edits(shelf).size());
        } finally {
            seam.unregister();
        }
    }

    private Path image(FaultyFileIo disk, Path root, int number, Loss loss) {
        Path to = folder.resolve("image" + number);
        try {
            disk.image(root, to, loss, number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return to;
    }

    private void assertWhole(Path root) throws Exception {
        try (var shelf = new Shelf(root)) {
            shelf.editor();
            var found = shelf.service(Recordings.class).findAll(ids(shelf));
            assertTrue(found.size() >= 1 && found.size() <= 2, root + ": " + found.size());
            for (Recording each : found) {
                if (found.size() == 2 && each.source().equals(IngestSource.EDIT)) {
                    assertEquals(19_600, Wav.read(each.path())[0].length);
                    assertTrue(shelf.editor().provenance(each.id()).isPresent(), root + " lost the provenance");
                }
            }
            var report = shelf.service(Integrity.class).verify(List.of(), Progress.NONE, Cancellation.none());
            assertTrue(report.isClean(), root + ": " + report);
            assertNothingHalf(root);
            long provenances = count(root.resolve("edits"), ".provenance");
            assertEquals(found.size() - 1, provenances, root + " keeps the provenance of nothing");
        }
    }

    @Test
    void aDiskThatRunsFullLeavesNothingBehind() throws Exception {
        try (var disk = new SmallDisk(folder.resolve("disk"), 200)) {
            Path file = talk(4_000_000);
            try (var shelf = new Shelf(disk.root().resolve("library"))) {
                Recording talk = shelf.add(file);
                EditList list = shelf.editor().begin(talk).with(new Cut(new FrameRange(100, 500), 0));
                disk.fillBut(60_000_000);
                var refused = assertThrows(VoiceRecorderException.class, () -> render(shelf, list));
                assertEquals(ErrorCode.ERR_DISK_FULL, refused.code());
                disk.free();
                boolean[] filled = {false};
                Progress fillOnce = (_, done, total, _) -> {
                    if (!filled[0] && done * 2 > total) {
                        filled[0] = true;
                        fill(disk);
                    }
                };
                var full = assertThrows(VoiceRecorderException.class, () -> shelf.editor()
                        .render(RenderRequest.of(list), fillOnce, Cancellation.none()));
                assertEquals(ErrorCode.ERR_DISK_FULL, full.code());
                assertNothingHalf(shelf.root());
                disk.free();
                assertEquals(List.of(talk.id()), ids(shelf));
                render(shelf, list);
                assertEquals(2, ids(shelf).size());
            }
        }
    }

    private static void fill(SmallDisk disk) {
        try {
            disk.fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<UUID> ids(Shelf shelf) {
        return shelf.service(Recordings.class).ids(RecordingFilter.ALL, RecordingOrder.NEWEST_FIRST);
    }

    private static void assertNothingHalf(Path root) throws IOException {
        assertEquals(0, count(root.resolve("recordings/incoming"), ".part"));
        assertEquals(0, count(root.resolve("recordings/incoming"), ".wav"));
    }

    private static long count(Path folder, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(suffix)).count();
        }
    }
}
