package org.voicerecorder.command.internal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself: options that every command takes. Its commands are added by {@link CommandTree}. */
@Command(
        name = "voicerec",
        sortOptions = false,
        description = "Records, keeps, finds and verifies voice recordings.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions (of every command):%n",
        synopsisHeading = "Usage: ",
        customSynopsis = "voicerec [--library DIR] COMMAND [OPTIONS] [ARGUMENTS]",
        descriptionHeading = "%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.PARTIAL,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.INVALID_INPUT,
            ExitCodes.STORAGE,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY,
            ExitCodes.DEVICE,
            ExitCodes.DATABASE,
            ExitCodes.TIMEOUT,
            ExitCodes.INTERNAL,
            ExitCodes.CANCELLED
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec demo                      see everything once, in a throw-away library",
            "  voicerec add ~/Music/talk.mp3      take a file into the library",
            "  voicerec record --seconds 10       record ten seconds",
            "  voicerec list                      the newest recordings first",
            "  voicerec search budget meeting     find by title, description and tags",
            "  voicerec COMMAND --help            options and examples of a command",
            "",
            "An ID is the beginning of a recording's id, or 'last'.",
            "The library is VOICEREC_LIBRARY, or else a folder of your user data."
        })
public final class GlobalOptions {
    @Option(
            names = "--library",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The library's folder; made when it is missing or empty.")
    String library;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "One JSON document on standard output, errors too (docs/json.md).")
    boolean json;

    @Option(
            names = "--quiet",
            scope = ScopeType.INHERIT,
            description = "No progress and no notes; instead of tables and reports only ids.")
    boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Option(names = "--version", description = "Show the program's version.")
    boolean version;

    public boolean asksVersion() {
        return version;
    }

    /** What {@code --library} says; null when it is not there. */
    public String library() {
        return library;
    }
}
