package org.voicerecorder.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.owner.GuestClient;
import org.voicerecorder.owner.GuestRequest;
import org.voicerecorder.owner.StopSignal;

/**
 * Runs typical commands while the JVM records what it loads, for the ahead-of-time cache that the product's assembly
 * makes. The commands go through this process's own socket, so that both ends of it are in the cache.
 *
 * @param script command lines, one a line, their arguments separated by tabs
 */
record Training(Path script, Path socket, GuestRequest like) {
    /** What the assembly asks this process for; empty in all other processes. */
    static Optional<Training> wanted(Path socket, GuestRequest like) {
        return Optional.ofNullable(System.getProperty("voicerec.training"))
                .map(script -> new Training(Path.of(script), socket, like));
    }

    void run() throws IOException {
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

    /** Runs the commands beside the window: rows appear in it, pictures are drawn. */
    void runBesides(Runnable then) {
        Thread.ofPlatform().daemon().name("training").start(() -> {
            try {
                run();
            } catch (IOException e) {
                System.getLogger(Training.class.getName()).log(Level.WARNING, "The training ended early", e);
            } finally {
                then.run();
            }
        });
    }
}
