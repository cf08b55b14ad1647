package org.voicerecorder.command.internal.playing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.voicerecorder.api.audio.AudioPlayer.Playback;
import org.voicerecorder.command.internal.text.Escapes;
import org.voicerecorder.command.internal.text.HumanTime;
import org.voicerecorder.command.internal.text.Style;
import org.voicerecorder.command.internal.text.TextWidth;

/** Draws a playback: a line with place and length, and where keys can be typed, what they do. */
public final class PlayScreen {
    private static final int WIDEST_BAR = 60;
    private static final int FEWEST_ROWS = 8;

    /** Every key, for who asks for them. */
    private static final List<String> KEYS = List.of(
            "space, k pause and go on    ← → 5 s    j l 10 s    0, Home beginning    End",
            "[ ] slower, faster    + -, ↑ ↓ louder, softer    s skip silence    r repeat",
            "m set a marker    , . to the marker before, after    ? these keys    q end");

    private final int columns;
    private final int rows;
    private final Style style;

    public PlayScreen(int columns, int rows, Style style) {
        this.columns = columns;
        this.rows = rows;
        this.style = style;
    }

    /** At a terminal where nobody types. */
    public String line(Playback playback) {
        return bar("", playback, "");
    }

    /** With what the keys have changed, and the keys. */
    public List<String> lines(PlayControls controls) {
        Playback playback = controls.playback();
        String sign =
                switch (playback.state()) {
                    case PAUSED -> "PAUSED ";
                    case WAITING -> "NO OUTPUT ";
                    default -> "PLAY ";
                };
        List<String> lines = new ArrayList<>();
        lines.add(bar(sign, playback, settings(controls)));
        if (rows < FEWEST_ROWS) {
            return lines;
        }
        if (!controls.notice().isEmpty()) {
            lines.add(style.warning(fit(Escapes.visible(controls.notice()))));
        }
        List<String> keys = controls.showsKeys()
                ? KEYS
                : List.of("space pause · ← → 5 s · [ ] speed · + - volume · m marker · r repeat · ? keys · q end");
        keys.forEach(text -> lines.add(style.faint(fit(text))));
        return lines;
    }

    private static String settings(PlayControls controls) {
        StringBuilder text = new StringBuilder();
        if (controls.speed() != 1) {
            text.append(String.format(Locale.ROOT, " %s×", plain(controls.speed())));
        }
        if (controls.volume() != 0) {
            text.append(String.format(Locale.ROOT, " %+.0f dB", controls.volume()));
        }
        text.append(controls.skipsSilence() ? " no silence" : "");
        text.append(controls.loops() ? " repeat" : "");
        return text.toString();
    }

    private static String plain(double speed) {
        return speed == Math.rint(speed) ? Integer.toString((int) speed) : Double.toString(speed);
    }

    private String bar(String sign, Playback playback, String settings) {
        Duration position = playback.position();
        Duration duration = playback.duration();
        String time = "%s / %s".formatted(HumanTime.clock(position.toSeconds()), HumanTime.clock(duration.toSeconds()));
        int width = Math.clamp((long) columns - 5 - sign.length() - time.length() - settings.length(), 0, WIDEST_BAR);
        double part = duration.isZero() ? 0 : Math.clamp((double) position.toMillis() / duration.toMillis(), 0, 1);
        int filled = (int) (part * width);
        return fit(sign + time + " [" + "=".repeat(filled) + ".".repeat(width - filled) + "]" + settings);
    }

    private String fit(String text) {
        return TextWidth.fit(text, columns - 1);
    }
}
