package org.voicerecorder.recorder.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voicerecorder.api.recorder.TakeStatus.State;
import org.voicerecorder.recorder.internal.TakeStates.Event;
import org.voicerecorder.recorder.internal.TakeStates.Standing;

class TakeStatesTest {
    @ParameterizedTest
    @CsvSource({
        "ARMED, BEGIN, RECORDING",
        "ARMED, END, STOPPING",
        "RECORDING, PAUSE, PAUSED",
        "RECORDING, QUIET, LISTENING",
        "RECORDING, END, STOPPING",
        "PAUSED, RESUME, RECORDING",
        "PAUSED, END, STOPPING",
        "LISTENING, VOICE, RECORDING",
        "LISTENING, BEGIN, RECORDING",
        "LISTENING, PAUSE, PAUSED",
        "STOPPING, FINISHED, FINISHED",
        "STOPPING, DISCARDED, DISCARDED",
        "STOPPING, FAILED, FAILED",
        "DEVICE_LOST, END, STOPPING",
        "RECORDING, FAILED, FAILED",
    })
    void leads(State from, Event event, State to) {
        assertEquals(to, TakeStates.next(Standing.at(from), event).orElseThrow().state());
    }

    /** All that is not in the table above or about lost devices leads nowhere. */
    @ParameterizedTest
    @EnumSource(State.class)
    void anythingElseChangesNothing(State from) {
        Set<Event> meant = EnumSet.noneOf(Event.class);
        switch (from) {
            case ARMED -> meant.addAll(Set.of(Event.BEGIN));
            case RECORDING -> meant.addAll(Set.of(Event.PAUSE, Event.QUIET));
            case PAUSED -> meant.addAll(Set.of(Event.RESUME));
            case LISTENING -> meant.addAll(Set.of(Event.VOICE, Event.BEGIN, Event.PAUSE));
            case DEVICE_LOST -> meant.addAll(Set.of(Event.DEVICE_FOUND));
            case STOPPING -> meant.addAll(Set.of(Event.FINISHED, Event.DISCARDED, Event.FAILED));
            default -> {}
        }
        boolean goesOn = !from.isOver() && from != State.STOPPING;
        if (goesOn) {
            meant.addAll(Set.of(Event.END, Event.FAILED));
        }
        if (goesOn && from != State.DEVICE_LOST) {
            meant.add(Event.DEVICE_LOST);
        }
        for (Event event : Event.values()) {
            Optional<Standing> next = TakeStates.next(Standing.at(from), event);
            assertEquals(meant.contains(event), next.isPresent(), () -> from + " " + event);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ARMED, , ARMED",
        "RECORDING, , RECORDING",
        "PAUSED, , PAUSED",
        "LISTENING, , LISTENING",
        "RECORDING, PAUSE, PAUSED",
        "PAUSED, RESUME, RECORDING",
        "ARMED, BEGIN, RECORDING"
    })
    void aDeviceThatReturnsLeadsBackToWhatAPersonWants(State before, Event meanwhile, State after) {
        var states = new TakeStates(before);
        assertTrue(states.fire(Event.DEVICE_LOST));
        assertEquals(State.DEVICE_LOST, states.state());
        assertFalse(states.fire(Event.DEVICE_LOST));
        if (meanwhile != null) {
            assertTrue(states.fire(meanwhile));
            assertEquals(State.DEVICE_LOST, states.state(), "there is still no device");
        }

        assertTrue(states.fire(Event.DEVICE_FOUND));

        assertEquals(after, states.state());
    }

    @Test
    void anEndIsFinal() {
        var states = new TakeStates(State.RECORDING);
        states.fire(Event.END);
        states.fire(Event.FINISHED);
        for (Event event : Event.values()) {
            assertFalse(states.fire(event), event::name);
        }
        assertEquals(State.FINISHED, states.state());
    }
}
