package org.voicerecorder.command.internal.commands;

import org.voicerecorder.api.recorder.WatchStrictness;

/** {@code strict}, {@code relaxed}, {@code off}. */
final class WatchChoice extends Choice<WatchStrictness> {
    WatchChoice() {
        super(WatchStrictness.class);
    }
}
