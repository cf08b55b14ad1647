package org.voicerecorder.command.internal.taking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.voicerecorder.api.command.CommandRequest.Terminal;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.recorder.TakeStatus.State;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.command.internal.text.Escapes;
import org.voicerecorder.command.internal.text.HumanTime;
import org.voicerecorder.command.internal.text.Style;
import org.voicerecorder.command.internal.text.TextWidth;

/**
 * Draws a take under way: where keys can be typed, as a small screen with a timer, a meter for each channel, warnings in
 * words and the keys; else as one line. Where there are few rows, warnings go before the meters, and those before the keys.
 */
public final class TakeScreen {
    private static final int MOST_WARNINGS = 3;
    private static final int FEWEST_ROWS = 3;

    private final Style style;
    private final int columns;
    private final Optional<Duration> length;
    private final TakeMeter meter;
    private final boolean full;
    /** Of lines: one row is left to the cursor. */
    private final int most;

    /** @param request what was asked of the take */
    public TakeScreen(Terminal terminal, Style style, TakeRequest request, boolean keys) {
        this.style = style;
        this.columns = terminal.columns();
        this.length = request.course().length();
        this.meter = new TakeMeter(columns, style, request.format().sampleRate());
        this.full = keys && terminal.rows() >= FEWEST_ROWS;
        this.most = terminal.rows() - 1;
    }

    /** @param prompt what is asked instead of a key */
    public List<String> lines(Take take, Optional<String> prompt) {
        TakeStatus status = take.status();
        if (!full) {
            return List.of(meter.line(status, length));
        }
        Optional<String> asked = prompt.map(question -> style.warning(fit(Escapes.visible(question))));
        List<String> warnings = status.warnings().stream()
                .limit(Math.min(MOST_WARNINGS, most - 1 - asked.stream().count()))
                .map(this::warning)
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(timer(status, take.markers().size()));
        List<String> bars = meter.bars(status);
        long taken = lines.size() + warnings.size() + asked.stream().count();
        if (taken + bars.size() <= most) {
            lines.addAll(bars);
        }
        lines.addAll(warnings);
        asked.ifPresent(lines::add);
        if (asked.isEmpty() && lines.size() < most) {
            lines.add(style.faint(fit(keys(status))));
        }
        return lines;
    }

    private String timer(TakeStatus status, int markers) {
        String sign = sign(status.state()) + afterwards(status);
        String time = " " + HumanTime.clock(status.recorded())
                + length.map(l -> " of " + HumanTime.clock(l)).orElse("");
        StringBuilder facts = new StringBuilder();
        if (status.part() > 1) {
            facts.append("   part ").append(status.part());
        }
        if (markers > 0) {
            facts.append("   ").append(markers).append(markers == 1 ? " marker" : " markers");
        }
        status.timeLeft()
                .ifPresent(left -> facts.append("   ").append(words(left)).append(" left on the disk"));
        String painted = status.state() == State.RECORDING ? style.error(sign) : style.warning(sign);
        int room = Math.max(0, columns - 1 - sign.length() - time.length());
        return painted + style.heading(time) + style.faint(TextWidth.ellipsize(facts.toString(), room));
    }

    /** While the device is gone: what becomes of the take when it is back. */
    private static String afterwards(TakeStatus status) {
        boolean waits = status.state() == State.DEVICE_LOST && status.wanted() != State.RECORDING;
        return waits ? ", " + sign(status.wanted()) : "";
    }

    private static String sign(State state) {
        return switch (state) {
            case ARMED -> "ARMED";
            case RECORDING -> "REC";
            case PAUSED -> "PAUSED";
            case LISTENING -> "LISTENING";
            case DEVICE_LOST -> "NO DEVICE";
            default -> "ENDING";
        };
    }

    private static String words(Duration left) {
        if (left.toHours() >= 1) {
            return left.toHours() + " h " + left.toMinutesPart() + " min";
        }
        return left.toMinutes() >= 1 ? left.toMinutes() + " min" : left.toSeconds() + " s";
    }

    private String warning(TakeWarning warning) {
        String text = fit(Escapes.visible(warning.text()));
        return switch (warning.kind()) {
            case DEVICE_LOST, DISK_NEARLY_FULL, SILENT, AUDIO_LOST -> style.error(text);
            default -> style.warning(text);
        };
    }

    private static String keys(TakeStatus status) {
        String start =
                switch (status.wanted()) {
                    case ARMED -> "ENTER start";
                    case PAUSED -> "space go on";
                    default -> "space pause";
                };
        String gain =
                String.format(Locale.ROOT, "+/- gain %+.0f dB", status.input().gain());
        String mute = status.input().muted() ? "0 MUTED" : "0 mute";
        return "%s · q end · m marker · t its text · %s · %s · d discard".formatted(start, gain, mute);
    }

    private String fit(String text) {
        return TextWidth.ellipsize(text, columns - 1);
    }
}
