package org.voicerecorder.command.internal.commands;

import java.time.Duration;
import java.util.function.Supplier;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.command.internal.text.FrameText;

/**
 * Reads the times that options of {@code voicerec edit} name in audio of a certain length. What is wrong with one is said
 * in the words that were typed, with what would be right; the engine would say it in frames.
 */
final class EditPlaces {
    /** Longer than the windows that the noise is analysed in need, at any sample rate. */
    private static final Duration LEAST_NOISE = Duration.ofMillis(150);

    private final FrameText text;
    private final int sampleRate;
    private final long frames;

    EditPlaces(int sampleRate, long frames) {
        this.text = new FrameText(sampleRate);
        this.sampleRate = sampleRate;
        this.frames = frames;
    }

    /** A length of time, in frames. */
    long length(String option, String typed) {
        return read(option, () -> text.frames(typed));
    }

    /** A place with audio on both sides. */
    long between(String option, String typed) {
        long at = length(option, typed);
        if (at == 0 || at >= frames) {
            throw invalid(
                    "%s %s: there is nothing to split, the audio is %s long".formatted(option, typed, end(typed)),
                    "Give a time after its beginning and before its end.");
        }
        return at;
    }

    /** A place in the audio, or right at its end. */
    long place(String option, String typed) {
        long at = length(option, typed);
        if (at > frames) {
            throw invalid(
                    "%s %s is beyond the end of the audio, which is %s long".formatted(option, typed, end(typed)),
                    "Give a time up to %s.".formatted(end(typed)));
        }
        return at;
    }

    /** A range that lies in the audio, with its end. */
    FrameRange within(String option, String typed) {
        return range(option, typed).within(frames);
    }

    /** A range that lies in the audio; an open end is left open. */
    FrameRange range(String option, String typed) {
        FrameRange range = read(option, () -> text.range(typed));
        if (range.from() >= frames) {
            throw invalid(
                    "%s %s begins at or after the end of the audio, which is %s long"
                            .formatted(option, typed, end(typed)),
                    "Give a range before " + end(typed) + ".");
        }
        if (!range.isOpen() && range.to() > frames) {
            String from = typed.substring(0, typed.indexOf(".."));
            throw invalid(
                    "%s %s reaches beyond the end of the audio, which is %s long".formatted(option, typed, end(typed)),
                    "Give times up to %s, or %s.. for all to the end.".formatted(end(typed), from));
        }
        return range;
    }

    /** A range that is long enough to know a noise by. */
    FrameRange noise(String option, String typed) {
        FrameRange range = range(option, typed);
        long there = range.within(frames).frames();
        if (there < LEAST_NOISE.toNanos() / 1e9 * sampleRate) {
            throw invalid(
                    "%s %s is %s: too short to know the noise by".formatted(option, typed, text.time(there)),
                    "Name a longer stretch with nothing but the noise, half a second or more, or leave %s out."
                            .formatted(option));
        }
        return range;
    }

    /** A fade, which has to fit. */
    long fade(String option, String typed) {
        long count = length(option, typed);
        if (count == 0) {
            throw invalid("%s %s: a fade takes some time".formatted(option, typed), "Give 0.5, say, or leave it out.");
        }
        if (count > frames) {
            throw invalid(
                    "%s %s is longer than the result, which is %s long".formatted(option, typed, end(typed)),
                    "Give a fade of %s at the most.".formatted(end(typed)));
        }
        return count;
    }

    /** The length of the audio, in the unit that was typed. */
    private String end(String typed) {
        return typed.matches(".*\\df.*") ? frames + "f" : text.time(frames);
    }

    private static <T> T read(String option, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (VoiceRecorderException e) {
            throw new VoiceRecorderException(e.code(), option + ": " + e.getMessage(), e.advice(), e);
        }
    }

    static VoiceRecorderException invalid(String message, String advice) {
        return new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, message, advice, null);
    }
}
