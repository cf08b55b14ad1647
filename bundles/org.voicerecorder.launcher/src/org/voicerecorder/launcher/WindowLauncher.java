package org.voicerecorder.launcher;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.eclipse.osgi.service.runnable.ApplicationLauncher;
import org.eclipse.osgi.service.runnable.ApplicationRunnable;
import org.eclipse.osgi.service.runnable.ParameterizedRunnable;

/** Runs the window's application in the program's main thread, as some systems require. */
final class WindowLauncher implements ApplicationLauncher {
    private static final Start NOTHING = new Start(ignored -> 0, null);

    private record Start(ParameterizedRunnable application, Object context) {}

    private final BlockingQueue<Start> starts = new ArrayBlockingQueue<>(2);
    private volatile ParameterizedRunnable running;

    @Override
    public void launch(ParameterizedRunnable application, Object context) {
        if (running != null || !starts.offer(new Start(application, context))) {
            throw new IllegalStateException("An application is already running");
        }
    }

    /** Ends the application, or keeps it from starting. Returns at once. */
    @Override
    public void shutdown() {
        starts.offer(NOTHING);
        if (running instanceof ApplicationRunnable application) {
            Thread.ofPlatform().daemon().name("window-stop").start(application::stop);
        }
    }

    /** Waits for the application and runs it to its end in the calling thread. */
    Object run(String[] arguments) throws Exception {
        Start start = starts.take();
        running = start.application();
        try {
            return running.run(start.context() == null ? arguments : start.context());
        } finally {
            running = null;
        }
    }
}
