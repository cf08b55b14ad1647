package org.voicerecorder.owner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The payloads of HELLO and REFUSED. The magic number and the protocol's version come first and never move, so that two
 * programs of any versions can tell each other that they do not fit.
 */
final class Wire {
    static final int MAGIC = 0x56524543;
    static final int VERSION = 2;
    private static final int MAX_ENTRIES = 200_000;

    private Wire() {}

    static byte[] hello(GuestRequest request) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        text(out, request.build());
        text(out, request.workingDirectory().toString());
        out.writeInt(request.arguments().size());
        for (String argument : request.arguments()) {
            text(out, argument);
        }
        out.writeInt(request.environment().size());
        for (Map.Entry<String, String> variable : request.environment().entrySet()) {
            text(out, variable.getKey());
            text(out, variable.getValue());
        }
        out.writeBoolean(request.terminal().inIsTerminal());
        out.writeBoolean(request.terminal().outIsTerminal());
        out.writeBoolean(request.terminal().errIsTerminal());
        out.writeInt(request.terminal().columns());
        out.writeInt(request.terminal().rows());
        return bytes.toByteArray();
    }

    /** @throws VersionException when the guest is another program than this one */
    static GuestRequest hello(byte[] payload, String ownBuild) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        try {
            if (in.readInt() != MAGIC) {
                throw new ProtocolException("not a guest");
            }
            int version = in.readInt();
            String build = text(in);
            if (version != VERSION || !build.equals(ownBuild)) {
                throw new VersionException(build);
            }
            Path folder = Path.of(text(in));
            if (!folder.isAbsolute()) {
                throw new ProtocolException("a relative working directory");
            }
            List<String> arguments = new ArrayList<>();
            for (int left = count(in); left > 0; left--) {
                arguments.add(text(in));
            }
            Map<String, String> environment = new HashMap<>();
            for (int left = count(in); left > 0; left--) {
                environment.put(text(in), text(in));
            }
            var terminal = new GuestRequest.TerminalShape(
                    in.readBoolean(), in.readBoolean(), in.readBoolean(), in.readInt(), in.readInt());
            return new GuestRequest(build, arguments, folder, environment, terminal);
        } catch (EOFException | InvalidPathException e) {
            throw new ProtocolException("a request that cannot be read: " + e.getMessage());
        }
    }

    static byte[] refusal(Failure failure) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        text(out, failure.code());
        text(out, failure.message());
        text(out, failure.advice());
        out.writeInt(failure.exitStatus());
        return bytes.toByteArray();
    }

    static Failure refusal(byte[] payload) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        try {
            return new Failure(text(in), text(in), text(in), in.readInt());
        } catch (EOFException e) {
            throw new ProtocolException("a refusal that cannot be read");
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new ProtocolException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MAX_ENTRIES) {
            throw new ProtocolException("a list of " + count);
        }
        return count;
    }

    /** Another version of the program. */
    static final class VersionException extends IOException {
        private static final long serialVersionUID = 1L;

        VersionException(String build) {
            super(build);
        }
    }
}
