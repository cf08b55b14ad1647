package org.voicerecorder.audio.player.internal;

import org.voicerecorder.api.audio.PlaybackLine;

/** Where in the source is what is heard. Told by the playback's thread, asked by any. */
final class HeardPosition {
    private final PositionMap map = new PositionMap();
    private PlaybackLine line;
    private double fixed;

    HeardPosition(double source) {
        fixed = source;
    }

    /** From now on, whatever the line says, this is the place, in frames. */
    synchronized void hold(double source) {
        fixed = source;
        line = null;
        map.clear();
    }

    /** The line is followed again; it begins to count. */
    synchronized void follow(PlaybackLine counting) {
        line = counting;
    }

    /** The frame of the line, counted as it counts, at which the block is heard. */
    synchronized void willHear(long lineFrame, Block block) {
        map.add(lineFrame, block.source, block.slope);
    }

    /** In frames of the source. */
    synchronized double now() {
        if (line == null || map.isEmpty()) {
            return fixed;
        }
        long heard = line.heardFrames();
        map.forget(heard);
        return map.at(heard);
    }
}
