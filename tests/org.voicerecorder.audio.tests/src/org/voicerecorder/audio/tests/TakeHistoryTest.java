package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.audio.BroadcastExtension;
import org.voicerecorder.audio.TakeHistory;
import org.voicerecorder.audio.TakeWriter;
import org.voicerecorder.audio.io.FileIo;

/** What a take's file says of how it came about. */
class TakeHistoryTest {
    private static final String CODING = "A=PCM,F=48000,W=24,M=stereo,";
    private static final UUID TAKE = UUID.fromString("0c5b0a3e-7a0f-4a45-9f0f-1f6a2e0d9c11");
    private static final UUID BEFORE = UUID.fromString("e8d5a2f4-0b52-4b7e-8d3a-27b1f5c0a9d2");

    @TempDir
    Path folder;

    private int files;

    /** A take whose file says this. */
    private Path take(String history) {
        Path file = folder.resolve(++files + ".wav");
        CaptureFormat format = new CaptureFormat(48_000, 2, 24);
        try (TakeWriter writer = new TakeWriter(FileIo.disk(), file, format)) {
            writer.describe(new BroadcastExtension("Title", "ref", LocalDateTime.now(), 48_000, history));
            writer.write(new byte[600], 0, 600);
            writer.finish();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file;
    }

    @Test
    void whatIsWrittenIsRead() {
        var part = new TakeHistory.Part(12, TAKE, Optional.of(BEFORE), OptionalLong.of(5_184_000_000L), true);
        var history = new TakeHistory(
                Optional.of(part),
                Optional.of(new TakeHistory.Lost(3, 4_800)),
                List.of("USB Audio", "The sound system resamples 44.1 kHz to 48 kHz."));

        assertEquals(Optional.of(history), TakeHistory.read(take(CODING + history.text() + "\r\n")));
    }

    @Test
    void nothingLostIsNotTheSameAsNothingKnown() {
        var nothing = new TakeHistory(Optional.empty(), Optional.of(TakeHistory.Lost.NOTHING), List.of("Mic"));

        assertEquals(Optional.of(nothing), TakeHistory.read(take(CODING + nothing.text())));
        assertEquals(Optional.of(TakeHistory.NONE), TakeHistory.read(take(CODING + TakeHistory.NONE.text())));
    }

    /** The history has room for 334 bytes: what does not fit is the end of a name, never a number. */
    @Test
    void aLongNameCutsNothingThatCounts() {
        var part = new TakeHistory.Part(
                999_999_999, TAKE, Optional.of(BEFORE), OptionalLong.of(Long.MAX_VALUE / 10), true);
        var lost = new TakeHistory.Lost(999_999_999, 999_999_999_999L);
        var history = new TakeHistory(Optional.of(part), Optional.of(lost), List.of("Mikrofon für zwei ".repeat(40)));

        TakeHistory read = TakeHistory.read(take(CODING + history.text())).orElseThrow();

        assertEquals(Optional.of(part), read.part());
        assertEquals(Optional.of(lost), read.lost());
        assertTrue(history.remarks().getFirst().startsWith(read.remarks().getFirst()));
    }

    /** No device can pretend that audio was lost, nor that the take is part of another. */
    @Test
    void aDeviceMayBeCalledAnything() {
        var history = new TakeHistory(
                Optional.empty(),
                Optional.of(TakeHistory.Lost.NOTHING),
                List.of("x; 7 overruns, 70 frames lost; nothing lost"));

        TakeHistory read = TakeHistory.read(take(CODING + history.text())).orElseThrow();

        assertEquals(history.lost(), read.lost());
        assertEquals(List.of("x, 7 overruns, 70 frames lost, nothing lost"), read.remarks());
    }

    /** As versions before this one wrote it. */
    @Test
    void whatOlderVersionsWroteIsRead() {
        String older = CODING
                + "T=Voice Recorder Pro; part 2 of take %s, after %s; USB Audio; 1 overruns, 480 frames lost\r\n"
                        .formatted(TAKE, BEFORE);

        TakeHistory read = TakeHistory.read(take(older)).orElseThrow();

        assertEquals(
                Optional.of(new TakeHistory.Part(2, TAKE, Optional.of(BEFORE), OptionalLong.empty(), false)),
                read.part());
        assertEquals(Optional.of(new TakeHistory.Lost(1, 480)), read.lost());
    }

    @Test
    void whatIsNoTakeOfOursSaysNothing() throws IOException {
        assertEquals(Optional.empty(), TakeHistory.read(take("")));
        assertEquals(Optional.empty(), TakeHistory.read(take("A=PCM,F=48000,T=Other; part 2 of take x")));
        Path text = Files.writeString(folder.resolve("notes.txt"), "T=Voice Recorder Pro; nothing lost");
        assertEquals(Optional.empty(), TakeHistory.read(text));
        assertEquals(Optional.empty(), TakeHistory.read(Files.createFile(folder.resolve("empty.wav"))));
    }
}
