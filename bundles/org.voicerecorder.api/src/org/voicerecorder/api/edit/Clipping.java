package org.voicerecorder.api.edit;

/**
 * What of edited audio lies beyond full scale and becomes full scale where it is written. What rounding alone takes
 * there does not count.
 *
 * @param samples how many, over all channels
 * @param decibels by how much the farthest of them is beyond; 0 when there is none
 */
public record Clipping(long samples, double decibels) {
    public static final Clipping NONE = new Clipping(0, 0);

    public boolean isNone() {
        return samples == 0;
    }

    /** That of two parts together. */
    public Clipping and(Clipping other) {
        return new Clipping(samples + other.samples, Math.max(decibels, other.decibels));
    }
}
