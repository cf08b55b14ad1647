package org.voicerecorder.owner;

import java.io.IOException;

/**
 * One unit of the conversation between guest and owner: a byte that says what it is, the length of the payload in bytes
 * (32 bits, big-endian), the payload.
 *
 * <pre>
 * guest                         owner
 * HELLO request      ------&gt;
 *                    &lt;------    REFUSED code, message, advice   (and that is all)
 *                    &lt;------    STARTED
 *                    &lt;------    OUT, ERR bytes …
 *                    &lt;------    KEYS 1 or 0                      (whether keys are wanted)
 * TYPED bytes        ------&gt;    while they are
 * INTERRUPT          ------&gt;    any number of times; a closed connection means it too
 *                    &lt;------    EXIT status
 * </pre>
 *
 * @param payload never longer than {@link #MAX_PAYLOAD}
 */
record Frame(Type type, byte[] payload) {
    /** Bound for every frame: a command line with thousands of files fits, an attack on the memory does not. */
    static final int MAX_PAYLOAD = 8 << 20;

    /** Longest run of output in one frame. */
    static final int MAX_OUTPUT = 64 << 10;

    enum Type {
        HELLO,
        REFUSED,
        STARTED,
        OUT,
        ERR,
        EXIT,
        INTERRUPT,
        KEYS,
        TYPED;

        private static final Type[] VALUES = values();

        static Type of(int code) throws IOException {
            if (code < 1 || code > VALUES.length) {
                throw new ProtocolException("unknown frame " + code);
            }
            return VALUES[code - 1];
        }

        byte code() {
            return (byte) (ordinal() + 1);
        }
    }

    static Frame of(Type type) {
        return new Frame(type, new byte[0]);
    }
}
