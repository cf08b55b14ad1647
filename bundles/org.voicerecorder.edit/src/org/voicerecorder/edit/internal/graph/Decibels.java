package org.voicerecorder.edit.internal.graph;

/** Amplitudes as logarithms. */
final class Decibels {
    private Decibels() {}

    static double toLinear(double decibels) {
        return Math.pow(10, decibels / 20);
    }
}
