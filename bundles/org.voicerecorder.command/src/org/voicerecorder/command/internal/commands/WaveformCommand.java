package org.voicerecorder.command.internal.commands;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.audio.Waveforms;
import org.voicerecorder.audio.PeaksFile;
import org.voicerecorder.audio.WaveformImage;
import org.voicerecorder.audio.WaveformText;
import org.voicerecorder.audio.io.WholeFile;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.RecordingTable;
import org.voicerecorder.command.internal.text.Escapes;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "waveform",
        sortOptions = false,
        description = {
            "Draws the waveform of a recording in the terminal, or writes it as picture or data.",
            "",
            "The data formats are those of audiowaveform: .dat version 2 and JSON. Without --output a format goes to "
                    + "standard output."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.INVALID_INPUT,
            ExitCodes.STORAGE,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY,
            ExitCodes.CANCELLED
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec waveform last",
            "  voicerec waveform last --format png --output talk.png --width 1600 --height 300",
            "  voicerec waveform last --format dat --output talk.dat --samples-per-pixel 512 --bits 8",
            "  voicerec waveform last --format json --split-channels > peaks.json"
        })
public final class WaveformCommand implements Command {
    /** Drawn when nothing says how high. */
    private static final int TERMINAL_ROWS = 12;

    /** What {@code --format} takes. */
    enum Format {
        DAT,
        JSON,
        PNG
    }

