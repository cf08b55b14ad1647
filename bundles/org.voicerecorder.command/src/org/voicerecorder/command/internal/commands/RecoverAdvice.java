package org.voicerecorder.command.internal.commands;

import java.nio.file.Path;
import java.util.Locale;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/** A WAV file that cannot be added because it is damaged can be mended: whoever is told of the one is told of the other. */
final class RecoverAdvice {
    private RecoverAdvice() {}

    /** The same failure, with the command that helps. @param program what the user types for this program */
    static VoiceRecorderException on(Path file, String program, VoiceRecorderException why) {
        boolean isDamage = why.code() == ErrorCode.ERR_CORRUPT_FILE || why.code() == ErrorCode.ERR_UNSUPPORTED_FORMAT;
        if (!isDamage || !isCalledWav(file)) {
            return why;
        }
        String command = "%s recover %s".formatted(program, quoted(file.toString()));
        String advice = why.code() == ErrorCode.ERR_CORRUPT_FILE
                ? "Mend a copy with '%s', and take it in with --add; or get another copy of the file."
                        .formatted(command)
                : "%s If it is a damaged WAV file, '%s' finds out.".formatted(why.advice(), command);
        return new VoiceRecorderException(why.code(), why.getMessage(), advice, why);
    }

    private static boolean isCalledWav(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.matches(".*\\.(wav|wave|bwf|rf64|w64)");
    }

    /** As a shell takes it. */
    private static String quoted(String name) {
        return name.matches("[\\w./+@%:,=~-]+") ? name : "\"" + name.replaceAll("([\"$`\\\\])", "\\\\$1") + "\"";
    }
}
