package org.voicerecorder.audio.player.internal;

/**
 * Tells pauses from sound, block by block: a pause is quieter than a threshold that follows the room. The room's level is
 * the lowest that was lately heard: followed down at once, up slowly, so that speech does not raise it. Levels are the
 * deviation from the block's mean (a DC offset is no sound).
 */
final class SilenceGate {
    /** So much louder than the room is sound. */
    private static final double ABOVE_ROOM_DB = 10;
    /** Quieter than this is a pause in any room, louder than that in none. */
    private static final double MIN_THRESHOLD_DB = -60;

    private static final double MAX_THRESHOLD_DB = -38;
    private static final double RISE_DB_PER_SECOND = 3;
    private static final double FALL = 0.3;
    private static final double FLOOR_DB = -120;

    private final double sampleRate;
    private double room = MIN_THRESHOLD_DB - ABOVE_ROOM_DB;

    SilenceGate(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    boolean isPause(Block block) {
        double level = level(block);
        double up = RISE_DB_PER_SECOND * block.frames / sampleRate;
        room += level < room ? FALL * (level - room) : Math.min(up, level - room);
        room = Math.clamp(room, MIN_THRESHOLD_DB - ABOVE_ROOM_DB, MAX_THRESHOLD_DB - ABOVE_ROOM_DB);
        return level < room + ABOVE_ROOM_DB;
    }

    /** Of the loudest channel. */
    private static double level(Block block) {
        double most = 0;
        for (int channel = 0; channel < block.channels; channel++) {
            double sum = 0;
            double squares = 0;
            for (int at = channel, end = block.frames * block.channels; at < end; at += block.channels) {
                sum += block.samples[at];
                squares += block.samples[at] * block.samples[at];
            }
            double mean = sum / block.frames;
            most = Math.max(most, squares / block.frames - mean * mean);
        }
        return most <= 1e-12 ? FLOOR_DB : 10 * Math.log10(most);
    }
}
