package org.voicerecorder.audio.rescue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.voicerecorder.audio.SampleEncoding;
import org.voicerecorder.audio.SampleFormat;

/**
 * The format of a WAV file's audio, uncompressed or not, after it was put right. Source: Microsoft, "WAVEFORMATEX" and
 * "WAVEFORMATEXTENSIBLE" (mmreg.h).
 *
 * @param tag 1 PCM, 3 floating point, else a compression
 * @param blockAlign bytes of a frame, or of the smallest piece that can be decoded
 * @param bits of a sample's container
 * @param validBits how many of them count
 * @param mask which loudspeakers the channels are for; 0 when nothing is said
 * @param compressed the whole format chunk of compressed audio, to be kept byte by byte; empty for PCM and floating point
 */
public record WaveFormat(
        int tag, int channels, int rate, int blockAlign, int bits, int validBits, int mask, byte[] compressed) {
    public static final int PCM = 1;
    public static final int ADPCM = 2;
    public static final int FLOAT = 3;
    public static final int ALAW = 6;
    public static final int MULAW = 7;
    public static final int EXTENSIBLE = 0xFFFE;

    /** Uncompressed audio in samples of whole bytes. */
    public static WaveFormat linear(boolean isFloat, int channels, int rate, int bits) {
        return new WaveFormat(isFloat ? FLOAT : PCM, channels, rate, channels * bits / 8, bits, bits, 0, new byte[0]);
    }

    public boolean isLinear() {
        return tag == PCM || tag == FLOAT;
    }

    public int bytesPerSample() {
        return bits / 8;
    }

    /** How the product reads it; empty when it needs a decoder or is nothing that the product knows. */
    public Optional<SampleFormat> sampleFormat() {
        SampleEncoding encoding =
                switch (tag * 100 + bits) {
                    case 108 -> SampleEncoding.U8;
                    case 116 -> SampleEncoding.S16;
                    case 124 -> SampleEncoding.S24;
                    case 132 -> SampleEncoding.S32;
                    case 332 -> SampleEncoding.F32;
                    case 364 -> SampleEncoding.F64;
                    default -> null;
                };
        return Optional.ofNullable(encoding)
                .filter(_ -> channels <= SampleFormat.MAX_CHANNELS)
                .map(known -> new SampleFormat(rate, channels, known));
    }

    /** Whether audio of both can lie one behind the other. */
    public boolean fits(WaveFormat other) {
        return tag == other.tag
                && channels == other.channels
                && rate == other.rate
                && blockAlign == other.blockAlign
                && bits == other.bits;
    }

    /** For people. */
    public String text() {
        String kind =
                switch (tag) {
                    case PCM -> validBits + " bit";
                    case FLOAT -> bits + " bit floating point";
                    case ADPCM, 0x11 -> "ADPCM";
                    case ALAW -> "A-law";
                    case MULAW -> "μ-law";
                    default -> String.format(Locale.ROOT, "compression 0x%04x", tag);
                };
        String layout = channels == 1 ? "mono" : channels == 2 ? "stereo" : channels + " channels";
        return "%d Hz, %s, %s".formatted(rate, kind, layout);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WaveFormat that
                && fits(that)
                && validBits == that.validBits
                && mask == that.mask
                && Arrays.equals(compressed, that.compressed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tag, channels, rate, blockAlign, bits, validBits, mask, Arrays.hashCode(compressed));
    }

    @Override
    public String toString() {
        return text() + (compressed.length == 0 ? "" : " " + HexFormat.of().formatHex(compressed));
    }
}
