package org.voicerecorder.api.recorder;

import java.time.Duration;
import java.util.List;

/**
 * What the watch of an input found over a whole take.
 *
 * @param silent whether no channel was live from end to end
 * @param silentChannels numbers, from 0, of the channels that were never live
 * @param tooQuiet whether the take was live, but never louder than far too quiet
 * @param clippedRuns runs of three or more full-scale samples, over all channels
 * @param dead how long nothing arrived on any channel, in stretches that were long enough to be told
 */
public record InputSummary(
        boolean silent, List<Integer> silentChannels, boolean tooQuiet, long clippedRuns, Duration dead) {
    public InputSummary {
        silentChannels = List.copyOf(silentChannels);
    }

    /** Whether somebody should listen to this take before relying on it. */
    public boolean isFlagged() {
        return !silentChannels.isEmpty() || tooQuiet || clippedRuns > 0 || dead.isPositive();
    }
}
