package org.voicerecorder.launcher;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.osgi.service.runnable.StartupMonitor;

/**
 * The picture that the JVM shows before it has loaded a class ({@code -splash:}). Java's own way to take it away would
 * start AWT, which has no place in a process with an SWT window: the JVM's function is called instead.
 */
final class Splash implements StartupMonitor {
    private final Runnable afterwards;
    private boolean running;

    /** @param afterwards run once, when the window is there */
    Splash(Runnable afterwards) {
        this.afterwards = afterwards;
    }

    @Override
    public void update() {
        // The picture has no progress bar.
    }

    @Override
    public synchronized void applicationRunning() {
        if (!running) {
            running = true;
            close();
            afterwards.run();
        }
    }

    /** Takes the picture away, if there is one. */
    static void close() {
        if (!Boolean.getBoolean("voicerec.splash")) {
            return;
        }
        Path library = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("splashscreen"));
        if (!Files.exists(library)) {
            return;
        }
        try {
            // The launcher of the JVM has loaded it; this finds the same one, which must stay.
            SymbolLookup symbols = SymbolLookup.libraryLookup(library, java.lang.foreign.Arena.global());
            MethodHandle close = Linker.nativeLinker()
                    .downcallHandle(symbols.findOrThrow("SplashClose"), FunctionDescriptor.ofVoid());
            close.invokeExact();
        } catch (Throwable e) {
            System.getLogger(Splash.class.getName()).log(System.Logger.Level.WARNING, "The splash picture stays", e);
        }
    }
}
