package org.voicerecorder.audio.pulse.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.audio.UsualFormats;

/** Formats in the words of the sound server: {@code pa_sample_spec}, 12 bytes: encoding, rate, channels. */
final class SampleSpecs {
    static final long SIZE = 12;

    private static final long RATE = 4;
    private static final long CHANNEL_COUNT = 8;

    // pa_sample_format_t
    private static final int S16LE = 3;
    private static final int S32LE = 7;
    private static final int S24LE = 9;

    static final int LOWEST_RATE = 8_000;
    static final int HIGHEST_RATE = 192_000;

    private SampleSpecs() {}

    /** What can be asked for: the server converts where a device speaks otherwise. */
    static boolean isOffered(CaptureFormat format) {
        return format.sampleRate() >= LOWEST_RATE
                && format.sampleRate() <= HIGHEST_RATE
                && format.channels() <= 2
                && format.bitDepth() >= 16;
    }

    /** What the server can be given: up to {@code PA_RATE_MAX} and {@code PA_CHANNELS_MAX}, which are a format's, too. */
    static boolean canBePlayed(CaptureFormat format) {
        return format.bitDepth() >= 16;
    }

    /** The formats that a device is offered in: first its own, in which nothing is converted. */
    static List<CaptureFormat> offered(CaptureFormat own) {
        Set<CaptureFormat> all = new LinkedHashSet<>();
        all.add(new CaptureFormat(
                Math.clamp(own.sampleRate(), LOWEST_RATE, HIGHEST_RATE),
                Math.min(own.channels(), 2),
                Math.max(own.bitDepth(), 16)));
        all.addAll(UsualFormats.ALL);
        return new ArrayList<>(all);
    }

    static MemorySegment allocate(SegmentAllocator allocator, CaptureFormat format) {
        MemorySegment spec = allocator.allocate(SIZE, 4);
        spec.set(
                ValueLayout.JAVA_INT,
                0,
                switch (format.bitDepth()) {
                    case 16 -> S16LE;
                    case 24 -> S24LE;
                    case 32 -> S32LE;
                    default -> throw new IllegalArgumentException(format.toString());
                });
        spec.set(ValueLayout.JAVA_INT, RATE, format.sampleRate());
        spec.set(ValueLayout.JAVA_BYTE, CHANNEL_COUNT, (byte) format.channels());
        return spec;
    }

    static CaptureFormat read(MemorySegment spec) {
        return new CaptureFormat(
                spec.get(ValueLayout.JAVA_INT, RATE),
                spec.get(ValueLayout.JAVA_BYTE, CHANNEL_COUNT),
                depth(spec.get(ValueLayout.JAVA_INT, 0)));
    }

    /** Bits that an encoding carries: a float has a mantissa of 24, companded telephone audio fits into 16. */
    private static int depth(int encoding) {
        return switch (encoding) {
            case 0 -> 8;
            case 5, 6, 9, 10, 11, 12 -> 24;
            case 7, 8 -> 32;
            default -> 16;
        };
    }
}
