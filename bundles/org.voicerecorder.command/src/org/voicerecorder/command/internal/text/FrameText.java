package org.voicerecorder.command.internal.text;

import java.time.Duration;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.edit.FrameRange;

/** Places in audio as people write and read them: times as in {@link HumanTime}, or frames with an f, {@code 48000f}. */
public final class FrameText {
    private final int sampleRate;

    public FrameText(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} */
    public long frames(String text) {
        if (text.matches("\\d{1,18}f")) {
            return Long.parseLong(text.substring(0, text.length() - 1));
        }
        Duration time = HumanTime.parseDuration(text);
        return Math.round(time.toNanos() / 1e9 * sampleRate);
    }

    /** Reads {@code FROM..TO}; either may be left out. @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} */
    public FrameRange range(String text) {
        int dots = text.indexOf("..");
        // 1.5..2 has three dots in a row nowhere, 1...2 would be a slip.
        if (dots < 0 || text.indexOf("..", dots + 1) >= 0) {
            throw bad(text, "It has no '..'");
        }
        String from = text.substring(0, dots);
        String to = text.substring(dots + 2);
        long begin = from.isEmpty() ? 0 : frames(from);
        long end = to.isEmpty() ? FrameRange.END : frames(to);
        if (end <= begin) {
            throw bad(text, "It ends where it begins, or before");
        }
        return new FrameRange(begin, end);
    }

    /** {@code 1:02.500}. */
    public String time(long frames) {
        Duration time = AudioProperties.duration(frames, sampleRate);
        return HumanTime.clock(time.toSeconds()) + ".%03d".formatted(time.toMillisPart());
    }

    /** {@code 0:01.000 to 0:02.000}, or {@code all of it}. */
    public String time(FrameRange range) {
        if (range.equals(FrameRange.ALL)) {
            return "all of it";
        }
        return time(range.from()) + " to " + (range.isOpen() ? "the end" : time(range.to()));
    }

    private static VoiceRecorderException bad(String text, String why) {
        return new VoiceRecorderException(
                ErrorCode.ERR_INVALID_ARGUMENT,
                "'%s' is not a range. %s".formatted(text, why),
                "Write it like 1:30..2:00, 10s.. (to the end) or 48000f..96000f (frames).",
                null);
    }
}
