package org.voicerecorder.audio.tests.rescue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.rescue.BeyondRescueException;
import org.voicerecorder.audio.rescue.Diagnosis;
import org.voicerecorder.audio.rescue.FormatHint;
import org.voicerecorder.audio.rescue.RescuePlan;
import org.voicerecorder.audio.rescue.WavRescue;

/** Whatever bytes come: an answer or a refusal, in a moment, and a copy that can be read. */
class RescueFuzzTest {
    private static final int MUTATIONS = 1000;
    /** Every so many copies are written too. */
    private static final int WRITTEN = 20;

    @TempDir
    Path folder;

    @Test
    void mutationsAreUnderstoodOrRefused() throws IOException {
        byte[][] seeds = {
            small(Riff.of(0).fmt(Sound.STEREO).title("T").data(0, Sound.STEREO.first(3000))),
            small(Riff.of(3036)
                    .fmt(Sound.STEREO_24)
                    .data(Sound.STEREO_24.first(3000))
                    .title("Tail")),
            small(Riff.of(3060).extensible(Sound.FLOAT_32, 3, Riff.guid(3)).data(Sound.FLOAT_32.first(3000))),
            TransferDamage.WAVE64.file(),
            TransferDamage.BIG_ENDIAN.file(),
            AudioDamage.SECOND_FILE_APPENDED.file(),
            SizeDamage.DS64_BEHIND_THE_FORMAT.file(),
        };
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutate(seeds[i % seeds.length], new Random(i));
            int seed = i;
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> examine(mutated, seed), () -> "seed " + seed);
        }
    }

    private static byte[] small(Riff riff) {
        return riff.get();
    }

    private void examine(byte[] content, int seed) throws IOException {
        Path file = Files.write(folder.resolve("mutated.wav"), content);
        try {
            Diagnosis found = WavRescue.diagnose(file, FormatHint.NONE, Progress.NONE, Cancellation.none());
            check(found, content.length, seed);
            if (seed % WRITTEN == 0) {
                write(found);
            }
        } catch (BeyondRescueException e) {
            assertTrue(e.findings().size() <= 200);
        } catch (VoiceRecorderException e) {
            // What is written is read back by the product itself, and that is no place for surprises.
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
        assertArrayEquals(content, Files.readAllBytes(file), () -> "seed " + seed + " changed the original");
    }

    private static void check(Diagnosis found, long length, int seed) {
        RescuePlan plan = found.plan();
        assertTrue(plan.audioLength() > 0, () -> "seed " + seed);
        assertTrue(found.findings().size() <= 200 && plan.audio().size() <= 2000);
        for (RescuePlan.Piece piece : plan.audio()) {
            assertTrue(piece.offset() >= 0 && piece.offset() + piece.length() <= length, () -> "seed " + seed);
            assertEquals(0, piece.length() % plan.format().blockAlign(), () -> "seed " + seed);
        }
    }

    private void write(Diagnosis found) throws IOException {
        Path copy = folder.resolve("copy.wav");
        WavRescue.write(FileIo.disk(), found, copy, true, Progress.NONE, Cancellation.none());
        if (found.plan().format().sampleFormat().isPresent()) {
            assertEquals(found.plan().audioLength(), WavFile.read(copy).dataLength());
        }
        Files.delete(copy);
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int times = 1 + random.nextInt(6);
        for (int i = 0; i < times && bytes.length > 8; i++) {
            int header = Math.min(bytes.length, 120);
            int at = random.nextInt(random.nextInt(4) > 0 ? header : bytes.length);
            switch (random.nextInt(7)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, random.nextInt(bytes.length)));
                case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(64)), (byte) 0);
                case 4 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xFF);
                case 5 -> bytes = cutOut(bytes, at, 1 + random.nextInt(40));
                default -> bytes = insert(bytes, at, Alter.noise(1 + random.nextInt(40)));
            }
        }
        return bytes;
    }

    private static byte[] cutOut(byte[] bytes, int at, int count) {
        int end = Math.min(bytes.length, at + count);
        return Riff.nothing()
                .bytes(Arrays.copyOf(bytes, at))
                .bytes(Arrays.copyOfRange(bytes, end, bytes.length))
                .get();
    }

    private static byte[] insert(byte[] bytes, int at, byte[] more) {
        return Riff.nothing()
                .bytes(Arrays.copyOf(bytes, at))
                .bytes(more)
                .bytes(Arrays.copyOfRange(bytes, at, bytes.length))
                .get();
    }

    /** Files made to keep a reader busy: chunks without end, headers in headers. */
    @Test
    void attacksEndToo() throws IOException {
        Riff chunks = Riff.of(0).fmt(Sound.MONO);
        Riff headers = Riff.nothing();
        Riff lists = Riff.of(0).fmt(Sound.MONO).data(0, Sound.MONO.bytes());
        for (int i = 0; i < 40_000; i++) {
            chunks.text("data").u32(2).u16(i);
            lists.text("LIST").u32(i % 7 == 6 ? 1 << 30 : 0);
        }
        for (int i = 0; i < 5_000; i++) {
            headers.bytes(Riff.of(0).fmt(Sound.MONO).data(0, (byte) 1, (byte) i).get());
        }
        for (Riff attack : new Riff[] {chunks, headers, lists}) {
            Path file = Files.write(folder.resolve("attack.wav"), attack.get());
            assertTimeoutPreemptively(
                    Duration.ofMinutes(2),
                    () -> WavRescue.diagnose(file, FormatHint.NONE, Progress.NONE, Cancellation.none()));
        }
        assertEquals(6, ErrorCode.ERR_CORRUPT_FILE.exitStatus().code());
    }
}
