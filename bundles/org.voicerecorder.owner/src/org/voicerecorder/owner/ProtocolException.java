package org.voicerecorder.owner;

import java.io.IOException;

/** The other side does not speak the protocol; the connection is of no more use. */
final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }
}
