package org.voicerecorder.api.command;

import java.util.function.IntConsumer;

/**
 * What is typed at the caller's terminal, key by key. Nothing is taken from it until somebody listens: what the user types
 * ahead goes to the shell. Thread-safe.
 */
public interface Keys {
    /** A caller without a keyboard. */
    Keys NONE = key -> () -> {};

    /**
     * Takes the keys until the listening is closed; the terminal then is as it was.
     *
     * @param typed is given one byte (0 to 255) after the other, in UTF-8, in a thread of its own
     */
    Listening listen(IntConsumer typed);

    /** Keys are being taken. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
