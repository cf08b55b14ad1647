package org.voicerecorder.command.internal.commands.presets;

import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.command.internal.commands.Choice;

/** {@code wav}, {@code flac}, {@code mp3} and so on. */
final class FormatChoice extends Choice<ExportFormat> {
    FormatChoice() {
        super(ExportFormat.class);
    }
}
