package org.voicerecorder.audio.pulse.internal;

import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/** The user's sound server, or that there is none. */
final class PulseServer {
    /** Before the general ways to a sound card: devices by name, no hidden moves, exact times. */
    static final int RANK = 10;

    private static final Logger LOG = LoggerFactory.getLogger(PulseServer.class);

    private PulseServer() {}

    /** What a server answers; nothing when there is none, which is an ordinary case and told to the log alone. */
    static <T> List<T> list(Function<Inventory, List<T>> question) {
        try {
            Connection connection = connect();
            connection.loop().enter();
            try {
                return question.apply(new Inventory(connection));
            } finally {
                connection.close();
                connection.loop().exit();
            }
        } catch (VoiceRecorderException e) {
            LOG.atDebug().setCause(e).log("No devices of a sound server");
            return List.of();
        }
    }

    /**
     * Opens something on a connection of its own, which is closed when that fails.
     *
     * @throws VoiceRecorderException {@code ERR_DEVICE_UNAVAILABLE} when there is no server
     */
    static <T> T open(Function<Connection, T> opening) {
        Connection connection = connect();
        connection.loop().enter();
        try {
            return opening.apply(connection);
        } catch (RuntimeException | Error e) {
            connection.close();
            throw e;
        } finally {
            connection.loop().exit();
        }
    }

    private static Connection connect() {
        if (!LibPulse.isThere()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_DEVICE_UNAVAILABLE,
                    "The client library of PulseAudio is not installed",
                    "Install it (on Debian: sudo apt-get install libpulse0), or choose a device that"
                            + " 'voicerec devices' lists.",
                    null);
        }
        try {
            return new Connection();
        } catch (LinkageError e) {
            LOG.atWarn().setCause(e).log("The client library of PulseAudio cannot be used");
            throw new VoiceRecorderException(
                    ErrorCode.ERR_DEVICE_UNAVAILABLE, "The client library of PulseAudio cannot be used here", e);
        }
    }
}
