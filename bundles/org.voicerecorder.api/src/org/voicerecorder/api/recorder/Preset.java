package org.voicerecorder.api.recorder;

import java.nio.file.Path;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.ExportFormat;

/**
 * What a kind of recording always asks for, under a name: format, gain, title, tags, splitting, voice activation,
 * pre-roll, how strictly the input is watched.
 *
 * @param name 1 to 60 characters; upper and lower case do not tell presets apart
 * @param request what a take is asked for unless something else is said
 * @param export a copy to make of every take
 */
public record Preset(String name, TakeRequest request, Optional<Export> export) {
    private static final int LONGEST_NAME = 60;

    /**
     * A copy outside the library.
     *
     * @param folder absolute; made when it is missing
     */
    public record Export(ExportFormat format, Path folder) {
        public Export {
            if (!folder.isAbsolute()) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_INVALID_ARGUMENT,
                        "The folder for exports, %s, is not absolute".formatted(folder));
            }
        }
    }

    public Preset {
        name = requireName(name);
        request.text().title().ifPresent(TitleTemplate::require);
    }

    /** @throws VoiceRecorderException {@code ERR_INVALID_NAME} when no preset can have this name */
    public static String requireName(String name) {
        String stripped = name.strip();
        boolean printable = stripped.codePoints().noneMatch(c -> Character.isISOControl(c) || c == '{' || c == '}');
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME || !printable) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_NAME,
                    "'%s' cannot be the name of a preset".formatted(name),
                    "A name has 1 to %d characters, without braces.".formatted(LONGEST_NAME),
                    null);
        }
        return stripped;
    }

    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other.strip());
    }
}
