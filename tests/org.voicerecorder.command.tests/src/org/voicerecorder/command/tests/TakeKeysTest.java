package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeStatus.State;
import org.voicerecorder.command.internal.playing.KeyDecoder;
import org.voicerecorder.command.internal.taking.TakeKeys;

/** What is typed while a take is under way. */
class TakeKeysTest {
    private final List<String> asked = new ArrayList<>();
    private State state = State.RECORDING;
    private Optional<State> wanted = Optional.empty();
    private final TakeKeys keys = new TakeKeys(take(), () -> asked.add("cancel"));
    private final KeyDecoder terminal = new KeyDecoder(keys::typed);

    private Take take() {
        return (Take) Proxy.newProxyInstance(
                Take.class.getClassLoader(), new Class<?>[] {Take.class}, (_, method, arguments) -> {
                    if (method.getName().equals("status")) {
                        return Standing.of(state, wanted.orElse(state));
                    }
                    Object[] all = arguments == null ? new Object[0] : arguments;
                    asked.add((method.getName() + " "
                                    + String.join(
                                            " ",
                                            Arrays.stream(all)
                                                    .filter(a -> !(a instanceof UUID))
                                                    .map(Object::toString)
                                                    .toList()))
                            .strip());
                    return method.getName().equals("mark") ? new Marker(UUID.randomUUID(), 0, 0, "") : null;
                });
    }

    private void type(String text) {
        for (byte key : text.getBytes(StandardCharsets.UTF_8)) {
            terminal.accept(key & 0xFF);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "' ', pause",
        "m, mark",
        "+, gain 1.0",
        "-, gain -1.0",
        "0, mute true",
        "q, stop",
        // F2, left, Alt-q, a letter that is not ASCII, one that means nothing: none of their bytes is a key.
        "'\u001bOQ', ''",
        "'\u001b[D', ''",
        "'\u001bq', ''",
        "ö, ''",
        "x, ''"
    })
    void everyKeyDoesOneThing(String typed, String wanted) {
        type(typed);
        assertEquals(wanted.isEmpty() ? List.of() : List.of(wanted), asked);
        assertTrue(keys.prompt().isEmpty());
    }

    /** Whoever presses it twice is where he was, be the device there or not. */
    @ParameterizedTest
    @CsvSource({"RECORDING, pause", "PAUSED, resume", "ARMED, begin", "LISTENING, pause"})
    void theKeyForPauseMeansTheSameWhileTheDeviceIsGone(State before, String meant) {
        state = State.DEVICE_LOST;
        wanted = Optional.of(before);
        type(" ");
        assertEquals(List.of(meant), asked);
    }

    @Test
    void theKeyForTheEndOfATakeThatDidNotBeginCancelsTheCommand() {
        state = State.ARMED;
        type("q");
        assertEquals(List.of("cancel"), asked);
    }

    @Test
    void aMarkerIsSetAtOnceAndWrittenAfterwards() {
        type("m");
        type("tQuestion 2ü\u007fß");
        assertEquals("Marker: Question 2ß_   ENTER keeps it", keys.prompt().orElseThrow());
        assertEquals(List.of("mark"), asked);
        type("\r");
        assertEquals(List.of("mark", "describe Question 2ß"), asked);
        assertTrue(keys.prompt().isEmpty());
        type("q");
        assertEquals("stop", asked.getLast());
    }

    /** The text of a marker may hold any letter, also those that are keys; an empty one changes nothing. */
    @Test
    void aTextWithoutAMarkerSetsOne() {
        type("tdq y\n");
        assertEquals(List.of("mark", "describe dq y"), asked);
        type("t\n");
        assertEquals(List.of("mark", "describe dq y", "mark"), asked);
        type("t5 € 😀\n");
        assertEquals("describe 5 € 😀", asked.getLast());
    }

    @Test
    void onlyYesThrowsATakeAway() {
        for (String other : List.of("n", " ", "\r", "d", "q")) {
            type("d");
            assertTrue(keys.prompt().orElseThrow().startsWith("Throw this take away?"));
            type(other);
            assertTrue(keys.prompt().isEmpty());
        }
        assertEquals(List.of(), asked);
        type("dy");
        assertEquals(List.of("discard"), asked);
    }
}
