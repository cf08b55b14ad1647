package org.voicerecorder.command.internal.playing;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.voicerecorder.command.internal.playing.Keystroke.Move;
import org.voicerecorder.command.internal.playing.Keystroke.Sign;

/**
 * Makes keys of the bytes that a terminal sends (ECMA-48 control sequences, as xterm uses them: {@code ESC [ D} or
 * {@code ESC O D} for an arrow). What it does not know is passed over as a whole, so that none of its bytes is taken for a
 * letter. One thread.
 */
public final class KeyDecoder implements IntConsumer {
    private static final int ESCAPE = 0x1b;

    private enum State {
        PLAIN,
        /** After ESC. */
        ESCAPED,
        /** Within a control sequence, up to its final byte. */
        SEQUENCE
    }

    private final Consumer<Keystroke> keys;
    private final StringBuilder parameters = new StringBuilder();
    private State state = State.PLAIN;
    private int missing;
    private int codePoint;

    public KeyDecoder(Consumer<Keystroke> keys) {
        this.keys = keys;
    }

    @Override
    public void accept(int key) {
        if (key == ESCAPE) {
            state = State.ESCAPED;
            return;
        }
        switch (state) {
            case PLAIN -> plain(key);
            case ESCAPED -> {
                parameters.setLength(0);
                // What is neither is Alt with a letter: nothing here.
                state = key == '[' || key == 'O' ? State.SEQUENCE : State.PLAIN;
            }
            case SEQUENCE -> sequence(key);
        }
    }

    /** A letter that is not ASCII comes in several bytes (RFC 3629); what is none is passed over. */
    private void plain(int key) {
        if (key < 0x80) {
            missing = 0;
            keys.accept(new Sign((char) key));
        } else if (key < 0xC0) {
            if (missing > 0) {
                codePoint = codePoint << 6 | key & 0x3F;
                if (--missing == 0 && Character.isValidCodePoint(codePoint)) {
                    for (char sign : Character.toChars(codePoint)) {
                        keys.accept(new Sign(sign));
                    }
                }
            }
        } else {
            missing = key < 0xE0 ? 1 : key < 0xF0 ? 2 : 3;
            codePoint = key & 0x3F >> missing;
        }
    }

    private void sequence(int key) {
        if (key < 0x40 || key > 0x7e) {
            parameters.append((char) key);
            return;
        }
        state = State.PLAIN;
        move(key).ifPresent(keys);
    }

    private Optional<Move> move(int last) {
        return Optional.ofNullable(
                switch (last) {
                    case 'A' -> Move.UP;
                    case 'B' -> Move.DOWN;
                    case 'C' -> Move.RIGHT;
                    case 'D' -> Move.LEFT;
                    case 'H' -> Move.HOME;
                    case 'F' -> Move.END;
                    case '~' ->
                        switch (parameters.toString()) {
                            case "1", "7" -> Move.HOME;
                            case "4", "8" -> Move.END;
                            default -> null;
                        };
                    default -> null;
                });
    }
}
