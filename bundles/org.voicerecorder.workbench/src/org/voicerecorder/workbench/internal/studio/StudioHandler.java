package org.voicerecorder.workbench.internal.studio;

import org.voicerecorder.workbench.internal.commands.CommandActHandler;

/** Runs the {@link StudioAct} that {@code plugin.xml} names behind the colon. */
public final class StudioHandler extends CommandActHandler {
    public StudioHandler() {
        super(StudioAct::valueOf);
    }
}
