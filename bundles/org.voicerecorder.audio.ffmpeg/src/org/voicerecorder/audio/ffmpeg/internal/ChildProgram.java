package org.voicerecorder.audio.ffmpeg.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * A program run as a child: its error output is drained, it is killed when it is silent for too long, when this object is
 * closed and when this process dies, and Ctrl-C in our terminal does not reach it.
 *
 * <p>On POSIX systems a shell stands between: it holds the other end of the child's lifeline, a pipe that the system
 * closes whatever way we end, and limits the child's memory. {@code setsid}, where there is one, gives it a session of
 * its own.
 */
final class ChildProgram implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProgram.class);
    private static final Path SHELL = Path.of("/bin/sh");
    private static final int KEPT_COMPLAINT = 4096;
    /** KiB of address space: hostile headers ask for more. */
    private static final String LIFELINE = """
            ulimit -v 4194304 2>/dev/null
            exec 3<&0
            "$@" </dev/null 3<&- &
            child=$!
            { cat; kill -KILL "$child"; } <&3 >/dev/null 2>&1 &
            watcher=$!
            wait "$child"
            status=$?
            kill -KILL "$watcher"
            exit "$status"
            """;

    private static final Optional<Path> SETSID = Stream.of("/usr/bin/setsid", "/bin/setsid")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();

    private static final Optional<Path> NICE = Stream.of("/usr/bin/nice", "/bin/nice")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();

    private final String name;
    private final boolean fed;
    private final Process process;
    private final long patience;
    private final ByteArrayOutputStream complaint = new ByteArrayOutputStream();
    private final Thread drain;
    private volatile long lastSign = System.nanoTime();
    private volatile boolean resting;
    private volatile boolean timedOut;

    /** @param patience how long the child may give no {@link #sign} of life */
    ChildProgram(List<String> command, Duration patience) {
        this(command, patience, false);
    }

    /**
     * One that we give its {@link #input}, behind everything else the computer does. It needs no lifeline: when we die, its
     * input ends. It begins {@link #rest resting}.
     */
    static ChildProgram fed(List<String> command, Duration patience) {
        return new ChildProgram(command, patience, true);
    }

    private ChildProgram(List<String> command, Duration patience, boolean fed) {
        this.fed = fed;
        this.resting = fed;
        this.name = Path.of(command.getFirst()).getFileName().toString();
        this.patience = patience.toNanos();
        try {
            this.process = new ProcessBuilder(fed ? behind(command) : wrapped(command)).start();
        } catch (IOException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_AUDIO_TOOL, "%s could not be started: %s".formatted(name, e.getMessage()), e);
        }
        this.drain = Thread.ofVirtual().name(name + " errors").start(this::drainErrors);
        Thread.ofVirtual().name(name + " watch").start(this::watch);
    }

    private static List<String> wrapped(List<String> command) {
        List<String> all = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            SETSID.ifPresent(setsid -> all.add(setsid.toString()));
            all.addAll(List.of(SHELL.toString(), "-c", LIFELINE, "sh"));
        }
        all.addAll(command);
        return all;
    }

    private static List<String> behind(List<String> command) {
        List<String> all = new ArrayList<>();
        SETSID.ifPresent(setsid -> all.add(setsid.toString()));
        NICE.ifPresent(nice -> all.addAll(List.of(nice.toString(), "-n", "10")));
        all.addAll(command);
        return all;
    }

    /** Where a {@link #fed} program gets its input. */
    OutputStream input() {
        return process.getOutputStream();
    }

    InputStream output() {
        return process.getInputStream();
    }

    /** The child lives: its patience begins anew. */
    void sign() {
        lastSign = System.nanoTime();
        resting = false;
    }

    /** Nothing is asked of the child until its next {@link #sign}: it may be silent for as long as it likes. */
    void rest() {
        resting = true;
    }

    boolean hasTimedOut() {
        return timedOut;
    }

    /** Waits for the end. @return the exit status */
    int await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    int status = process.waitFor();
                    drain.join();
                    return status;
                } catch (InterruptedException _) {
                    interrupted = true;
                    kill();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The end of what it wrote to its error output. */
    String complaint() {
        synchronized (complaint) {
            return complaint.toString(StandardCharsets.UTF_8).strip();
        }
    }

    /** Ends the child at once; idempotent, does not wait. Letting go of the lifeline is all it takes. */
    void kill() {
        if (fed || !Files.isExecutable(SHELL)) {
            process.destroyForcibly();
        }
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).addKeyValue("program", name).log("Its lifeline was gone already");
        }
    }

    @Override
    public void close() {
        kill();
        try {
            process.getInputStream().close();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).addKeyValue("program", name).log("Its output was closed already");
        }
    }

    private void drainErrors() {
        byte[] buffer = new byte[1024];
        try (InputStream errors = process.getErrorStream()) {
            for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
                synchronized (complaint) {
                    if (complaint.size() + n > KEPT_COMPLAINT) {
                        complaint.reset();
                    }
                    complaint.write(buffer, 0, n);
                }
            }
        } catch (IOException e) {
            LOG.atDebug().setCause(e).addKeyValue("program", name).log("Its error output ended early");
        }
    }

    private long patienceLeft() {
        return lastSign + patience - System.nanoTime();
    }

    private void watch() {
        try {
            while (!process.waitFor(resting ? patience : patienceLeft(), TimeUnit.NANOSECONDS)) {
                if (!resting && patienceLeft() <= 0) {
                    timedOut = true;
                    LOG.atWarn().addKeyValue("program", name).log("Killed: no sign of life for too long");
                    kill();
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
