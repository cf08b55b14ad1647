package org.voicerecorder.edit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditOperation.ChangeMark;
import org.voicerecorder.api.edit.EditOperation.Copy;
import org.voicerecorder.api.edit.EditOperation.Cut;
import org.voicerecorder.api.edit.EditOperation.FadeIn;
import org.voicerecorder.api.edit.EditOperation.FadeOut;
import org.voicerecorder.api.edit.EditOperation.Gain;
import org.voicerecorder.api.edit.EditOperation.Insert;
import org.voicerecorder.api.edit.EditOperation.InsertSilence;
import org.voicerecorder.api.edit.EditOperation.Mark;
import org.voicerecorder.api.edit.EditOperation.NormalizeLoudness;
import org.voicerecorder.api.edit.EditOperation.NormalizePeak;
import org.voicerecorder.api.edit.EditOperation.ReduceNoise;
import org.voicerecorder.api.edit.EditOperation.Silence;
import org.voicerecorder.api.edit.EditOperation.Split;
import org.voicerecorder.api.edit.EditOperation.Trim;
import org.voicerecorder.api.edit.EditOperation.Unmark;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.FadeShape;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Measured;

/** Edit lists as text. */
@TestInstance(Lifecycle.PER_CLASS)
class EditListTest {
    private Shelf shelf;

    @BeforeAll
    void open(@TempDir Path folder) {
        shelf = new Shelf(folder.resolve("library"));
    }

    @AfterAll
    void close() {
        shelf.close();
    }

    @Test
    void everyKindOfStepComesBackAsItWas() {
        var range = new FrameRange(5, 500);
        var other = new EditSource(UUID.randomUUID(), "ab".repeat(32));
        var measured = new Measured(-23.5, -3, Double.NEGATIVE_INFINITY, 7.5);
        var list = new EditList(
                Optional.of(new EditSource(UUID.randomUUID(), "0f".repeat(32))),
                List.of(
                        new Trim(new FrameRange(10, FrameRange.END)),
                        new Cut(range, 240),
                        new Split(77),
                        new Insert(FrameRange.END, other, FrameRange.ALL, 240),
                        new Insert(3, other, range, 0),
                        new Copy(FrameRange.END, 0, range, 240),
                        new Copy(7, 3, FrameRange.ALL, 0),
                        new InsertSilence(9, 48_000, 0),
                        new Silence(range, 1),
                        new FadeIn(range, FadeShape.EXPONENTIAL),
                        new FadeOut(FrameRange.ALL, FadeShape.EQUAL_POWER),
                        new Gain(range, -3.25, 10),
                        new NormalizePeak(FrameRange.ALL, -1, Optional.of(measured)),
                        new NormalizeLoudness(range, -16, -1.5, false, Optional.of(measured)),
                        new NormalizeLoudness(range, -16, -1, true, Optional.empty()),
                        new ReduceNoise(range, Optional.empty(), 12),
                        new ReduceNoise(FrameRange.ALL, Optional.of(range), 20),
                        new Mark(0, 0, ""),
                        new Mark(9, 50, "\u201eFirst\u201c \ud83c\udf99 \"question\""),
                        new Unmark(9, "First"),
                        new Unmark(0, ""),
                        new ChangeMark(9, "", new Mark(10, 0, "Second"))),
                false);

        assertEquals(list, shelf.editor().parse(shelf.editor().toJson(list)));
    }

    @Test
    void allProblemsAreToldAtOnce() {
        String text = """
                {"format": "voicerecorder-edit-list", "version": 1, "colour": "red", "operations": [
                  {"op": "cut", "from": -1, "to": 5},
                  {"op": "trim", "from": 9, "to": 5},
                  {"op": "gain", "decibels": 100, "loud": true},
                  {"op": "dance"},
                  {"op": "split"},
                  17,
                  {"op": "insert", "source": {"recording": "x", "checksum": "00"}},
                  {"op": "fade-in", "shape": "round"},
                  {"op": "copy", "ago": 0.5},
                  {"op": "mark", "text": "two\\nlines"},
                  {"op": "mark", "at": 1, "text": 5},
                  {"op": "change-mark", "at": 1},
                  {"op": "change-mark", "at": 1, "to": {"at": -1, "colour": "red"}}
                ]}""";

        String message = refused(text);

        for (String part : List.of(
                "\"colour\" is not known here",
                "operations[0]: \"from\" must be a whole number",
                "operations[1]: \"to\" must not be before \"from\"",
                "operations[2]: \"decibels\" must be a number from -120 to 60",
                "operations[2]: \"loud\" is not known here",
                "operations[3]: there is no operation \"dance\"",
                "operations[4]: \"at\" is missing",
                "operations[5]: must be an object",
                "operations[6].source: \"recording\" must be the id of a recording",
                "operations[6].source: \"checksum\" must be a SHA-256",
                "operations[7]: \"shape\" must be linear, equal-power or exponential",
                "operations[8]: \"ago\" must be a whole number",
                "operations[9]: \"at\" is missing",
                "operations[9]: \"text\" must be one line of at most 500 characters",
                "operations[10]: \"text\" must be one line",
                "operations[11]: \"to\" is missing",
                "operations[12].to: \"at\" must be a whole number",
                "operations[12].to: \"colour\" is not known here")) {
            assertTrue(message.contains(part), () -> part + " is not in: " + message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{} {}",
                "{\"format\": \"other\", \"version\": 1, \"operations\": []}",
                "{\"format\": \"voicerecorder-edit-list\", \"version\": 2, \"operations\": []}",
                "{\"format\": null, \"version\": 1, \"operations\": []}",
                "{\"format\": \"voicerecorder-edit-list\", \"version\": {}, \"operations\": []}",
                "{\"format\": \"voicerecorder-edit-list\", \"version\": 1}",
                "{'format': 'voicerecorder-edit-list', 'version': 1, 'operations': []}",
                "{\"format\": \"voicerecorder-edit-list\", \"version\": 1, \"operations\": [{\"op\":\"split\",\"at\":1.5}]}",
                "{\"format\": \"voicerecorder-edit-list\", \"version\": 1, \"operations\": [{\"op\":\"split\",\"at\":1e99}]}",
                "{\"format\": \"voicerecorder-edit-list\", \"version\": 1, \"operations\": [{\"op\":[]}]}"
            })
    void whatIsNoListIsRefused(String text) {
        refused(text);
    }

    private String refused(String text) {
        var e = assertThrows(VoiceRecorderException.class, () -> shelf.editor().parse(text));
        assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, e.code());
        return e.getMessage();
    }
}
