package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.audio.PcmStream;

class HostileFilesTest {
    private final AudioFiles files = Services.get(AudioFiles.class);

    @TempDir
    Path folder;

    private Path speech;

    @BeforeEach
    void speak() throws Exception {
        speech = folder.resolve("speech.wav");
        Tools.run("espeak-ng", "-w", speech.toString(), "The quick brown fox jumps over the lazy dog.");
    }

    private Path convert(ExportFormat format) {
        Path target = folder.resolve("speech." + format.extension());
        files.convert(speech, target, format, Map.of("title", "Fox"), Progress.NONE, Cancellation.none());
        return target;
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void theNameDoesNotMatter(ExportFormat format) throws IOException {
        Path file = convert(format);
        AudioContent honest = files.inspect(file);
        Path lying = Files.move(file, folder.resolve("document.pdf"));
        assertEquals(honest, files.inspect(lying));
        String mime =
                switch (format) {
                    case WAV -> "audio/wav";
                    case FLAC -> "audio/flac";
                    case MP3 -> "audio/mpeg";
                    case M4A -> "audio/mp4";
                    case OPUS -> "audio/opus";
                    case OGG -> "audio/ogg";
                };
        assertEquals(mime, honest.mimeType());
        assertEquals(format.extension(), honest.extension());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-i.mp3",
                "--help",
                "a:b.mp3",
                "http:.mp3",
                "concat:x",
                "new\nline.mp3",
                "it's \"quoted\".mp3",
                "🎙 émoji.mp3",
                "%d.mp3",
                "a|b&c;$(touch x).mp3",
                "שלום.mp3",
                " ",
                "\\backslash",
                "pipe:0",
                "[0:a].mp3"
            })
    void namesAreOnlyNames(String name) throws IOException {
        Path file = Files.move(convert(ExportFormat.MP3), folder.resolve(name));
        assertEquals("Fox", files.inspect(file).tags().get("title"));
        try (PcmStream pcm = files.decode(file, 0)) {
            assertTrue(pcm.read(new byte[4096], 0, 4096) > 0);
        }
        Path target = folder.resolve("to " + name);
        files.convert(file, target, ExportFormat.FLAC, Map.of(), Progress.NONE, Cancellation.none());
        assertEquals("audio/flac", files.inspect(target).mimeType());
        assertFalse(Files.exists(folder.resolve("x")));
    }

    static Stream<String> posers() {
        return Stream.of(
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nspeech.wav\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile 'speech.wav'\n",
                "[playlist]\nFile1=speech.wav\nNumberOfEntries=1\n",
                "<!DOCTYPE html><html><body><audio src=speech.wav></audio></body></html>",
                "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"></MPD>",
                "1\n00:00:00,000 --> 00:00:01,000\nHello\n",
                "Dear diary, nothing of this is audio.\n".repeat(500),
                "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n",
                "OggS but not really",
                "RIFF\u0010\0\0\0AVI LIST",
                "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF",
                "\u0089PNG\r\n\u001a\n");
    }

    @Test
    void whatIsNotAudioIsNotLetIn() throws IOException {
        for (String poser : posers().toList()) {
            for (String name : new String[] {"a.mp3", "a.wav", "a.m4a"}) {
                Path file = Files.write(folder.resolve(name), poser.getBytes(StandardCharsets.ISO_8859_1));
                assertFails(ErrorCode.ERR_UNSUPPORTED_FORMAT, file);
            }
        }
    }

