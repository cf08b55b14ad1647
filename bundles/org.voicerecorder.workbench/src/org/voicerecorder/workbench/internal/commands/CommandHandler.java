package org.voicerecorder.workbench.internal.commands;

/** Runs the {@link Act} that {@code plugin.xml} names behind the colon. */
public final class CommandHandler extends CommandActHandler {
    public CommandHandler() {
        super(Act::valueOf);
    }
}
