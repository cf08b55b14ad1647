package org.voicerecorder.audio.tests.rescue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.WavHeader;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.rescue.Diagnosis;
import org.voicerecorder.audio.rescue.FormatHint;
import org.voicerecorder.audio.rescue.RescuePlan;
import org.voicerecorder.audio.rescue.WavRescue;
import org.voicerecorder.audio.rescue.WaveFormat;
import org.voicerecorder.audio.tests.Tools;
import org.voicerecorder.testkit.FaultyFileIo;
import org.voicerecorder.testkit.FaultyFileIo.Loss;
import org.voicerecorder.testkit.PowerLoss;

/** A copy is there completely or not at all, and the original is what it was. */
class RescueFilesTest {
    /** Audio that 32 bits cannot count. */
    private static final long LARGE = (1L << 32) + 400_000;

    private static final byte[] DAMAGED = SizeDamage.HEADER_NEVER_FINISHED.file();

    @TempDir
    Path folder;

    private Path original;
    private Path copy;

    @BeforeEach
    void set() throws IOException {
        original = Files.write(folder.resolve("damaged.wav"), DAMAGED);
        copy = Files.createDirectory(folder.resolve("out")).resolve("copy.wav");
    }

    private static Diagnosis diagnose(Path file) {
        return WavRescue.diagnose(file, FormatHint.NONE, Progress.NONE, Cancellation.none());
    }

    private void write(FileIo io, boolean replace) {
        WavRescue.write(io, diagnose(original), copy, replace, Progress.NONE, Cancellation.none());
    }

    private static ErrorCode refused(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(VoiceRecorderException.class, act).code();
    }