    @Test
    void randomBytesAreNeverTakenForMp3() throws IOException {
        Random random = new Random(17);
        Path file = folder.resolve("noise.mp3");
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(1, 100_000)];
            random.nextBytes(noise);
            if (i % 3 == 0) {
                Arrays.fill(noise, (byte) 0xFF);
            } else if (i % 3 == 1) {
                noise[0] = (byte) 0xFF;
                noise[noise.length > 1 ? 1 : 0] = (byte) 0xFB;
            }
            Files.write(file, noise);
            assertFails(ErrorCode.ERR_UNSUPPORTED_FORMAT, file);
        }
    }

    @Test
    void playlistsCannotReadOtherFiles() throws Exception {
        Path mp4 = folder.resolve("a.m4a");
        Files.writeString(mp4, "\0\0\0\u0020ftypM4A \0\0\0\0\n#EXTM3U\nspeech.wav\n");
        assertFails(ErrorCode.ERR_CORRUPT_FILE, mp4);
    }

    @Test
    void anEmptyFileIsCalledEmpty() throws IOException {
        assertFails(ErrorCode.ERR_EMPTY_FILE, Files.createFile(folder.resolve("empty.mp3")));
        assertFails(ErrorCode.ERR_FILE_NOT_FOUND, folder.resolve("absent.mp3"));
        assertFails(ErrorCode.ERR_NOT_A_FILE, folder);
    }

    @Test
    void videoWithoutSoundIsRefused() throws Exception {
        Path video = folder.resolve("video.m4a");
        Tools.ffmpeg("-f", "lavfi", "-i", "color=size=16x16:duration=1", "-c:v", "mpeg4", "-f", "mp4", "file:" + video);
        assertFails(ErrorCode.ERR_UNSUPPORTED_FORMAT, video);
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"FLAC", "M4A", "OPUS"})
    void aFileThatWasCutOffIsCalledDamaged(ExportFormat format) throws IOException {
        byte[] whole = Files.readAllBytes(convert(format));
        assertNotNull(files.inspect(Files.write(folder.resolve("whole"), whole)));
        for (int lost : new int[] {1, 2, 100, whole.length / 10, whole.length / 2, whole.length * 9 / 10}) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - lost));
            assertFails(ErrorCode.ERR_CORRUPT_FILE, cut);
        }
    }

    @Test
    void anOggThatWasCutBetweenItsPagesIsCalledDamaged() throws Exception {
        Path ogg = folder.resolve("a.ogg");
        Tools.run("sox", speech.toString(), ogg.toString());
        byte[] whole = Files.readAllBytes(ogg);
        int lastPage = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("OggS");
        assertEquals("audio/ogg", files.inspect(ogg).mimeType());
        for (int length : new int[] {lastPage, lastPage + 10, whole.length - 1}) {
            assertFails(ErrorCode.ERR_CORRUPT_FILE, Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length)));
        }
        byte[] appended = Arrays.copyOf(whole, whole.length + 100);
        assertNotNull(files.inspect(Files.write(folder.resolve("appended"), appended)));
    }

    @Test
    void aHeaderAloneIsDamaged() throws IOException {
        assertFails(ErrorCode.ERR_CORRUPT_FILE, Files.writeString(folder.resolve("a"), "fLaC"));
        assertFails(ErrorCode.ERR_CORRUPT_FILE, Files.writeString(folder.resolve("b"), "RIFF\0\0\0\0WAVEfmt "));
        assertFails(ErrorCode.ERR_CORRUPT_FILE, Files.writeString(folder.resolve("c"), "ID3\4\0\0\0\0\0\1x"));
        assertFails(ErrorCode.ERR_CORRUPT_FILE, Files.writeString(folder.resolve("d"), "FORM\0\0\0\0AIFF"));
    }

    @Test
    void garbledFilesNeverHarmUs() throws IOException {
        Random random = new Random(23);
        for (ExportFormat format : ExportFormat.values()) {
            byte[] whole = Files.readAllBytes(convert(format));
            for (int i = 0; i < 6; i++) {
                byte[] garbled = whole.clone();
                for (int n = 0; n < 200; n++) {
                    garbled[random.nextInt(garbled.length)] = (byte) random.nextInt();
                }
                Path file = Files.write(folder.resolve("garbled"), garbled);
                try {
                    assertNotNull(files.inspect(file));
                } catch (VoiceRecorderException e) {
                    assertTrue(
                            e.code() == ErrorCode.ERR_CORRUPT_FILE || e.code() == ErrorCode.ERR_UNSUPPORTED_FORMAT,
                            e.toString());
                }
            }
        }
    }

    @Test
    void cancellingAConversionLeavesNothing() throws Exception {
        Path large = folder.resolve("large.wav");
        Tools.run("sox", "-n", "-r", "48000", "-c", "2", large.toString(), "synth", "1800", "brownnoise");
        Cancellation cancel = new Cancellation();
        Path target = folder.resolve("large.mp3");
        Progress progress = (what, done, total, unit) -> {
            assertEquals("large.mp3", what);
            assertEquals(1_800_000, total);
            assertEquals(Progress.Unit.MILLISECONDS, unit);
            if (done > 0) {
                cancel.cancel();
            }
        };
        assertThrows(
                CancelledException.class,
                () -> files.convert(large, target, ExportFormat.MP3, Map.of(), progress, cancel));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count(), "only the two sources are left");
        }
        assertTrue(ProcessHandle.current()
                .descendants()
                .noneMatch(child -> child.info().commandLine().orElse("").contains(folder.toString())));
    }

    @Test
    void aTargetThatCannotBeWrittenIsNamed() {
        Path target = folder.resolve("absent/a.flac");
        var e = assertThrows(
                VoiceRecorderException.class,
                () -> files.convert(speech, target, ExportFormat.FLAC, Map.of(), Progress.NONE, Cancellation.none()));
        assertEquals(ErrorCode.ERR_FILE_NOT_FOUND, e.code());
    }

    private void assertFails(ErrorCode code, Path file) {
        var e = assertThrows(VoiceRecorderException.class, () -> files.inspect(file), () -> "let in: " + head(file));
        assertEquals(code, e.code(), () -> e + " for " + head(file));
    }

    private static String head(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new String(bytes, 0, Math.min(60, bytes.length), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
