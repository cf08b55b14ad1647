package org.voicerecorder.command.internal.commands;

import java.util.List;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "search",
        sortOptions = false,
        description = {
            "Finds recordings by the words of title, description and tags, the newest first.",
            "",
            "All words must be there, in any case and with or without accents. Also understood: \"a phrase\" (quoted "
                    + "for the shell too), -word (without it), a OR b, beginning*, title:word, tag:word, "
                    + "description:word."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.INVALID_INPUT, ExitCodes.BUSY, ExitCodes.DATABASE},
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec search budget meeting",
            "  voicerec search '\"annual report\"' -draft --since 2026-01-01",
            "  voicerec search tag:interview OR tag:podcast --json"
        })
public final class SearchCommand implements Command {
    private final Invocation invocation;

    @Mixin
    private FilterOptions options = new FilterOptions();

    @Parameters(arity = "1..*", paramLabel = "WORD", description = "What to look for.")
    private List<String> words = List.of();

    public SearchCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        mayBeOptions().stream()
                .filter(word -> word.startsWith("--"))
                .findFirst()
                .ifPresent(word -> {
                    throw new VoiceRecorderException(
                            ErrorCode.ERR_USAGE,
                            "Unknown option '%s'".formatted(word),
                            "See 'voicerec search --help'.",
                            null);
                });
        String query = String.join(" ", words);
        return new Listing(invocation, options)
                .show(options.filter(invocation).withText(query), "Nothing found. 'voicerec list' shows everything.");
    }

    /** What stands behind two dashes is a word whatever it looks like. */
    private List<String> mayBeOptions() {
        List<String> arguments = invocation.request().arguments();
        int dashes = arguments.indexOf("--");
        int certain = dashes < 0 ? 0 : arguments.size() - dashes - 1;
        return words.subList(0, Math.max(0, words.size() - certain));
    }
}
