package org.voicerecorder.command.internal.commands.presets;

import org.voicerecorder.api.recorder.WatchStrictness;
import org.voicerecorder.command.internal.commands.Choice;

/** {@code strict}, {@code relaxed}, {@code off}. */
final class WatchChoice extends Choice<WatchStrictness> {
    WatchChoice() {
        super(WatchStrictness.class);
    }
}
