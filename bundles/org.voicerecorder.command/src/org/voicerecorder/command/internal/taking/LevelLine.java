package org.voicerecorder.command.internal.taking;

import java.util.List;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.command.internal.text.Style;
import org.voicerecorder.command.internal.text.TextWidth;

/** The level of an input that is tested: a line for each channel, and what is wrong with it. */
public final class LevelLine {
    private final int columns;
    private final Style style;
    private final TakeMeter meter;

    public LevelLine(int columns, Style style) {
        this.columns = columns;
        this.style = style;
        this.meter = new TakeMeter(columns, style, 1);
    }

    public List<String> of(Levels levels, InputCondition condition) {
        List<String> lines = meter.bars(levels);
        if (condition.isAlarm()) {
            lines.add(style.warning(TextWidth.ellipsize(condition.sentence() + ".", columns - 1)));
        }
        return lines;
    }
}
