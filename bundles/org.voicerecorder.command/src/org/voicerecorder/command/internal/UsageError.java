package org.voicerecorder.command.internal;

import java.util.List;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, in the product's words. */
final class UsageError {
    private UsageError() {}

    static VoiceRecorderException of(ParameterException e) {
        CommandLine commandLine = e.getCommandLine();
        // The parser complains of a missing argument even when it is there but looks like an option: that comes first.
        List<String> unmatched =
                e instanceof UnmatchedArgumentException u ? u.getUnmatched() : commandLine.getUnmatchedArguments();
        String help = "See '%s --help'.".formatted(commandLine.getCommandSpec().qualifiedName());
        if (unmatched.isEmpty()) {
            return usage(e.getMessage(), help, e);
        }
        String first = unmatched.getFirst();
        if (first.startsWith("-")) {
            return usage(
                    "Unknown option '%s'".formatted(first), help + " Put -- before a name that begins with a dash.", e);
        }
        if (commandLine.getParent() == null) {
            String guess =
                    Guess.command(first).map(" Did you mean '%s'?"::formatted).orElse("");
            return usage("Unknown command '%s'".formatted(first), help + guess, e);
        }
        return usage("Unexpected argument '%s'".formatted(first), help, e);
    }

    private static VoiceRecorderException usage(String message, String advice, ParameterException cause) {
        return new VoiceRecorderException(ErrorCode.ERR_USAGE, message, advice, cause);
    }
}
