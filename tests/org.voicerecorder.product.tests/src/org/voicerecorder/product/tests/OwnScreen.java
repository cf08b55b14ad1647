package org.voicerecorder.product.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.voicerecorder.testkit.Until;

/** An X server of its own with a window manager: one that a test may take away. */
final class OwnScreen implements AutoCloseable {
    private final Process server;
    private final Process windowManager;
    private final Screen screen;

    /** @param folder of its own, for logs and the window manager's home */
    OwnScreen(Path folder) throws IOException {
        Path chosen = folder.resolve("display");
        // The server chooses a number that is free.
        server = new ProcessBuilder(
                        "sh", "-c", "exec Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>display 2>server.log")
                .directory(folder.toFile())
                .start();
        Until.holds(
                "the X server is there",
                () -> Files.isRegularFile(chosen) && Files.readString(chosen).endsWith("\n"));
        String display = ":" + Files.readString(chosen).strip();
        var manager = new ProcessBuilder("openbox")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("window-manager.log").toFile());
        manager.environment().put("DISPLAY", display);
        manager.environment().put("HOME", folder.toString());
        windowManager = manager.start();
        screen = new Screen(display);
    }

    Screen screen() {
        return screen;
    }

    /** As when the server crashes: nobody is told before. */
    void kill() {
        server.destroyForcibly();
    }

    @Override
    public void close() {
        windowManager.destroyForcibly();
        server.destroyForcibly();
    }
}
