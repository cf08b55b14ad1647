package org.voicerecorder.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.command.CommandRequest;
import org.voicerecorder.api.command.CommandRunner;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.library.LibraryWindow;
import org.voicerecorder.owner.Failure;
import org.voicerecorder.owner.GuestHandler;
import org.voicerecorder.owner.GuestRequest;
import org.voicerecorder.owner.KeySource;
import org.voicerecorder.owner.StopSignal;

/** Hands command lines, this process's own and guests', to the bundles that know the commands. */
final class Commands implements GuestHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final OsgiFramework framework;
    private final Path library;

    /** @param library commands start only once it is open; null when they need none */
    Commands(OsgiFramework framework, Path library) {
        this.framework = framework;
        this.library = library;
    }

    @Override
    public int run(GuestRequest request, OutputStream out, OutputStream err, StopSignal stop) {
        return run(request, out, err, stop, KeySource.NONE);
    }

    @Override
    public int run(GuestRequest request, OutputStream out, OutputStream err, StopSignal stop, KeySource keys) {
        try {
            if (library != null && Invocation.isWindow(request)) {
                return secondWindow(err);
            }
            if (library != null) {
                require(Library.class);
            }
            CommandRunner runner = require(CommandRunner.class);
            Cancellation cancellation = new Cancellation();
            stop.onRequest(cancellation::cancel);
            GuestRequest.TerminalShape shape = request.terminal();
            return runner.run(new CommandRequest(
                    request.arguments(),
                    request.workingDirectory(),
                    out,
                    err,
                    new CommandRequest.Terminal(
                            shape.inIsTerminal(),
                            shape.outIsTerminal(),
                            shape.errIsTerminal(),
                            shape.columns(),
                            shape.rows()),
                    request.environment(),
                    cancellation,
                    typed -> {
                        keys.to(typed);
                        return () -> keys.to(null);
                    }));
        } catch (VoiceRecorderException e) {
            return report(e, request, out, err);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ErrorCode.ERR_CANCELLED.exitStatus().code();
        } catch (RuntimeException | IOException e) {
            return report(new VoiceRecorderException(ErrorCode.ERR_INTERNAL, e.toString(), e), request, out, err);
        }
    }

    /** A library has one window, in the process that owns it. */
    private int secondWindow(OutputStream err) throws IOException {
        BundleContext context = framework.context();
        ServiceReference<LibraryWindow> window = context.getServiceReference(LibraryWindow.class);
        if (window == null) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_LIBRARY_LOCKED,
                    "The library %s is used by another command, so that no window can open it".formatted(library),
                    "End that command ('voicerec serve', for instance: Ctrl-C in its terminal), then open the window.",
                    null);
        }
        context.getService(window).toFront();
        err.write(
                "The window of this library was open already and is in front now.\n".getBytes(StandardCharsets.UTF_8));
        return 0;
    }

    /** Tells the user about a failure in the form the command line asks for. */
    static int report(VoiceRecorderException e, GuestRequest request, OutputStream out, OutputStream err) {
        int status = e.code().exitStatus().code();
        Failure failure = new Failure(e.code().name(), e.getMessage(), e.advice(), status);
        try {
            failure.print(request.json(), out, err);
        } catch (IOException lost) {
            System.getLogger(Commands.class.getName()).log(System.Logger.Level.DEBUG, "nobody listens", lost);
        }
        return status;
    }

    private <T> T require(Class<T> type) throws InterruptedException {
        return framework
                .service(type, PATIENCE)
                .orElseThrow(() -> new VoiceRecorderException(
                        ErrorCode.ERR_UNAVAILABLE, "The part " + type.getSimpleName() + " did not start."));
    }
}
