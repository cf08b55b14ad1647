package org.voicerecorder.owner;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** Who is at the other end of a connection. */
final class Peer {
    private Peer() {}

    /** @throws IOException when it is another user; the socket's folder should have kept that one out already */
    static void requireSameUser(SocketChannel socket) throws IOException {
        if (!socket.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
            return;
        }
        String peer = socket.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
        String self = System.getProperty("user.name");
        if (!peer.equals(self)) {
            throw new ProtocolException("the process at the other end belongs to " + peer);
        }
    }
}
