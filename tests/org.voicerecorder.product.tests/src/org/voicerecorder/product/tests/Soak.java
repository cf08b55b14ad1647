package org.voicerecorder.product.tests;

import java.time.Duration;

/** How much is tried: little in {@code ./verify}, much in {@code ./verify --soak}. */
final class Soak {
    static final boolean ON = Boolean.getBoolean("voicerecorder.soak");

    /** How often a process with takes in every state is killed. */
    static final int KILLS = Integer.getInteger("voicerecorder.kills", 6);

    /** How long a recording is watched for lost frames. */
    static final Duration LENGTH =
            Duration.ofSeconds(Integer.getInteger("voicerecorder.soak.seconds", ON ? 1_800 : 20));

    private Soak() {}
}
