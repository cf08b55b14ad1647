package org.voicerecorder.api.edit;

/** How the gain of a fade-in goes from silence to 1 as {@code x} goes from 0 to 1; a fade-out is its mirror image. */
public enum FadeShape {
    /** {@code x}: even steps of amplitude. */
    LINEAR("linear") {
        @Override
        public double gain(double x) {
            return x;
        }
    },
    /** {@code sin(πx/2)}: two of them across each other keep the power of unrelated sounds. */
    EQUAL_POWER("equal-power") {
        @Override
        public double gain(double x) {
            return Math.sin(Math.PI / 2 * x);
        }
    },
    /** Even steps of loudness, {@code 60x - 60} dB, with silence at 0. */
    EXPONENTIAL("exponential") {
        @Override
        public double gain(double x) {
            return x <= 0 ? 0 : Math.pow(10, DEPTH * (x - 1) / 20);
        }
    };

    /** Over how many decibels an exponential fade goes. */
    private static final double DEPTH = 60;

    private final String label;

    FadeShape(String label) {
        this.label = label;
    }

    /** Its name in edit lists and on the command line. */
    public String label() {
        return label;
    }

    /** @param x 0 (silence) to 1 */
    public abstract double gain(double x);
}
