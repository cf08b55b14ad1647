package org.voicerecorder.command.internal.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.rescue.FormatHint;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "recover",
        sortOptions = false,
        description = {
            "Finds out what is wrong with damaged or unfinished WAV files and writes mended copies.",
            "",
            "The originals are only read. A copy is called NAME.recovered.wav and lies beside its original, unless"
                    + " --output, --output-folder or --add say otherwise; it appears only when it is complete. Takes of"
                    + " this program need none of this: its next start mends them by itself."
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
            "  voicerec recover interview.wav",
            "  voicerec recover /media/card/*.wav --output-folder ~/rescued",
            "  voicerec recover broken.wav --dry-run",
            "  voicerec recover broken.wav --add",
            "  voicerec recover headless.raw --rate 48000 --channels 2 --bits 24"
        })
public final class RecoverCommand implements Command {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Damaged WAV files.")
    private List<String> names = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The mended copy, of a single file.")
    private String output;

    @Option(names = "--output-folder", paramLabel = "DIR", description = "The folder for the mended copies.")
    private String outputFolder;

    @Option(
            names = "--add",
            description = "Take the audio into the library, as recovered; a copy besides only with --output or "
                    + "--output-folder.")
    private boolean add;

    @Option(names = "--rate", paramLabel = "HZ", description = "Frames per second, whatever the file says.")
    private Integer rate;

    @Option(names = "--channels", paramLabel = "N", description = "Channels, whatever the file says.")
    private Integer channels;

    @Option(names = "--bits", paramLabel = "N", description = "Bits of a sample: 8, 16, 24, 32 or 64.")
    private Integer bits;

    @Option(names = "--dry-run", description = "Only tell what is wrong; write nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Replace a file that is there; never the original.")
    private boolean force;

    public RecoverCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        List<Path> files = names.stream().map(invocation::path).distinct().toList();
        check(files);
        FormatHint hint = new FormatHint(number(rate), number(channels), number(bits));
        var targets =
                new RecoverTargets(invocation, Optional.ofNullable(output), Optional.ofNullable(outputFolder), add);
        var rescue = new RecoverBatch(invocation, hint, targets, add, dryRun, force);
        var report = new RecoverReport(invocation, dryRun);
        for (Path file : files) {
            RecoverOutcome outcome = rescue.recover(file);
            invocation.console().clearStatus();
            report.tell(outcome);
            if (outcome instanceof RecoverOutcome.Failed failed && failed.why() instanceof CancelledException) {
                break;
            }
        }
        return report.finish();
    }

    private void check(List<Path> files) {
        if (output != null && outputFolder != null) {
            throw usage("--output and --output-folder exclude each other", "Use one of them.");
        }
        if (output != null && files.size() > 1) {
            throw usage("--output is for a single file", "Use --output-folder for several.");
        }
    }

    private static VoiceRecorderException usage(String message, String advice) {
        return new VoiceRecorderException(ErrorCode.ERR_USAGE, message, advice, null);
    }

    private static OptionalInt number(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
