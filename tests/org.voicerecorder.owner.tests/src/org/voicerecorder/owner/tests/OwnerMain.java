package org.voicerecorder.owner.tests;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.voicerecorder.owner.GuestRequest;
import org.voicerecorder.owner.LibraryLock;
import org.voicerecorder.owner.OwnerServer;
import org.voicerecorder.owner.OwnerSocket;
import org.voicerecorder.owner.StopSignal;

/** An owner in a process of its own, to be killed. Arguments: library, runtime folder, {@code serve} or {@code mute}. */
public final class OwnerMain {
    private OwnerMain() {}

    public static void main(String[] arguments) throws Exception {
        LibraryLock lock = LibraryLock.tryAcquire(Path.of(arguments[0])).orElseThrow();
        OwnerSocket socket = OwnerSocket.bind(lock, Map.of("XDG_RUNTIME_DIR", arguments[1]));
        if ("serve".equals(arguments[2])) {
            new OwnerServer(socket, "build-1", OwnerMain::run);
        }
        new CountDownLatch(1).await(2, TimeUnit.MINUTES);
        System.exit(1);
    }

    static int run(GuestRequest request, OutputStream out, OutputStream err, StopSignal stop) {
        try {
            out.write("begun\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            CountDownLatch stopped = new CountDownLatch(1);
            stop.onRequest(stopped::countDown);
            stopped.await();
            return 130;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
