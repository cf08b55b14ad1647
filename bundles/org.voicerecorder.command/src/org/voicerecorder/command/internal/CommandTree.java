package org.voicerecorder.command.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.command.CommandName;
import org.voicerecorder.command.internal.commands.MarkersCommand;
import org.voicerecorder.command.internal.commands.presets.PresetsCommand;
import org.voicerecorder.command.internal.commands.schedule.ScheduleCommand;
import org.voicerecorder.command.internal.text.HumanTime;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.TypeConversionException;

/**
 * Builds the parser: of the one command that is asked for, because reading the annotations of all of them would take
 * longer than most commands; of all when the help or the completion shows them.
 */
public final class CommandTree {
    private final Invocation invocation;

    public CommandTree(Invocation invocation) {
        this.invocation = invocation;
    }

    /** The parser that suits the arguments. */
    public CommandLine suiting(List<String> arguments) {
        Optional<CommandName> name = CommandName.in(arguments);
        return name.isPresent() ? of(List.of(name.get())) : complete();
    }

    public CommandLine complete() {
        return of(List.of(CommandName.values()));
    }

    private void own(CommandLine program, CommandName name, BiConsumer<CommandLine, Invocation> addCommands) {
        Optional.ofNullable(program.getSubcommands().get(name.text()))
                .ifPresent(command -> addCommands.accept(command, invocation));
    }

    private CommandLine of(List<CommandName> names) {
        CommandLine program = new CommandLine(invocation.options());
        names.forEach(name -> program.addSubcommand(name.text(), CommandFactory.create(name, invocation)));
        // After they have their place in the tree: what they inherit goes on to their own commands.
        own(program, CommandName.MARKERS, MarkersCommand::addCommands);
        own(program, CommandName.PRESETS, PresetsCommand::addCommands);
        own(program, CommandName.SCHEDULE, ScheduleCommand::addCommands);
        program.registerConverter(ByteSize.class, converter(ByteSize::parse));
        program.registerConverter(java.time.Duration.class, converter(HumanTime::parseDuration));
        // A title or a name may begin with @ or hold quotes: arguments are taken as the shell gave them.
        program.setExpandAtFiles(false);
        program.setCaseInsensitiveEnumValuesAllowed(true);
        program.setOverwrittenOptionsAllowed(false);
        program.setUsageHelpWidth(Math.clamp(invocation.request().terminal().columns(), 60, 120));
        program.setColorScheme(Help.defaultColorScheme(invocation.style().isColored() ? Help.Ansi.ON : Help.Ansi.OFF));
        searchWords(program);
        return program;
    }

    /** In a query {@code -word} means "without the word" and is no cluster of one-letter options. */
    private static void searchWords(CommandLine program) {
        CommandLine search = program.getSubcommands().get(CommandName.SEARCH.text());
        if (search != null) {
            search.setPosixClusteredShortOptionsAllowed(false);
            search.setUnmatchedOptionsArePositionalParams(true);
        }
    }

    private static <T> CommandLine.ITypeConverter<T> converter(Function<String, T> parse) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (VoiceRecorderException e) {
                throw new TypeConversionException(e.getMessage() + ". " + e.advice());
            }
        };
    }
}
