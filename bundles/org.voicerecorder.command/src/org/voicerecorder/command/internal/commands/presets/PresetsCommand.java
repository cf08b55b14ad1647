package org.voicerecorder.command.internal.commands.presets;

import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;

@CommandLine.Command(
        name = "presets",
        sortOptions = false,
        description = {
            "Keeps presets: what a kind of recording always asks for, under a name. Without a word after it, lists"
                    + " them.",
            "",
            "Podcast, Music and Interview come with the program. 'voicerec record --preset NAME' records with one."
        },
        commandListHeading = "%nCommands:%n",
        synopsisSubcommandLabel = "[COMMAND]",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.BUSY, ExitCodes.DAMAGED},
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec presets",
            "  voicerec presets save \"Sunday service\" --from Music --gain 3 --title \"Service {date}\"",
            "  voicerec presets export presets.json",
            "  voicerec record --preset \"Sunday service\""
        })
public final class PresetsCommand implements Command {
    private final Invocation invocation;

    public PresetsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Adds its own commands, once it has its place in the tree. */
    public static void addCommands(CommandLine presets, Invocation invocation) {
        presets.addSubcommand("list", new PresetsListCommand(invocation));
        presets.addSubcommand("show", new PresetsShowCommand(invocation));
        presets.addSubcommand("save", new PresetsSaveCommand(invocation));
        presets.addSubcommand("remove", new PresetsRemoveCommand(invocation));
        presets.addSubcommand("export", new PresetsExportCommand(invocation));
        presets.addSubcommand("import", new PresetsImportCommand(invocation));
    }

    @Override
    public ExitStatus run() {
        return new PresetsListCommand(invocation).run();
    }
}