    static final class FormatChoice extends Choice<Format> {
        FormatChoice() {
            super(Format.class);
        }
    }

    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private String id;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatChoice.class,
            completionCandidates = FormatChoice.class,
            description = "dat, json or png. Default: by the name of the output, else drawn in the terminal.")
    private Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write.")
    private String output;

    @Option(
            names = "--samples-per-pixel",
            paramLabel = "N",
            description =
                    "Frames in one point of the data. Default: 256; a picture of short audio is drawn of its samples.")
    private Integer samplesPerPixel;

    @Option(names = "--bits", paramLabel = "8|16", description = "Bits of a value. Default: ${DEFAULT-VALUE}.")
    private int bits = 16;

    @Option(names = "--split-channels", description = "Each channel for itself instead of all in one.")
    private boolean splitChannels;

    @Option(names = "--width", paramLabel = "N", description = "Pixels of the picture, or columns in the terminal.")
    private Integer width;

    @Option(names = "--height", paramLabel = "N", description = "Pixels of the picture, or rows in the terminal.")
    private Integer height;

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    public WaveformCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        check();
        Recording recording = invocation.recordings().resolve(id);
        Format wanted = wantedFormat();
        if (wanted == null) {
            draw(recording);
            return ExitStatus.OK;
        }
        if (output == null) {
            write(wanted, document(wanted, recording));
            return ExitStatus.OK;
        }
        Path target = invocation.pathOutside(output);
        byte[] document = document(wanted, recording);
        WholeFile.write(target, document, force);
        tell(recording, wanted, target, document.length);
        return ExitStatus.OK;
    }

    private void check() {
        if (bits != 8 && bits != 16) {
            throw usage("--bits is 8 or 16, not %d".formatted(bits));
        }
        if (samplesPerPixel != null && samplesPerPixel < 1) {
            throw usage("--samples-per-pixel is at least 1, not %d".formatted(samplesPerPixel));
        }
        if (width != null && width < 1 || height != null && height < 1) {
            throw usage("--width and --height are at least 1");
        }
    }

    /** @return null to draw in the terminal */
    private Format wantedFormat() {
        if (format != null) {
            return format;
        }
        if (output != null) {
            String name = output.toLowerCase(Locale.ROOT);
            for (Format each : Format.values()) {
                if (name.endsWith("." + each.name().toLowerCase(Locale.ROOT))) {
                    return each;
                }
            }
            throw usage("The name of the output does not say the format; give --format");
        }
        return invocation.isJson() ? Format.JSON : null;
    }

    private byte[] document(Format wanted, Recording recording) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            switch (wanted) {
                case DAT -> PeaksFile.writeDat(data(recording), bits, out);
                case JSON -> PeaksFile.writeJson(data(recording), bits, out);
                case PNG -> picture().writePng(drawn(recording), out);
            }
        } catch (IOException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "The waveform could not be written", e);
        } finally {
            invocation.console().clearStatus();
        }
        return out.toByteArray();
    }

    /** Of the samples where stored peaks would be wider than a column, unless a resolution was asked for. */
    private Peaks drawn(Recording recording) {
        if (samplesPerPixel != null) {
            return data(recording);
        }
        int columns = picture().width();
        return DrawnWaveform.ofSamples(invocation, recording, columns, !splitChannels)
                .orElseGet(() -> data(recording, DrawnWaveform.resolution(recording, columns)));
    }

    private Peaks data(Recording recording) {
        return data(recording, samplesPerPixel == null ? Waveforms.STORED_SAMPLES_PER_PIXEL : samplesPerPixel);
    }

    private Peaks data(Recording recording, int resolution) {
        Waveforms waveforms = invocation.services().get(Waveforms.class);
        boolean isStored = resolution == Waveforms.STORED_SAMPLES_PER_PIXEL
                && recording.audio().map(audio -> audio.channels() == 1).orElse(false);
        return isStored
                ? waveforms.peaks(recording, invocation.progress(), invocation.cancel())
                : waveforms.compute(recording, resolution, splitChannels, invocation.progress(), invocation.cancel());
    }

    private WaveformImage picture() {
        WaveformImage picture = WaveformImage.DEFAULT;
        return picture.withSize(width == null ? picture.width() : width, height == null ? picture.height() : height);
    }

    private void write(Format wanted, byte[] document) {
        if (wanted != Format.JSON && invocation.isJson()) {
            throw usage("--json needs --output with --format " + wanted.name().toLowerCase(Locale.ROOT));
        }
        if (wanted != Format.JSON && invocation.request().terminal().outIsTerminal()) {
            throw usage("A terminal cannot show this format; give --output FILE");
        }
        invocation.console().write(document);
    }

    private void draw(Recording recording) {
        int columns = width == null ? Math.clamp(invocation.request().terminal().columns(), 20, 200) : width;
        WaveformText picture = new WaveformText(
                columns,
                height == null ? TERMINAL_ROWS : height,
                drawsUnicode() ? WaveformText.Style.BRAILLE : WaveformText.Style.ASCII,
                invocation.style().isColored());
        Peaks peaks = DrawnWaveform.ofSamples(invocation, recording, picture.columns(), false)
                .orElseGet(() -> invocation
                        .services()
                        .get(Waveforms.class)
                        .peaks(recording, invocation.progress(), invocation.cancel()));
        invocation.console().clearStatus();
        invocation.console().print(String.join("\n", picture.draw(peaks)) + "\n");
        invocation.note("%s  %s".formatted(RecordingTable.length(recording), Escapes.visible(recording.title())));
    }

    /** As the user's locale says, which the start script kept; unknown counts as able. */
    private boolean drawsUnicode() {
        String locale = invocation.request().environment().getOrDefault("VOICEREC_LOCALE", "");
        return locale.isEmpty()
                || locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
    }

    private void tell(Recording recording, Format wanted, Path target, long size) {
        UUID uuid = recording.id();
        if (invocation.isJson()) {
            invocation.emit(json -> {
                json.beginObject().name("id").value(uuid.toString());
                json.name("path").value(target.toString());
                json.name("format").value(wanted.name().toLowerCase(Locale.ROOT));
                json.name("sizeBytes").value(size).endObject();
            });
        } else {
            String line = invocation.isQuiet()
                    ? target.toString()
                    : "Written %s  %s".formatted(new ByteSize(size), Escapes.visible(target.toString()));
            invocation.console().printLine(line);
        }
    }

    private static VoiceRecorderException usage(String message) {
        return new VoiceRecorderException(ErrorCode.ERR_USAGE, message, "See 'voicerec waveform --help'.", null);
    }
}
