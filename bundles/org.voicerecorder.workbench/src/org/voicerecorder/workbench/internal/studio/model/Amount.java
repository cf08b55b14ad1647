package org.voicerecorder.workbench.internal.studio.model;

import java.text.NumberFormat;
import java.util.Locale;
import org.eclipse.osgi.util.NLS;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * A number that somebody types.
 *
 * @param name what it is called where it is typed
 */
public record Amount(String name, double least, double most) {
    /**
     * Reads it; a comma is as good as a point.
     *
     * @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} with a sentence for the person who typed it
     */
    public double parse(String typed) {
        double value;
        try {
            value = Double.parseDouble(typed.strip().replace(',', '.').replace('\u2212', '-'));
        } catch (NumberFormatException e) {
            throw invalid(
                    NLS.bind(StudioMessages.amountBad, typed.isBlank() ? label() : "\u201C" + typed.strip() + "\u201D"),
                    e);
        }
        if (!(value >= least && value <= most)) {
            throw invalid(
                    NLS.bind(StudioMessages.amountRange, new Object[] {label(), plain(least), plain(most)}), null);
        }
        return value;
    }

    private String label() {
        return name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
    }

    private static VoiceRecorderException invalid(String message, Throwable cause) {
        return new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, message, cause);
    }

    /** As short as it can be: {@code -16}, {@code 0.5}. */
    public static String plain(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setGroupingUsed(false);
        return format.format(value);
    }
}
