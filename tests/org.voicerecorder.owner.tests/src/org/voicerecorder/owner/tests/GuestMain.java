package org.voicerecorder.owner.tests;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.voicerecorder.owner.GuestClient;
import org.voicerecorder.owner.GuestRequest;
import org.voicerecorder.owner.StopSignal;

/** A guest in a process of its own, to be killed. Arguments: socket, build. */
public final class GuestMain {
    private GuestMain() {}

    public static void main(String[] arguments) {
        var request = new GuestRequest(
                arguments[1],
                List.of("sleep"),
                Path.of("/"),
                Map.of(),
                new GuestRequest.TerminalShape(false, false, 80, 24));
        new GuestClient(System.err, System.err).run(Path.of(arguments[0]), request, new StopSignal());
    }
}