    private List<String> out() throws IOException {
        try (Stream<Path> files = Files.list(copy.getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertOriginal() throws IOException {
        assertArrayEquals(DAMAGED, Files.readAllBytes(original));
    }

    @Test
    void aFullDiskLeavesNothingOfTheCopy() throws IOException {
        for (long room : new long[] {0, 50, 100, 20_000}) {
            assertEquals(ErrorCode.ERR_DISK_FULL, refused(() -> write(new FaultyFileIo().limitSpace(room), false)));
            assertEquals(List.of(), out());
        }
        assertOriginal();
    }

    @Test
    void cancellingLeavesNothingOfTheCopy() throws IOException {
        Diagnosis found = diagnose(original);
        var cancel = new Cancellation();
        Progress atTheFirstBlock = (_, _, _, _) -> cancel.cancel();
        byte[] content = Riff.of(0)
                .fmt(Sound.STEREO)
                .data(0, new byte[3 << 20])
                .bytes((byte) 1)
                .get();
        Path large = Files.write(folder.resolve("large.wav"), content);
        assertThrows(
                CancelledException.class,
                () -> WavRescue.write(FileIo.disk(), diagnose(large), copy, false, atTheFirstBlock, cancel));
        assertEquals(List.of(), out());
        assertThrows(
                CancelledException.class, () -> WavRescue.diagnose(original, FormatHint.NONE, Progress.NONE, cancel));
        assertTrue(found.isMendable());
    }

    /** The power fails before every step in turn; then the disk loses what it may. */
    @ParameterizedTest
    @EnumSource(Loss.class)
    void afterAPowerLossTheCopyIsWholeOrNotThere(Loss loss) throws IOException {
        boolean done = false;
        for (int step = 0; !done; step++) {
            var io = new FaultyFileIo().failPowerAt(step);
            done = survives(io, step % 2 == 1);
            io.crash(loss, step);
            if (Files.exists(copy) && Files.size(copy) > 0) {
                WavHeader header = WavFile.read(copy);
                assertEquals(Sound.STEREO.bytes().length, header.dataLength(), "step " + step);
            }
            for (String name : out()) {
                assertTrue(name.equals("copy.wav") || name.startsWith(".voicerec-recover-"), name);
                Files.delete(copy.resolveSibling(name));
            }
            assertOriginal();
        }
    }

    private boolean survives(FaultyFileIo io, boolean replace) {
        try {
            write(io, replace);
            return true;
        } catch (PowerLoss _) {
            return false;
        }
    }

    @Test
    void whatAKillLeftIsRemovedAndWhatIsBeingWrittenStays() throws IOException {
        Path stale = copy.resolveSibling(".voicerec-recover-1.part");
        Path young = copy.resolveSibling(".voicerec-recover-2.part");
        Path locked = copy.resolveSibling(".voicerec-recover-3.part");
        Path foreign = copy.resolveSibling("mine.part");
        for (Path part : List.of(stale, young, locked, foreign)) {
            Files.writeString(part, "half a copy");
            if (part != young) {
                Files.setLastModifiedTime(part, FileTime.from(Instant.now().minusSeconds(3600)));
            }
        }
        try (FileChannel channel = FileChannel.open(locked, StandardOpenOption.WRITE);
                var lock = channel.lock(Long.MAX_VALUE - 1, 1, false)) {
            assertTrue(lock.isValid());
            write(FileIo.disk(), false);
        }
        assertEquals(List.of(".voicerec-recover-2.part", ".voicerec-recover-3.part", "copy.wav", "mine.part"), out());
    }

    @Test
    void nothingIsReplacedUnlessItIsWanted() throws IOException {
        Files.writeString(copy, "precious");
        assertEquals(ErrorCode.ERR_EXISTS, refused(() -> write(FileIo.disk(), false)));
        assertEquals("precious", Files.readString(copy));
        write(FileIo.disk(), true);
        assertEquals(Sound.STEREO.bytes().length, WavFile.read(copy).dataLength());
    }

    @Test
    void theOriginalIsNeverTheTargetByWhateverName() throws IOException {
        Diagnosis found = diagnose(original);
        Path symbolic = Files.createSymbolicLink(folder.resolve("symbolic.wav"), original);
        Path hard = Files.createLink(folder.resolve("hard.wav"), original);
        for (Path target : List.of(original, symbolic, hard)) {
            assertEquals(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    refused(() ->
                            WavRescue.write(FileIo.disk(), found, target, true, Progress.NONE, Cancellation.none())));
        }
        assertOriginal();
    }

    @Test
    void aFileThatChangedMeanwhileIsRefused() throws IOException {
        Diagnosis found = diagnose(original);
        Files.write(original, new byte[] {1, 2, 3, 4}, StandardOpenOption.APPEND);
        assertEquals(
                ErrorCode.ERR_SOURCE_CHANGED,
                refused(() -> WavRescue.write(FileIo.disk(), found, copy, false, Progress.NONE, Cancellation.none())));
        Files.write(original, Alter.cut(DAMAGED, 1000));
        assertEquals(
                ErrorCode.ERR_SOURCE_CHANGED,
                refused(() -> WavRescue.write(FileIo.disk(), found, copy, false, Progress.NONE, Cancellation.none())));
        assertEquals(List.of(), out());
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertEquals(ErrorCode.ERR_NOT_A_FILE, refused(() -> diagnose(folder)));
        assertEquals(ErrorCode.ERR_NOT_A_FILE, refused(() -> diagnose(Path.of("/dev/null"))));
        assertEquals(ErrorCode.ERR_FILE_NOT_FOUND, refused(() -> diagnose(folder.resolve("nowhere.wav"))));
        Path nowhere = folder.resolve("no/folder.wav");
        assertEquals(
                ErrorCode.ERR_FILE_NOT_FOUND,
                refused(() -> WavRescue.write(
                        FileIo.disk(), diagnose(original), nowhere, false, Progress.NONE, Cancellation.none())));
    }

    /** Most of them are a hole in the file. */
    private Path pastFourGibibytes(byte[] beginning, byte[] end) throws IOException {
        Path large = folder.resolve("large.wav");
        try (FileChannel out = FileChannel.open(large, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(beginning));
            out.write(ByteBuffer.wrap(end), 44 + LARGE - end.length);
        }
        return large;
    }

    @Test
    void pastFourGibibytesTheCopyIsRf64() throws Exception {
        byte[] end = Sound.STEREO.first(4000);
        Path large = pastFourGibibytes(Riff.whole(Sound.STEREO), end);
        var plan = new RescuePlan(
                WaveFormat.linear(false, 2, Riff.RATE, 16),
                List.of(new RescuePlan.Piece(44, LARGE)),
                false,
                RescuePlan.Reading.AS_IT_IS,
                List.of(),
                List.of());
        var found = new Diagnosis(large, Files.size(large), Files.getLastModifiedTime(large), List.of(), plan);

        WavRescue.write(new HollowFileIo(), found, copy, false, Progress.NONE, Cancellation.none());

        WavHeader header = WavFile.read(copy);
        assertEquals(LARGE, header.dataLength());
        assertTrue(header.problem().isEmpty());
        try (FileChannel in = FileChannel.open(copy, StandardOpenOption.READ)) {
            var tail = ByteBuffer.allocate(end.length);
            in.read(tail, header.dataOffset() + LARGE - end.length);
            assertArrayEquals(end, tail.array());
        }
        String said = Tools.ffprobe("-show_entries", "stream=duration_ts", "-of", "csv=p=0", copy.toString());
        assertTrue(said.contains(Long.toString(LARGE / 4)), said);
        assertEquals(List.of("copy.wav"), out());
    }

    /** Reads more than 4 GiB, which takes half a minute on a busy machine: only with {@code ./verify --soak}. */
    @Test
    @EnabledIfSystemProperty(named = "voicerecorder.soak", matches = "true")
    void sizesThatRanOverAreUnderstood() throws IOException {
        byte[] wrapped = Riff.of(LARGE + 36 & 0xFFFF_FFFFL)
                .fmt(Sound.STEREO)
                .data(LARGE & 0xFFFF_FFFFL, Sound.STEREO.bytes())
                .get();

        Diagnosis found = diagnose(pastFourGibibytes(wrapped, Sound.STEREO.first(4000)));

        assertEquals(LARGE, found.plan().audioLength());
        assertTrue(found.isMendable());
    }
}
