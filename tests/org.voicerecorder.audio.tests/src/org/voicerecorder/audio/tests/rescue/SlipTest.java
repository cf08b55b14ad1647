package org.voicerecorder.audio.tests.rescue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.WavHeader;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.rescue.Diagnosis;
import org.voicerecorder.audio.rescue.Finding;
import org.voicerecorder.audio.rescue.FormatHint;
import org.voicerecorder.audio.rescue.WavRescue;

/** Bytes that were lost, or came in, in the midst of audio. */
class SlipTest {
    private static final int FRAMES = 150_000;
    /** The place is only nearly found. */
    private static final int NEARLY = 8;

    @TempDir
    Path folder;

    private Diagnosis diagnose(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("damaged.wav"), content);
        return WavRescue.diagnose(file, FormatHint.NONE, Progress.NONE, Cancellation.none());
    }

    private byte[] audio(Diagnosis found) throws IOException {
        Path copy = folder.resolve("mended.wav");
        WavRescue.write(FileIo.disk(), found, copy, false, Progress.NONE, Cancellation.none());
        WavHeader header = WavFile.read(copy);
        byte[] all = Files.readAllBytes(copy);
        int from = (int) header.dataOffset();
        return Arrays.copyOfRange(all, from, from + (int) header.dataLength());
    }

    private static List<String> codes(Diagnosis found) {
        return found.findings().stream().map(Finding::code).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, 16, 1",
        "1, 2, 16, 3",
        "1, 1, 16, 1",
        "1, 2, 24, 1",
        "1, 2, 24, 2",
        "1, 1, 24, 2",
        "1, 2, 32, 3",
        "3, 2, 32, 1",
        "3, 1, 64, 5",
        "1, 6, 16, 5"
    })
    void whatIsBehindLostBytesIsReadInTheRightPlace(int tag, int channels, int bits, int lost) throws IOException {
        Sound sound = Sound.of(tag, channels, bits, FRAMES, 1);
        int frame = sound.frame();
        for (int at : new int[] {FRAMES / 2 * frame + 1, FRAMES / 7 * frame + frame - 1, FRAMES / 10 * 9 * frame}) {
            byte[] audio = Riff.nothing()
                    .bytes(sound.first(at))
                    .bytes(sound.from(at + lost))
                    .get();
            byte[] file = Riff.of(36 + sound.bytes().length)
                    .fmt(sound)
                    .data(sound.bytes().length, audio)
                    .get();

            Diagnosis found = diagnose(file);

            assertTrue(codes(found).contains("slipped"), () -> at + " " + found.findings());
            assertBothEnds(sound, at, audio(found));
            Files.delete(folder.resolve("mended.wav"));
        }
    }

    private static void assertBothEnds(Sound sound, int at, byte[] mended) {
        int frame = sound.frame();
        byte[] right = sound.bytes();
        assertEquals(right.length - frame, mended.length);
        int before = (at / frame - NEARLY) * frame;
        assertArrayEquals(sound.first(before), Arrays.copyOf(mended, before));
        int behind = (at / frame + NEARLY) * frame;
        assertArrayEquals(sound.from(behind), Arrays.copyOfRange(mended, behind - frame, mended.length));
    }

    @Test
    void whatIsBehindBytesTooManyIsReadInTheRightPlace() throws IOException {
        Sound sound = Sound.of(1, 2, 16, FRAMES, 1);
        int at = 40_000 * 4 + 2;
        byte[] audio = Riff.nothing()
                .bytes(sound.first(at))
                .bytes((byte) 77)
                .bytes(sound.from(at))
                .get();

        Diagnosis found = diagnose(Riff.of(0).fmt(sound).data(0, audio).get());

        assertTrue(codes(found).contains("slipped"), () -> codes(found).toString());
        byte[] mended = audio(found);
        int behind = at + 4 * NEARLY;
        assertArrayEquals(
                Arrays.copyOfRange(sound.bytes(), sound.bytes().length - behind, sound.bytes().length),
                Arrays.copyOfRange(mended, mended.length - behind, mended.length));
    }

    /** Neither noise nor a change of what is heard, nor silence, nor a cut at full scale is a slip. */
    @Test
    void whatIsInPlaceStaysThere() throws IOException {
        Sound sound = Sound.of(1, 2, 16, FRAMES, 1);
        Sound other = Sound.of(1, 2, 16, FRAMES, 5);
        List<byte[]> changes =
                List.of(sound.hiss(FRAMES, 0.9), sound.hiss(FRAMES, 0.0002), new byte[4 * FRAMES], other.from(2000));
        for (byte[] change : changes) {
            byte[] audio = Riff.nothing()
                    .bytes(sound.bytes())
                    .bytes(change)
                    .bytes(other.bytes())
                    .get();
            byte[] file = Riff.of(36 + audio.length).fmt(sound).data(audio).get();
            assertEquals(List.of(), diagnose(file).findings());
        }
        // Samples with their bytes in the wrong order are smooth in the wrong place from the beginning to the end.
        byte[] swapped = sound.swapped();
        assertEquals(
                List.of(),
                diagnose(Riff.of(36 + swapped.length).fmt(sound).data(swapped).get())
                        .findings());
    }
}
