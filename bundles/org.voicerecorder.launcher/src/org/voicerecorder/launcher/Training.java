package org.voicerecorder.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.voicerecorder.owner.GuestClient;
import org.voicerecorder.owner.GuestRequest;
import org.voicerecorder.owner.StopSignal;

/**
 * Runs typical commands while the JVM records what it loads, for the ahead-of-time cache that the product's assembly
 * makes. The commands go through this process's own socket, so that both ends of it are in the cache.
 */
final class Training {
    private Training() {}

    /** @param script command lines, one a line, their arguments separated by tabs */
    static void run(Path script, Path socket, GuestRequest like) throws IOException {
        for (String line : Files.readAllLines(script)) {
            if (!line.isBlank()) {
                GuestRequest request = new GuestRequest(
                        like.build(),
                        List.of(line.split("\t")),
                        like.workingDirectory(),
                        like.environment(),
                        like.terminal());
                new GuestClient(OutputStream.nullOutputStream(), OutputStream.nullOutputStream())
                        .run(socket, request, new StopSignal());
            }
        }
    }
}
