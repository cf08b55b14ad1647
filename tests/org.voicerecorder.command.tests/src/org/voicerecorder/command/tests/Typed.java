package org.voicerecorder.command.tests;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.command.CommandRequest;
import org.voicerecorder.api.command.CommandRunner;
import org.voicerecorder.api.command.Keys;

/** Types command lines, as a front end hands them over, and keeps what they print. */
final class Typed {
    private static final long PATIENCE = 30_000;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>(Map.of("TZ", "UTC"));
    private CommandRequest.Terminal terminal = CommandRequest.Terminal.NONE;
    private final Cancellation cancel = new Cancellation();
    private Keys keys = Keys.NONE;

    /** What a command printed, and its exit status. */
    record Result(int status, String out, String err) {
        JsonObject json() {
            return JsonParser.parseString(out).getAsJsonObject();
        }

        JsonObject error() {
            return json().getAsJsonObject("error");
        }

        List<String> lines() {
            return out.lines().toList();
        }
    }

    Typed(Path folder) {
        this.folder = folder;
    }

    Typed onTerminal(int columns) {
        terminal = new CommandRequest.Terminal(true, true, columns, 24);
        return this;
    }

    /** At a terminal where these keys are pressed as soon as it listens to any. */
    Typed pressing(String pressed) {
        terminal = new CommandRequest.Terminal(true, false, true, 80, 24);
        keys = typed -> {
            for (byte key : pressed.getBytes(StandardCharsets.UTF_8)) {
                typed.accept(key & 0xFF);
            }
            return () -> {};
        };
        return this;
    }

    Typed with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Cancellation cancel() {
        return cancel;
    }

    Result type(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = typeInto(out, err, arguments);
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    int typeInto(OutputStream out, OutputStream err, String... arguments) {
        return runner().run(
                        new CommandRequest(List.of(arguments), folder, out, err, terminal, environment, cancel, keys));
    }

    private static CommandRunner runner() {
        BundleContext context = FrameworkUtil.getBundle(Typed.class).getBundleContext();
        var tracker = new ServiceTracker<CommandRunner, CommandRunner>(context, CommandRunner.class, null);
        tracker.open();
        try {
            CommandRunner runner = tracker.waitForService(PATIENCE);
            if (runner == null) {
                throw new AssertionError("There is no CommandRunner");
            }
            return runner;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            tracker.close();
        }
    }
}
