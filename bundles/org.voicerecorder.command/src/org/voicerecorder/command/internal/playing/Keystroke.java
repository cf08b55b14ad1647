package org.voicerecorder.command.internal.playing;

/** A key of a terminal, as far as commands know them. */
public sealed interface Keystroke {
    /** A letter, sign or digit; a control character too. */
    record Sign(char sign) implements Keystroke {}

    /** A key that has no sign. */
    enum Move implements Keystroke {
        LEFT,
        RIGHT,
        UP,
        DOWN,
        HOME,
        END
    }
}
