package org.voicerecorder.audio.player.internal;

import java.io.IOException;

/** A link of the chain: gives blocks, one after another. Used by one thread. */
@FunctionalInterface
public interface Stage {
    /**
     * Fills a block with at least one frame.
     *
     * @return false at the end, with an empty block
     */
    boolean read(Block block) throws IOException;
}
