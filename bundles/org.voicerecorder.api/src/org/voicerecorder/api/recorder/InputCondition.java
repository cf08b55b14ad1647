package org.voicerecorder.api.recorder;

/** What is heard of an input, judged over the last seconds (REC-10); a quiet room is {@link #LIVE}. */
public enum InputCondition {
    /** A microphone that hears something, be it a quiet room; also while there is too little audio to judge. */
    LIVE,
    /** Digital zeros, or one value that never changes: nothing is connected, or the device died. */
    DEAD,
    /** A floor of a converter's noise far under that of any room: muted, or switched off at the microphone. */
    MUTED,
    /** A live input, but so quiet that speech would drown in the noise. */
    TOO_QUIET,
    /** Samples at full scale, several in a row. */
    CLIPPING;

    /** Whether a person must be told. */
    public boolean isProblem() {
        return this != LIVE;
    }

    /** Whether nothing useful can be recorded: what {@link TakeRequest.Input#failOnSilence} ends a take for. */
    public boolean isSilent() {
        return this == DEAD || this == MUTED;
    }
}
