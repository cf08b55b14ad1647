package org.voicerecorder.owner.tests;

import java.io.IOException;
import java.nio.file.Path;
import org.voicerecorder.owner.LibraryLock;

/** Another process that tries to own a library: exit status 0 when it may, 1 when it may not. */
public final class LockMain {
    private LockMain() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(LibraryLock.tryAcquire(Path.of(arguments[0])).isPresent() ? 0 : 1);
    }
}
