package org.voicerecorder.audio.internal.rescue;

import java.util.OptionalInt;
import org.voicerecorder.audio.rescue.FormatHint;

/** What the caller and the values of a format chunk tell at all, be it right or wrong. The caller goes first. */
record Told(FormatFields fields, FormatHint hint) {
    /** Whether anything tells how wide the samples are. */
    boolean depth() {
        return bytes() > 0;
    }

    /** Whether anything tells the number of channels. */
    boolean channels() {
        return hint.channels().isPresent() || fields.hasChannels() || fields.channelsBy(bytes()) > 0;
    }

    private int bytes() {
        if (hint.bits().isPresent()) {
            return hint.bits().getAsInt() / 8;
        }
        int ofFrame = fields.bytesByFrame();
        return fields.hasDepth() ? (fields.bits() + 7) / 8 : FormatFields.isDepth(8 * ofFrame) ? ofFrame : 0;
    }

    /** All of it, for guessing the rest. */
    FormatHint known() {
        OptionalInt rate = fields.hasRate() ? OptionalInt.of((int) fields.rate()) : OptionalInt.empty();
        OptionalInt channels = fields.hasChannels() ? OptionalInt.of(fields.channels()) : OptionalInt.empty();
        return new FormatHint(
                hint.rate().isPresent() ? hint.rate() : rate,
                hint.channels().isPresent() ? hint.channels() : channels,
                depth() ? OptionalInt.of(8 * bytes()) : OptionalInt.empty());
    }
}
