package org.voicerecorder.command.internal.commands;

import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.CommandTree;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "completion",
        sortOptions = false,
        description = "Prints the script that lets a shell complete commands and options with the Tab key.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE},
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec completion bash > ~/.local/share/bash-completion/completions/voicerec",
            "  voicerec completion zsh >> ~/.zshrc"
        })
public final class CompletionCommand implements Command {
    /** Shells there is a script for. */
    enum Shell {
        BASH,
        ZSH
    }

    static final class ShellChoice extends Choice<Shell> {
        ShellChoice() {
            super(Shell.class);
        }
    }

    private final Invocation invocation;

    @Parameters(
            arity = "1",
            paramLabel = "SHELL",
            converter = ShellChoice.class,
            completionCandidates = ShellChoice.class,
            description = "bash or zsh.")
    private Shell shell;

    public CompletionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        // The script completes in bash by itself, and in zsh through zsh's own emulation, which must be loaded first.
        String prologue = shell == Shell.ZSH ? "autoload -U +X compinit && compinit -u\n" : "";
        String script = prologue + AutoComplete.bash("voicerec", new CommandTree(invocation).complete());
        if (invocation.isJson()) {
            invocation.emit(
                    json -> json.beginObject().name("script").value(script).endObject());
        } else {
            invocation.console().print(script);
        }
        return ExitStatus.OK;
    }
}
