package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TitleTemplate;
import org.voicerecorder.api.recorder.VoiceActivation;
import org.voicerecorder.api.recorder.WatchStrictness;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.recorder.internal.presets.LibraryPresets;
import org.voicerecorder.recorder.internal.presets.NumberedTitles;
import org.voicerecorder.testkit.FaultyFileIo;
import org.voicerecorder.testkit.PowerLoss;

class PresetsTest {
    @TempDir
    Path folder;

    private Path file;
    private Library library;
    private Presets presets;

    @BeforeEach
    void open() throws IOException {
        Path root = Files.createDirectory(folder.resolve("library"));
        file = root.resolve("presets.json");
        library = new Library() {
            @Override
            public Path root() {
                return root;
            }

            @Override
            public String appVersion() {
                return "test";
            }
        };
        presets = new LibraryPresets(library, null);
    }

    @Test
    void podcastMusicAndInterviewComeWithTheProgramAndStay() {
        assertEquals(List.of("Podcast", "Music", "Interview"), names(presets.list()));
        assertEquals(2, presets.get("music").request().format().channels());
        assertTrue(presets.isBuiltIn("INTERVIEW"));
        fails(ErrorCode.ERR_INVALID_NAME, () -> presets.save(preset("podcast"), true));
        fails(ErrorCode.ERR_INVALID_NAME, () -> presets.remove("Podcast"));
        assertFalse(Files.exists(file), "nothing was written");
    }

    @Test
    void aPresetComesBackAsItWasSaved() {
        TakeRequest request = TakeRequest.of(new CaptureFormat(96_000, 2, 32))
                .withDevice("usb-1")
                .withOtherDevice(true)
                .withGain(-3.5)
                .withWatch(WatchStrictness.RELAXED)
                .withFailOnSilence(true)
                .withDeviceWait(Duration.ofSeconds(42))
                .withTitle("{preset} no. {n} – ä \"quoted\"")
                .withDescription("two\nlines")
                .withTags(List.of("a b", "c,d"))
                .withLength(Duration.ofMinutes(90))
                .withVoice(new VoiceActivation(Duration.ofMillis(1500), Duration.ofMillis(300)))
                .withPreRoll(Duration.ofSeconds(7));
        Preset every = new Preset(
                "Every",
                request.withSplit(new Split.Every(Duration.ofMinutes(10))),
                Optional.of(new Preset.Export(ExportFormat.MP3, folder.toAbsolutePath())));
        Preset silence = new Preset(
                "Silence", request.withSplit(new Split.OnSilence(Duration.ofMillis(2500))), Optional.empty());
        Preset plain = new Preset("Plain", TakeRequest.of(CaptureFormat.DEFAULT), Optional.empty());
        for (Preset preset : List.of(every, silence, plain)) {
            presets.save(preset, false);
            assertEquals(
                    preset, new LibraryPresets(library, null).get(preset.name().toUpperCase()));
        }
        presets.remove("every");
        assertEquals(List.of("Podcast", "Music", "Interview", "Plain", "Silence"), names(presets.list()));
    }

    @Test
    void aNameIsTakenOnceUnlessReplaced() {
        presets.save(preset("Choir"), false);
        fails(ErrorCode.ERR_EXISTS, () -> presets.save(preset("CHOIR"), false));
        presets.save(new Preset("CHOIR", TakeRequest.of(new CaptureFormat(44_100, 1, 16)), Optional.empty()), true);
        assertEquals(44_100, presets.get("choir").request().format().sampleRate());
        assertEquals(4, presets.list().size());
        VoiceRecorderException unknown = fails(ErrorCode.ERR_NOT_FOUND, () -> presets.get("Quire"));
        assertTrue(unknown.advice().contains("Podcast, Music, Interview, CHOIR"), unknown.advice());
        for (String name : List.of("", " ", "{x}", "a\nb", "x".repeat(61))) {
            fails(ErrorCode.ERR_INVALID_NAME, () -> preset(name));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"presets\": []}",
                "{\"version\": 1, \"presets\": {}}",
                "{\"version\": 1, \"presets\": [{\"title\": \"no name\"}]}",
                "{\"version\": 1, \"presets\": [{\"name\": \"x\", \"title\": \"{nonsense}\"}]}",
                "{\"version\": 1, \"presets\": [{\"name\": \"x\", \"gain\": 1000}]}",
                "{\"version\": 1, \"presets\": [{\"name\": \"x\", \"preRoll\": \"soon\"}]}",
                "{\"version\": 1, \"presets\": [{\"name\": \"x\", \"watch\": \"closely\"}]}",
                "{\"version\": 1, \"presets\": [{\"name\": \"x\", \"split\": {}}]}",
                "{\"version\": 1, \"presets\": [{\"name\": \"x\", \"colour\": \"red\"}]}"
            })
    void aDamagedFileIsToldAndLeftAsItIs(String content) throws IOException {
        Files.writeString(file, content);
        VoiceRecorderException told = fails(ErrorCode.ERR_CORRUPT_FILE, presets::list);
        assertTrue(told.getMessage().contains("presets.json"), told.getMessage());
        fails(ErrorCode.ERR_CORRUPT_FILE, () -> presets.save(preset("New"), true));
        fails(ErrorCode.ERR_CORRUPT_FILE, () -> presets.remove("New"));
        Path other = folder.resolve("other.json");
        assertEquals("Podcast", presets.get("Podcast").name(), "the program's own are there all the same");
        assertEquals(content, Files.readString(file));
        assertFalse(Files.exists(other));
    }

