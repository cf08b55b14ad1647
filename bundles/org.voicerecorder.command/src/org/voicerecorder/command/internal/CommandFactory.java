package org.voicerecorder.command.internal;

import org.voicerecorder.command.CommandName;
import org.voicerecorder.command.internal.commands.AddCommand;
import org.voicerecorder.command.internal.commands.CompletionCommand;
import org.voicerecorder.command.internal.commands.DeleteCommand;
import org.voicerecorder.command.internal.commands.DemoCommand;
import org.voicerecorder.command.internal.commands.DescribeCommand;
import org.voicerecorder.command.internal.commands.DevicesCommand;
import org.voicerecorder.command.internal.commands.EditCommand;
import org.voicerecorder.command.internal.commands.ExportCommand;
import org.voicerecorder.command.internal.commands.HelpCommand;
import org.voicerecorder.command.internal.commands.IndexCommand;
import org.voicerecorder.command.internal.commands.LevelCommand;
import org.voicerecorder.command.internal.commands.ListCommand;
import org.voicerecorder.command.internal.commands.LoudnessCommand;
import org.voicerecorder.command.internal.commands.MarkersCommand;
import org.voicerecorder.command.internal.commands.PlayCommand;
import org.voicerecorder.command.internal.commands.PurgeCommand;
import org.voicerecorder.command.internal.commands.RecordCommand;
import org.voicerecorder.command.internal.commands.RecoverCommand;
import org.voicerecorder.command.internal.commands.RenameCommand;
import org.voicerecorder.command.internal.commands.RestoreCommand;
import org.voicerecorder.command.internal.commands.SearchCommand;
import org.voicerecorder.command.internal.commands.ServeCommand;
import org.voicerecorder.command.internal.commands.ShowCommand;
import org.voicerecorder.command.internal.commands.TagCommand;
import org.voicerecorder.command.internal.commands.TakeCommand;
import org.voicerecorder.command.internal.commands.VerifyCommand;
import org.voicerecorder.command.internal.commands.VersionCommand;
import org.voicerecorder.command.internal.commands.WaveformCommand;
import org.voicerecorder.command.internal.commands.WorkbenchCommand;
import org.voicerecorder.command.internal.commands.presets.PresetsCommand;
import org.voicerecorder.command.internal.commands.schedule.ScheduleCommand;

/**
 * Makes the command of a name. Each gets what it works with by its constructor, so the parser has nothing to construct.
 * A switch, because the classes of the commands that are not asked for are not even loaded then.
 */
final class CommandFactory {
    private CommandFactory() {}

    static Command create(CommandName name, Invocation invocation) {
        return switch (name) {
            case ADD -> new AddCommand(invocation);
            case RECORD -> new RecordCommand(invocation);
            case TAKE -> new TakeCommand(invocation);
            case LEVEL -> new LevelCommand(invocation);
            case DEVICES -> new DevicesCommand(invocation);
            case PRESETS -> new PresetsCommand(invocation);
            case SCHEDULE -> new ScheduleCommand(invocation);
            case LIST -> new ListCommand(invocation);
            case SHOW -> new ShowCommand(invocation);
            case SEARCH -> new SearchCommand(invocation);
            case TAG -> new TagCommand(invocation);
            case RENAME -> new RenameCommand(invocation);
            case DESCRIBE -> new DescribeCommand(invocation);
            case MARKERS -> new MarkersCommand(invocation);
            case VERIFY -> new VerifyCommand(invocation);
            case RECOVER -> new RecoverCommand(invocation);
            case EXPORT -> new ExportCommand(invocation);
            case WAVEFORM -> new WaveformCommand(invocation);
            case EDIT -> new EditCommand(invocation);
            case LOUDNESS -> new LoudnessCommand(invocation);
            case PLAY -> new PlayCommand(invocation);
            case DELETE -> new DeleteCommand(invocation);
            case RESTORE -> new RestoreCommand(invocation);
            case PURGE -> new PurgeCommand(invocation);
            case INDEX -> new IndexCommand(invocation);
            case SERVE -> new ServeCommand(invocation);
            case DEMO -> new DemoCommand(invocation);
            case WORKBENCH -> new WorkbenchCommand(invocation);
            case VERSION -> new VersionCommand(invocation);
            case COMPLETION -> new CompletionCommand(invocation);
            case HELP -> new HelpCommand(invocation);
        };
    }
}
