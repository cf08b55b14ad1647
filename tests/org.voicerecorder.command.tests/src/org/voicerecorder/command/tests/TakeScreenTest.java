package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.command.CommandRequest.Terminal;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus.State;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.api.recorder.TakeWarning.Kind;
import org.voicerecorder.command.internal.taking.TakeScreen;
import org.voicerecorder.command.internal.text.Style;

/** What is shown of a take in a terminal that has few rows. */
class TakeScreenTest {
    private static final TakeWarning[] ALL = {
        new TakeWarning(Kind.DEVICE_LOST, "USB is gone."),
        new TakeWarning(Kind.DISK_NEARLY_FULL, "Room for 3 min is left."),
        new TakeWarning(Kind.RESAMPLED, "The sound system resamples.")
    };

    private static List<String> lines(int rows, Optional<String> prompt, TakeWarning... warnings) {
        Take take = (Take) Proxy.newProxyInstance(
                Take.class.getClassLoader(),
                new Class<?>[] {Take.class},
                (_, method, _) ->
                        method.getName().equals("status") ? Standing.of(State.RECORDING, warnings) : List.of());
        var terminal = new Terminal(true, false, true, 80, rows);
        var request = TakeRequest.of(new CaptureFormat(48_000, 1, 16));
        return new TakeScreen(terminal, Style.PLAIN, request, true).lines(take, prompt);
    }

    private static boolean any(List<String> lines, String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    @Test
    void everythingIsShownWhereThereIsRoom() {
        List<String> lines = lines(24, Optional.empty(), ALL);
        assertEquals(6, lines.size(), lines::toString);
        assertTrue(any(lines, "silence") && any(lines, "q end"), lines::toString);
    }

    @Test
    void warningsGoBeforeTheMetersAndTheseBeforeTheKeys() {
        List<String> six = lines(6, Optional.empty(), ALL);
        assertEquals(5, six.size(), six::toString);
        assertTrue(any(six, "resamples") && any(six, "silence") && !any(six, "q end"), six::toString);
        List<String> five = lines(5, Optional.empty(), ALL);
        assertTrue(any(five, "resamples") && !any(five, "silence"), five::toString);
    }

    /** The gravest come first, and what is asked must be seen. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 8})
    void nothingIsDrawnBeyondTheLastRow(int rows) {
        List<String> asked = lines(rows, Optional.of("Throw this take away?"), ALL);
        assertTrue(asked.size() < rows, asked::toString);
        assertTrue(asked.getLast().contains("Throw"), asked::toString);
        List<String> lines = lines(rows, Optional.empty(), ALL);
        assertTrue(lines.size() < rows, lines::toString);
        assertTrue(any(lines, "USB is gone."), lines::toString);
    }

    @Test
    void twoRowsHaveRoomForOneLine() {
        assertEquals(1, lines(2, Optional.empty(), ALL).size());
    }
}