    @Test
    void aNewerFileIsRefusedUntouched() throws IOException {
        String newer = "{\"version\": 2, \"sets\": []}";
        Files.writeString(file, newer);
        fails(ErrorCode.ERR_VERSION, () -> presets.save(preset("New"), true));
        assertEquals(newer, Files.readString(file));
    }

    @Test
    void whenTheDiskIsFullTheFileStaysAsItWas() throws IOException {
        presets.save(preset("Before"), false);
        String before = Files.readString(file);
        Presets full = new LibraryPresets(library, new FaultyFileIo().limitSpace(100));
        fails(ErrorCode.ERR_DISK_FULL, () -> full.save(preset("After"), false));
        assertEquals(before, Files.readString(file));
        presets.save(preset("After"), false);
        assertEquals(5, presets.list().size(), "what the failure left is no obstacle");
    }

    @Test
    void afterAPowerFailureThereIsTheFileBeforeOrTheFileAfter() throws IOException {
        for (int step = 0; step < 8; step++) {
            for (FaultyFileIo.Loss loss : FaultyFileIo.Loss.values()) {
                Files.deleteIfExists(file);
                presets.save(preset("Before"), false);
                FaultyFileIo io = new FaultyFileIo().failPowerAt(step);
                boolean saved = true;
                try {
                    new LibraryPresets(library, io).save(preset("After"), false);
                } catch (RuntimeException | PowerLoss _) {
                    saved = false;
                }
                io.crash(loss, step);
                List<String> names = names(presets.list());
                assertTrue(names.contains("Before"), loss + " at " + step);
                assertTrue(!saved || names.contains("After"), "what was reported as saved is there: " + loss);
            }
        }
    }

    @Test
    void exportsAndImportsAllOrNothing() throws IOException {
        presets.save(preset("One"), false);
        presets.save(preset("Two"), false);
        Path target = folder.resolve("presets.json");
        assertEquals(List.of("One", "Two"), names(presets.exportTo(target, List.of(), false)));
        fails(ErrorCode.ERR_EXISTS, () -> presets.exportTo(target, List.of("One"), false));
        fails(ErrorCode.ERR_NOT_FOUND, () -> presets.exportTo(target, List.of("One", "Three"), true));
        fails(ErrorCode.ERR_INVALID_ARGUMENT, () -> presets.exportTo(file, List.of(), true));
        presets.remove("One");
        fails(ErrorCode.ERR_EXISTS, () -> presets.importFrom(target, false));
        assertEquals(List.of("Podcast", "Music", "Interview", "Two"), names(presets.list()), "nothing was taken");
        assertEquals(List.of("One", "Two"), names(presets.importFrom(target, true)));
        assertEquals(5, presets.list().size());
        fails(ErrorCode.ERR_FILE_NOT_FOUND, () -> presets.importFrom(folder.resolve("none"), true));
    }

    @Test
    void placeholdersAreCheckedAndListed() {
        VoiceRecorderException told =
                fails(ErrorCode.ERR_INVALID_ARGUMENT, () -> TitleTemplate.require("Take {number} of {date}"));
        assertTrue(told.getMessage().contains("{number}"), told.getMessage());
        assertTrue(told.advice().contains("{preset}, {date}, {time}, {device}, {n}, {part}"), told.advice());
        assertEquals("{a, b} {} {date}", TitleTemplate.require("  {a, b} {} {date} "));
        fails(ErrorCode.ERR_INVALID_ARGUMENT, () -> TitleTemplate.require("x".repeat(501)));
        fails(
                ErrorCode.ERR_INVALID_ARGUMENT,
                () -> new Preset("x", preset("x").request().withTitle("{nope}"), Optional.empty()));
    }

    @Test
    void titlesCountPerTemplateAndByTheDay() throws IOException {
        Instant[] now = {Instant.parse("2026-11-28T12:00:00Z")};
        NumberedTitles titles = new NumberedTitles(library, FileIo.disk(), () -> now[0]);
        assertEquals("Choir 1", titles.prepare("{preset} {n}", Optional.of("Choir")));
        assertEquals("Choir 2", titles.prepare("{preset} {n}", Optional.of("Choir")));
        assertEquals("Solo 1", titles.prepare("{preset} {n}", Optional.of("Solo")));
        assertEquals("1 {date}", titles.prepare("{preset} {n} {date}", Optional.empty()));
        titles = new NumberedTitles(library, FileIo.disk(), () -> now[0]);
        assertEquals("2 {date}", titles.prepare("{preset} {n} {date}", Optional.empty()));
        now[0] = now[0].plus(Duration.ofDays(1));
        assertEquals("1 {date}", titles.prepare("{preset} {n} {date}", Optional.empty()));
        assertEquals("Choir 3", titles.prepare("{preset} {n}", Optional.of("Choir")));
        Files.writeString(library.root().resolve("title-numbers.json"), "rubbish");
        assertEquals("Choir 1", titles.prepare("{preset} {n}", Optional.of("Choir")), "a take is worth more");
        FileIo full = new FaultyFileIo().limitSpace(0);
        assertEquals("X 1", new NumberedTitles(library, full, () -> now[0]).prepare("X {n}", Optional.empty()));
    }

    private static Preset preset(String name) {
        return new Preset(name, TakeRequest.of(CaptureFormat.DEFAULT), Optional.empty());
    }

    private static List<String> names(List<Preset> presets) {
        return presets.stream().map(Preset::name).toList();
    }

    private static VoiceRecorderException fails(ErrorCode code, org.junit.jupiter.api.function.Executable executable) {
        VoiceRecorderException failure = assertThrows(VoiceRecorderException.class, executable);
        assertEquals(code, failure.code(), failure.getMessage());
        return failure;
    }
}
