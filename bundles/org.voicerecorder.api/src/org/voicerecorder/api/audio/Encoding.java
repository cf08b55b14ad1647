package org.voicerecorder.api.audio;

import java.util.Optional;
import java.util.OptionalInt;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * How a copy is encoded.
 *
 * @param bitrate of all channels together, in kbit/s; for MP3, M4A and Opus
 * @param quality instead of a bitrate; for every lossy format
 * @param mono whether channels are mixed into one
 * @param stereo whether more than two channels are mixed into two, by the coefficients of ITU-R BS.775: centre and surrounds
 *     at -3 dB, no low-frequency effects; the whole is lowered so that nothing can clip
 */
public record Encoding(
        ExportFormat format, OptionalInt bitrate, Optional<Quality> quality, boolean mono, boolean stereo) {
    /** How much of a sound a lossy format keeps. */
    public enum Quality {
        /** For speech that must be small. */
        LOW,
        /** For speech, and music in the background. */
        MEDIUM,
        /** Hardly anybody hears a difference. What is taken when nothing is said. */
        HIGH
    }

    /** @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} for what the format cannot do */
    public Encoding {
        if (bitrate.isPresent() && quality.isPresent()) {
            throw invalid("A bitrate and a quality exclude each other", "Give one of them.");
        }
        if (quality.isPresent() && format.isLossless()) {
            throw invalid(format + " keeps every sample and has no quality to choose", "Leave the quality out.");
        }
        if (bitrate.isPresent()) {
            check(format, bitrate.getAsInt());
        }
        if (mono && stereo) {
            throw invalid("One channel and two exclude each other", "Give one of them.");
        }
        if (mono && format == ExportFormat.OGG) {
            throw invalid("The Vorbis encoder of this program writes two channels", "Take opus for mono.");
        }
    }

    public Encoding(ExportFormat format, OptionalInt bitrate, Optional<Quality> quality, boolean mono) {
        this(format, bitrate, quality, mono, false);
    }

    /** Whether the copy may have fewer channels than its source. */
    public boolean mixes() {
        return mono || stereo;
    }

    private static void check(ExportFormat format, int bitrate) {
        int least = format == ExportFormat.M4A ? 16 : 8;
        int most = format == ExportFormat.MP3 ? 320 : 512;
        switch (format) {
            case MP3, M4A, OPUS -> {
                if (bitrate < least || bitrate > most) {
                    throw invalid(
                            "%s has %d to %d kbit/s, not %d".formatted(format, least, most, bitrate),
                            "Give another bitrate.");
                }
            }
            case OGG -> throw invalid("The Vorbis encoder of this program has no bitrate", "Give a quality.");
            case WAV, FLAC -> throw invalid(format + " keeps every sample and has no bitrate", "Leave it out.");
        }
    }

    private static VoiceRecorderException invalid(String message, String advice) {
        return new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, message, advice, null);
    }

    /** The format as it is written when nothing more is said. */
    public static Encoding of(ExportFormat format) {
        return new Encoding(format, OptionalInt.empty(), Optional.empty(), false);
    }

    /** With a bitrate in kbit/s. */
    public static Encoding of(ExportFormat format, int bitrate, boolean mono) {
        return new Encoding(format, OptionalInt.of(bitrate), Optional.empty(), mono);
    }
}
