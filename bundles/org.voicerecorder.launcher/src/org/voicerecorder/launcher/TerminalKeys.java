package org.voicerecorder.launcher;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.voicerecorder.owner.KeySource;

/**
 * The keys of this process's terminal. While somebody wants them, the terminal gives each key at once and shows none of
 * them; its own settings are kept and put back, also when the program is told to end. What it does by itself with Ctrl-C
 * and Ctrl-Z stays. By {@code stty}, which every system with a terminal has.
 */
final class TerminalKeys implements KeySource {
    private static final long PATIENCE_SECONDS = 2;

    private final InputStream in = new FileInputStream(FileDescriptor.in);
    private Optional<String> settings = Optional.empty();
    private Optional<IntConsumer> listener = Optional.empty();
    private boolean reading;

    /** @param isTerminal whether standard input is one */
    static KeySource of(boolean isTerminal) {
        return isTerminal ? new TerminalKeys() : KeySource.NONE;
    }

    @Override
    public synchronized void to(IntConsumer typed) {
        listener = Optional.ofNullable(typed);
        if (typed == null) {
            putBack();
        } else if (settings.isEmpty()) {
            settings = stty(List.of("-g")).map(String::strip).filter(s -> !s.isEmpty());
            if (settings.isPresent()) {
                Runtime.getRuntime().addShutdownHook(new Thread(this::putBack));
                stty(List.of("-icanon", "-echo", "min", "1", "time", "0"));
                read();
            }
        }
    }

    /** One thread for the life of the process: a read from a terminal cannot be ended. */
    private void read() {
        if (!reading) {
            reading = true;
            Thread.ofPlatform().daemon().name("keys").start(this::hear);
        }
    }

    private void hear() {
        try {
            for (int key = in.read(); key >= 0; key = in.read()) {
                listener().ifPresent(accept(key));
            }
        } catch (IOException e) {
            System.getLogger(TerminalKeys.class.getName()).log(Level.DEBUG, "the terminal went away", e);
        }
    }

    private static java.util.function.Consumer<IntConsumer> accept(int key) {
        return typed -> typed.accept(key);
    }

    private synchronized Optional<IntConsumer> listener() {
        return listener;
    }

    private synchronized void putBack() {
        settings.ifPresent(known -> stty(List.of(known)));
        settings = Optional.empty();
    }

    private static Optional<String> stty(List<String> arguments) {
        var command = new java.util.ArrayList<>(List.of("stty"));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean done = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            return done ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            System.getLogger(TerminalKeys.class.getName()).log(Level.DEBUG, "no keys without stty", e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
