package org.voicerecorder.owner;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/** Who is at the other end of a connection. */
final class Peer {
    private Peer() {}

    /** @throws IOException when it is another user; the socket's folder should have kept that one out already */
    static void requireSameUser(SocketChannel socket) throws IOException {
        if (!socket.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
            return;
        }
        UserPrincipal peer = socket.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        if (!peer.equals(self())) {
            throw new ProtocolException("the process at the other end belongs to " + peer.getName());
        }
    }

    /** By number, not by name: in a container the user may have no name. */
    private static UserPrincipal self() throws IOException {
        Path probe = Files.createTempFile("voicerec", null);
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }
}
