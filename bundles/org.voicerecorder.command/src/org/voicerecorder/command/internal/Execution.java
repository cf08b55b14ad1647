package org.voicerecorder.command.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Parses a command line, runs the command, and turns whatever goes wrong into a report and an exit status. */
final class Execution {
    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private final Invocation invocation;
    private final List<String> arguments;

    Execution(Invocation invocation) {
        this.invocation = invocation;
        this.arguments = invocation.request().arguments();
    }

    int run() {
        ExitStatus status = guarded();
        invocation.console().clearStatus();
        return outputArrived() ? status.code() : Math.max(status.code(), ExitStatus.STORAGE.code());
    }

    private ExitStatus guarded() {
        try {
            return parseAndRun();
        } catch (ParameterException e) {
            // The parser may not have come as far as --json before it gave up.
            invocation.options().json |= asksJson();
            return report(UsageError.of(e));
        } catch (VoiceRecorderException e) {
            if (e.code() == ErrorCode.ERR_INTERNAL) {
                LOG.atError().setCause(e).log("Command failed");
            }
            return report(e);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Command failed unexpectedly");
            return report(new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "Unexpected: " + e, e));
        }
    }

    private ExitStatus parseAndRun() {
        CommandTree tree = new CommandTree(invocation);
        CommandLine program = tree.suiting(arguments);
        ParseResult parsed = program.parseArgs(arguments.toArray(String[]::new));
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        CommandLine commandLine = innermost.commandSpec().commandLine();
        if (parsed.isUsageHelpRequested() || innermost.isUsageHelpRequested()) {
            return new Usage(invocation).show(innermost == parsed ? tree.complete() : commandLine);
        }
        if (innermost != parsed) {
            checkLibraryOption(commandLine);
            return commandLine.<Command>getCommand().run();
        }
        if (invocation.options().asksVersion()) {
            return new org.voicerecorder.command.internal.commands.VersionCommand(invocation).run();
        }
        if (invocation.isJson()) {
            throw new ParameterException(program, "No command given");
        }
        return new Usage(invocation).show(tree.complete());
    }

    /** The front end has used it already; what it cannot mean is still said here. */
    private void checkLibraryOption(CommandLine commandLine) {
        String library = invocation.options().library();
        if (library == null) {
            return;
        }
        if (library.isBlank()) {
            throw new ParameterException(commandLine, "--library needs the name of a folder");
        }
        invocation.path(library);
    }

    private boolean asksJson() {
        int end = arguments.indexOf("--");
        return (end < 0 ? arguments : arguments.subList(0, end)).contains("--json");
    }

    private ExitStatus report(VoiceRecorderException e) {
        ErrorReport.show(invocation, e);
        return e.code().exitStatus();
    }

    /**
     * A reader that had enough (head, a closed pager) is told nothing; a full disk is. A terminal that cannot be written
     * to went away: nobody is there to be told, and what was done is done.
     */
    private boolean outputArrived() {
        Optional<IOException> failure = invocation.console().outFailure();
        if (failure.isEmpty()) {
            return true;
        }
        if (invocation.request().terminal().outIsTerminal()) {
            LOG.atDebug().setCause(failure.get()).log("The terminal went away");
            return true;
        }
        String message = String.valueOf(failure.get().getMessage());
        if (!message.contains("Broken pipe")) {
            invocation.console().errorLine("voicerec: the output could not be written: " + message);
        }
        LOG.atDebug().setCause(failure.get()).log("Standard output was lost");
        return false;
    }
}
