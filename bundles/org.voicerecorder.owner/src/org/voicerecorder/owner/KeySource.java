package org.voicerecorder.owner;

import java.util.function.IntConsumer;

/** The keyboard of a terminal: keys come as they are typed while somebody wants them. Thread-safe. */
@FunctionalInterface
public interface KeySource {
    /** There is no keyboard. */
    KeySource NONE = _ -> {};

    /**
     * Hands keys over from now on, byte by byte; or, given null, no more: the terminal is put back as it was.
     *
     * @param typed is called by a thread of the source
     */
    void to(IntConsumer typed);
}
