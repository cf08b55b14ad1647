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
        String name = commandLine.getCommandSpec().qualifiedName();
        String help = "See '%s --help'.".formatted(name);
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return usage(e.getMessage(), help, e);
        }
        String first = unmatched.getUnmatched().getFirst();
        List<String> suggestions = unmatched.getSuggestions();
        String guess = suggestions.isEmpty() ? "" : " Did you mean '%s'?".formatted(suggestions.getFirst());
        if (unmatched.isUnknownOption()) {
            return usage(
                    "Unknown option '%s'".formatted(first),
                    "%s%s Put -- before a name that begins with a dash.".formatted(help, guess),
                    e);
        }
        return commandLine.getParent() == null
                ? usage("Unknown command '%s'".formatted(first), help + guess, e)
                : usage("Unexpected argument '%s'".formatted(first), help, e);
    }

    private static VoiceRecorderException usage(String message, String advice, ParameterException cause) {
        return new VoiceRecorderException(ErrorCode.ERR_USAGE, message, advice, cause);
    }
}
