package org.voicerecorder.recorder.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the computer awake while takes are under way, by the means of the system: {@code systemd-inhibit} on Linux,
 * {@code caffeinate} on macOS. Both are held by a child process that ends with this one, however that dies. Where
 * there is no such means the take goes on all the same and the log says so. Thread-safe.
 */
final class SleepInhibitor {
    private static final Logger LOG = LoggerFactory.getLogger(SleepInhibitor.class);

    private int takes;
    private Optional<Process> holder = Optional.empty();

    /** Called when a take begins. */
    synchronized void acquire() {
        if (takes++ == 0) {
            holder = hold();
            holder.ifPresent(process -> process.onExit().thenAccept(this::ended));
        }
    }

    /** Called when a take has ended. */
    synchronized void release() {
        if (--takes == 0) {
            Optional<Process> ended = holder;
            holder = Optional.empty();
            ended.ifPresent(Process::destroy);
        }
    }

    /** Where the system knows the means and does not grant it (no session, no rights) the holder ends by itself. */
    private synchronized void ended(Process process) {
        if (holder.filter(process::equals).isPresent()) {
            LOG.atInfo().addKeyValue("exitStatus", process.exitValue()).log("The system is not kept awake any more");
            holder = Optional.empty();
        }
    }

    private static Optional<Process> hold() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Optional<List<String>> command = system.contains("linux")
                // cat reads a pipe that this process holds open: the lock goes when the pipe does.
                ? Optional.of(List.of(
                        "systemd-inhibit",
                        "--what=sleep:idle:handle-lid-switch",
                        "--who=Voice Recorder Pro",
                        "--why=A recording is under way",
                        "--mode=block",
                        "cat"))
                : system.contains("mac")
                        ? Optional.of(List.of(
                                "caffeinate",
                                "-i",
                                "-s",
                                "-w",
                                String.valueOf(ProcessHandle.current().pid())))
                        : Optional.empty();
        if (command.isEmpty()) {
            LOG.atInfo().addKeyValue("system", system).log("No known way to keep this system awake");
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessBuilder(command.get())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            LOG.atInfo().addKeyValue("reason", e.getMessage()).log("The system cannot be kept awake");
            return Optional.empty();
        }
    }
}
