package org.voicerecorder.command.internal;

import java.util.Optional;
import java.util.function.Function;
import org.voicerecorder.command.CommandName;
import org.voicerecorder.command.internal.commands.AddCommand;
import org.voicerecorder.command.internal.commands.CompletionCommand;
import org.voicerecorder.command.internal.commands.DeleteCommand;
import org.voicerecorder.command.internal.commands.DemoCommand;
import org.voicerecorder.command.internal.commands.DescribeCommand;
import org.voicerecorder.command.internal.commands.DevicesCommand;
import org.voicerecorder.command.internal.commands.ExportCommand;
import org.voicerecorder.command.internal.commands.HelpCommand;
import org.voicerecorder.command.internal.commands.IndexCommand;
import org.voicerecorder.command.internal.commands.ListCommand;
import org.voicerecorder.command.internal.commands.PlayCommand;
import org.voicerecorder.command.internal.commands.PurgeCommand;
import org.voicerecorder.command.internal.commands.RecordCommand;
import org.voicerecorder.command.internal.commands.RenameCommand;
import org.voicerecorder.command.internal.commands.RestoreCommand;
import org.voicerecorder.command.internal.commands.SearchCommand;
import org.voicerecorder.command.internal.commands.ServeCommand;
import org.voicerecorder.command.internal.commands.ShowCommand;
import org.voicerecorder.command.internal.commands.TagCommand;
import org.voicerecorder.command.internal.commands.VerifyCommand;
import org.voicerecorder.command.internal.commands.VersionCommand;
import org.voicerecorder.command.internal.commands.WaveformCommand;
import org.voicerecorder.command.internal.commands.WorkbenchCommand;

/** The class of every command, and how one is made. Names classes without loading them. */
enum CommandClass {
    ADD(AddCommand.class, AddCommand::new),
    RECORD(RecordCommand.class, RecordCommand::new),
    DEVICES(DevicesCommand.class, DevicesCommand::new),
    LIST(ListCommand.class, ListCommand::new),
    SHOW(ShowCommand.class, ShowCommand::new),
    SEARCH(SearchCommand.class, SearchCommand::new),
    TAG(TagCommand.class, TagCommand::new),
    RENAME(RenameCommand.class, RenameCommand::new),
    DESCRIBE(DescribeCommand.class, DescribeCommand::new),
    VERIFY(VerifyCommand.class, VerifyCommand::new),
    EXPORT(ExportCommand.class, ExportCommand::new),
    WAVEFORM(WaveformCommand.class, WaveformCommand::new),
    PLAY(PlayCommand.class, PlayCommand::new),
    DELETE(DeleteCommand.class, DeleteCommand::new),
    RESTORE(RestoreCommand.class, RestoreCommand::new),
    PURGE(PurgeCommand.class, PurgeCommand::new),
    INDEX(IndexCommand.class, IndexCommand::new),
    SERVE(ServeCommand.class, ServeCommand::new),
    DEMO(DemoCommand.class, DemoCommand::new),
    WORKBENCH(WorkbenchCommand.class, WorkbenchCommand::new),
    VERSION(VersionCommand.class, VersionCommand::new),
    COMPLETION(CompletionCommand.class, CompletionCommand::new),
    HELP(HelpCommand.class, HelpCommand::new);

    private final Class<? extends Command> type;
    private final Function<Invocation, Command> maker;

    CommandClass(Class<? extends Command> type, Function<Invocation, Command> maker) {
        this.type = type;
        this.maker = maker;
    }

    static Class<? extends Command> of(CommandName name) {
        return valueOf(name.name()).type;
    }

    /** A command of the class; empty when the class is none. */
    static Optional<Command> create(Class<?> type, Invocation invocation) {
        for (CommandClass command : values()) {
            if (command.type == type) {
                return Optional.of(command.maker.apply(invocation));
            }
        }
        return Optional.empty();
    }
}
