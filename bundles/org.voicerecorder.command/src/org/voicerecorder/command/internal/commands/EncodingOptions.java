package org.voicerecorder.command.internal.commands;

import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Encoding;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.audio.ExportPreset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How copies are encoded: a format, a preset, or a preset with something else about it. */
final class EncodingOptions {
    static final class FormatChoice extends Choice<ExportFormat> {
        FormatChoice() {
            super(ExportFormat.class);
        }
    }

    static final class QualityChoice extends Choice<Encoding.Quality> {
        QualityChoice() {
            super(Encoding.Quality.class);
        }
    }

    /** The names of the presets. */
    static final class PresetChoice implements ITypeConverter<ExportPreset>, Iterable<String> {
        @Override
        public ExportPreset convert(String text) {
            return ExportPreset.of(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "expected one of %s but was '%s'".formatted(String.join(", ", this), text)));
        }

        @Override
        public Iterator<String> iterator() {
            return ExportPreset.ALL.stream().map(ExportPreset::name).iterator();
        }
    }

    /** Kilobits per second: {@code 128} or {@code 128k}. */
    static final class BitrateConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            String number = text.strip().toLowerCase(Locale.ROOT).replaceAll("k$", "");
            if (!number.matches("\\d{1,4}")) {
                throw new TypeConversionException("'%s' is not a bitrate such as 128k".formatted(text));
            }
            return Integer.valueOf(number);
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatChoice.class,
            completionCandidates = FormatChoice.class,
            description = "Convert to wav, flac, mp3, m4a, opus or ogg. Default: the original bytes.")
    private ExportFormat format;

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            converter = PresetChoice.class,
            completionCandidates = PresetChoice.class,
            description = "Format and bitrate by a name: ${COMPLETION-CANDIDATES}.")
    private ExportPreset preset;

    @Option(
            names = "--bitrate",
            paramLabel = "KBIT",
            converter = BitrateConverter.class,
            description = "Kilobits per second of mp3, m4a or opus, e.g. 128k.")
    private Integer bitrate;

    @Option(
            names = "--quality",
            paramLabel = "QUALITY",
            converter = QualityChoice.class,
            completionCandidates = QualityChoice.class,
            description = "low, medium or high, instead of a bitrate. Default: high.")
    private Encoding.Quality quality;

    @Option(names = "--mono", description = "Mix all channels into one.")
    private boolean mono;

    @Option(
            names = "--stereo",
            description = "Mix more than two channels into two: 5.1 and the like, by the coefficients of ITU-R BS.775.")
    private boolean stereo;

    /** Empty means the original bytes. */
    Optional<Encoding> encoding() {
        if (format != null && preset != null) {
            throw usage("--format and --preset exclude each other", "Give one of them.");
        }
        if (format == null && preset == null) {
            if (bitrate != null || quality != null || mono || stereo) {
                throw usage(
                        "--bitrate, --quality, --mono and --stereo need a format", "Add --format, e.g. --format mp3.");
            }
            return Optional.empty();
        }
        Encoding base = preset == null ? Encoding.of(format) : preset.encoding();
        OptionalInt rate = quality != null ? OptionalInt.empty() : base.bitrate();
        return Optional.of(new Encoding(
                base.format(),
                bitrate == null ? rate : OptionalInt.of(bitrate),
                Optional.ofNullable(quality),
                mono || base.mono() && !stereo,
                stereo));
    }

    private static VoiceRecorderException usage(String message, String advice) {
        return new VoiceRecorderException(ErrorCode.ERR_USAGE, message, advice, null);
    }
}
