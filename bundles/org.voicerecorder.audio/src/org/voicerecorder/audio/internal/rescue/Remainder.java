package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import org.voicerecorder.audio.rescue.WaveFormat;

/**
 * Bytes behind audio that no size in the file accounts for: audio that was recorded after the header had been written for
 * the last time, or something that was put there. The latter is told by what it is. Whatever cannot be told is audio: a
 * few seconds of noise at the end can be cut off, audio that is left out is lost.
 */
final class Remainder {
    /** What they are. */
    enum Kind {
        /** As smooth as sound is, or as what is before. */
        SOUND,
        /** Not like sound, and like nothing else. */
        DOUBTFUL,
        FEW("a few bytes at the end that no size accounts for"),
        FOREIGN("something else at the end"),
        ZEROS("zeros at the end"),
        TEXT("text at the end"),
        PACKED("something at the end that looks compressed and not like audio");

        private final String name;

        Kind() {
            this("something at the end whose kind nobody knows");
        }

        Kind(String name) {
            this.name = name;
        }

        boolean isAudio() {
            return this == SOUND || this == DOUBTFUL;
        }
    }

    /** Less than this is not worth a doubt. */
    private static final int SHORTEST = 256;
    /** A few letters may be samples. */
    private static final int LINE = 32;
    /** As smooth as this is sound, whatever the rest is like. */
    private static final double SOUND = 0.3;

    private final Source file;
    private final WaveFormat format;
    private final boolean bigEndian;
    private final long audio;
    private final long from;
    private final long to;

    /** @param audio where the audio before it begins */
    Remainder(Source file, WaveFormat format, boolean bigEndian, long audio, long from, long to) {
        this.file = file;
        this.format = format;
        this.bigEndian = bigEndian;
        this.audio = audio;
        this.from = from;
        this.to = to;
    }

    /** @param counted whether the size of the whole file includes them */
    Kind kind(boolean counted) throws IOException {
        long sound = Bytes.afterZeros(file, from, to);
        boolean few = to - from < Math.max(SHORTEST, format.blockAlign());
        if (ForeignFile.name(file, sound).isPresent()) {
            return Kind.FOREIGN;
        }
        long silence = Bytes.beforeZeros(file, sound, to);
        if (silence - sound >= LINE && Bytes.areText(file, sound, silence)) {
            return Kind.TEXT;
        }
        if (counted && !(few && sound == to)) {
            return Kind.SOUND;
        }
        if (sound == to) {
            return Kind.ZEROS;
        }
        return few ? Kind.FEW : judge(sound);
    }

    private Kind judge(long first) throws IOException {
        Samples samples = Bytes.samples(format);
        if (samples == null) {
            // What is compressed looks like anything that is compressed.
            return Kind.DOUBTFUL;
        }
        long start = audio + (first - audio) / format.blockAlign() * format.blockAlign();
        double there = smoothness(audio, from, samples);
        double here = smoothness(start, to, samples);
        if (here < SOUND || here < 1.25 * there + 0.02) {
            return Kind.SOUND;
        }
        return Bytes.arePacked(file, first, to, samples.bytes()) ? Kind.PACKED : Kind.DOUBTFUL;
    }

    private double smoothness(long begin, long end, Samples samples) throws IOException {
        return Smoothness.of(file, begin, end, samples, format.channels(), bigEndian)
                .ratio();
    }

    /** What they are, for people. */
    String name() throws IOException {
        if (file.is(from, "TAG") && to - from == 128) {
            return "an ID3 tag at the end";
        }
        Kind kind = kind(false);
        String foreign =
                ForeignFile.name(file, Bytes.afterZeros(file, from, to)).orElse(kind.name);
        return kind == Kind.FOREIGN ? "what looks like %s at the end".formatted(foreign) : kind.name;
    }
}
