package org.voicerecorder.recorder.internal;

import java.util.Optional;
import org.voicerecorder.api.recorder.TakeStatus.State;

/** The states of a take and what leads from one to the other. Used under the session's lock; read by any thread. */
final class TakeStates {
    /** What happens to a take. */
    enum Event {
        /** A person starts an armed take. */
        BEGIN,
        PAUSE,
        RESUME,
        /** Somebody speaks, in a voice-activated take. */
        VOICE,
        /** Nobody has spoken for a while, in a voice-activated take. */
        QUIET,
        DEVICE_LOST,
        DEVICE_FOUND,
        /** Whatever ends it: a person, the length, a failure of device or disk. */
        END,
        FINISHED,
        DISCARDED,
        FAILED
    }

    /** @param then where a lost device leads back to when it is found */
    record Standing(State state, State then) {
        static Standing at(State state) {
            return new Standing(state, state);
        }
    }

    private volatile Standing standing;

    TakeStates(State first) {
        standing = Standing.at(first);
    }

    State state() {
        return standing.state();
    }

    /** What it does when its device is there. */
    State wanted() {
        return standing.then();
    }

    /** Whether it has not begun, be its device there or not. */
    boolean isArmed() {
        return standing.then() == State.ARMED;
    }

    /** @return whether the event led somewhere; one that makes no sense now changes nothing */
    synchronized boolean fire(Event event) {
        Optional<Standing> next = next(standing, event);
        next.ifPresent(s -> standing = s);
        return next.isPresent();
    }

    /** Where an event leads; empty when it leads nowhere. */
    static Optional<Standing> next(Standing now, Event event) {
        if (now.state().isOver()) {
            return Optional.empty();
        }
        if (now.state() == State.STOPPING) {
            return switch (event) {
                case FINISHED -> to(State.FINISHED);
                case DISCARDED -> to(State.DISCARDED);
                case FAILED -> to(State.FAILED);
                default -> Optional.empty();
            };
        }
        return switch (event) {
            case END -> to(State.STOPPING);
            case FAILED -> to(State.FAILED);
            case FINISHED, DISCARDED -> Optional.empty();
            case DEVICE_LOST ->
                now.state() == State.DEVICE_LOST
                        ? Optional.empty()
                        : Optional.of(new Standing(State.DEVICE_LOST, now.state()));
            case DEVICE_FOUND -> now.state() == State.DEVICE_LOST ? to(now.then()) : Optional.empty();
            // While the device is gone, what a person asks for holds from its return on.
            default ->
                now.state() == State.DEVICE_LOST
                        ? course(now.then(), event).map(then -> new Standing(State.DEVICE_LOST, then))
                        : course(now.state(), event).flatMap(TakeStates::to);
        };
    }

    private static Optional<State> course(State state, Event event) {
        return Optional.ofNullable(
                switch (state) {
                    case ARMED -> event == Event.BEGIN ? State.RECORDING : null;
                    case RECORDING ->
                        switch (event) {
                            case PAUSE -> State.PAUSED;
                            case QUIET -> State.LISTENING;
                            default -> null;
                        };
                    case PAUSED -> event == Event.RESUME ? State.RECORDING : null;
                    case LISTENING ->
                        switch (event) {
                            case VOICE, BEGIN -> State.RECORDING;
                            case PAUSE -> State.PAUSED;
                            default -> null;
                        };
                    default -> null;
                });
    }

    private static Optional<Standing> to(State state) {
        return Optional.of(Standing.at(state));
    }
}
