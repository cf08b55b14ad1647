package org.voicerecorder.api.recorder;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the last seconds of an input say about it: whether somebody who speaks now is being recorded. See
 * {@link WatchStrictness} for how fast it is judged.
 *
 * @param kind what holds for the input as a whole
 * @param channels what holds for each channel, in their order
 * @param offset the largest steady (DC) offset of a channel, as a part of full scale, -1 to 1
 * @param clippedRuns runs of three or more full-scale samples since the watch began, over all channels
 */
public record InputCondition(Kind kind, List<Kind> channels, double offset, long clippedRuns) {
    /** An offset from here on is told (-40 dBFS): it costs headroom, and clicks at every cut. */
    public static final double NOTABLE_OFFSET = 0.01;

    /** Worst last; what holds for several channels is the worst of them, but for {@link #CHANNEL_DEAD}. */
    public enum Kind {
        /** Too little was heard to judge, at the start or after a silence. */
        LISTENING,
        /** A live input: speech, or the noise of a quiet room. */
        OK,
        /** Live, but far from the middle: see {@link InputCondition#offset}. */
        OFFSET,
        /** One of several channels is dead, another is not. */
        CHANNEL_DEAD,
        /** Something arrives, but so faint that speech would drown in the noise. */
        TOO_QUIET,
        /** Samples at full scale in a row: the tops of the waves are lost. */
        CLIPPING,
        /** Was live before, now nothing arrives from the device: muted there, unplugged, or its gate closed. */
        MUTED,
        /** Nothing has arrived: only zeros, one constant value, or the faint noise of a converter. */
        DEAD
    }

    public InputCondition {
        channels = List.copyOf(channels);
    }

    public static InputCondition listening(int channels) {
        return new InputCondition(
                Kind.LISTENING,
                IntStream.range(0, channels).mapToObj(i -> Kind.LISTENING).toList(),
                0,
                0);
    }

    /** Whether nothing that is said now would be recorded: what a take started by a machine should fail on. */
    public boolean isSilent() {
        return kind == Kind.DEAD || kind == Kind.MUTED;
    }

    /** Whether somebody has to be told. */
    public boolean isAlarm() {
        return kind.compareTo(Kind.OK) > 0;
    }

    /** One sentence for people, with what to do; empty when all is well. */
    public String sentence() {
        return switch (kind) {
            case LISTENING, OK -> "";
            case OFFSET ->
                "The input has a steady offset of %.0f %% of full scale; the microphone or its cable may be faulty"
                        .formatted(100 * Math.abs(offset));
            case CHANNEL_DEAD -> deadChannels();
            case TOO_QUIET -> "The input is far too quiet; turn up its gain, or come closer to the microphone";
            case CLIPPING -> "The input is too loud and clips; turn down its gain";
            case MUTED -> "The input went silent" + butOffset() + "; it may be muted or unplugged";
            case DEAD ->
                "The input is dead: nothing arrives" + butOffset()
                        + "; it may be muted, unplugged, or the wrong device";
        };
    }

    private String butOffset() {
        return Math.abs(offset) >= NOTABLE_OFFSET ? " but for a steady offset" : "";
    }

    private String deadChannels() {
        List<String> dead = IntStream.range(0, channels.size())
                .filter(i -> channels.get(i) == Kind.DEAD || channels.get(i) == Kind.MUTED)
                .mapToObj(this::name)
                .toList();
        return "Nothing arrives on the %s; check the cable, or record in mono".formatted(String.join(", ", dead));
    }

    private String name(int channel) {
        return channels.size() == 2 ? (channel == 0 ? "left channel" : "right channel") : "channel " + (channel + 1);
    }
}
