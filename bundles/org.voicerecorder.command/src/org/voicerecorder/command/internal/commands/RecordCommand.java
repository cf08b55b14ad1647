package org.voicerecorder.command.internal.commands;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ErrorReport;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Outcome;
import org.voicerecorder.command.internal.json.Json;
import org.voicerecorder.command.internal.json.RecordingJson;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "record",
        sortOptions = false,
        description = {
            "Records from a microphone into the library, until Ctrl-C or for a given time.",
            "",
            "The file on disk is valid at every moment: after a power cut or a kill, the next start of the program "
                    + "keeps what was recorded. Ctrl-C, and closing the terminal, end the take cleanly; that is success."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.INVALID_INPUT,
            ExitCodes.STORAGE,
            ExitCodes.BUSY,
            ExitCodes.DEVICE,
            ExitCodes.DATABASE
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec record",
            "  voicerec record --seconds 10 --title \"Level test\"",
            "  voicerec record --device \"USB Audio\" --rate 96000 --bits 24 --channels 2 --duration 1h30m",
            "  id=$(voicerec record --seconds 3 --quiet)"
        })
public final class RecordCommand implements Command {
    private static final long REDRAW_MILLIS = 100;

    private final Invocation invocation;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "Id or name of an input device, see 'voicerec devices'. Default: the system's.")
    private String device;

    @Option(names = "--rate", paramLabel = "HZ", description = "Frames per second. Default: ${DEFAULT-VALUE}.")
    private int rate = CaptureFormat.DEFAULT.sampleRate();

    @Option(names = "--channels", paramLabel = "N", description = "1 or 2. Default: ${DEFAULT-VALUE}.")
    private int channels = CaptureFormat.DEFAULT.channels();

    @Option(
            names = {"--bits", "--depth"},
            paramLabel = "N",
            description = "16, 24 or 32 bits per sample. Default: ${DEFAULT-VALUE}.")
    private int bits = CaptureFormat.DEFAULT.bitDepth();

    @Option(
            names = {"--seconds", "--duration"},
            paramLabel = "TIME",
            description = "End after so much audio: 10, 1:30, 1h30m. Default: at Ctrl-C.")
    private Duration length;

    @Option(names = "--title", paramLabel = "TEXT", description = "Title. Default: Recording, date and time.")
    private String title;

    @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "Tag; repeated or with commas: several.")
    private List<String> tags = List.of();

    @Option(
            names = {"--note", "--description"},
            paramLabel = "TEXT",
            description = "Description.")
    private String note;

    public RecordCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        if (length != null && length.isZero()) {
            throw new VoiceRecorderException(ErrorCode.ERR_USAGE, "A recording of no length");
        }
        Optional<String> deviceId = Optional.ofNullable(device)
                .map(wanted -> InputChoice.of(wanted, DevicesCommand.devices(invocation)))
                .map(InputDevice::id);
        TakeRequest request = request(deviceId);
        invocation.cancel().throwIfCancelled();
        Recorder recorder = invocation.services().get(Recorder.class);
        invocation.tellRecovery();
        Take take = recorder.start(request);
        invocation.cancel().onCancel(take::stop);
        announce(request);
        Recording recording = await(take);
        return tell(recording, take.status().problem());
    }

    private TakeRequest request(Optional<String> deviceId) {
        TakeRequest request = TakeRequest.of(new CaptureFormat(rate, channels, bits))
                .withDevice(deviceId)
                .withTags(List.copyOf(FilterOptions.tags(tags)));
        request = length == null ? request : request.withLength(length);
        request = title == null ? request : request.withTitle(title);
        return note == null ? request : request.withDescription(note);
    }

    private void announce(TakeRequest request) {
        if (!invocation.request().terminal().errIsTerminal()) {
            invocation.note("Recording %s%s"
                    .formatted(
                            request.format(),
                            length == null ? "; Ctrl-C ends it." : " for " + length.toMillis() / 1000.0 + " s"));
        } else {
            invocation.note("Recording %s. Ctrl-C ends it.".formatted(request.format()));
        }
    }

    private Recording await(Take take) {
        boolean live = invocation.request().terminal().errIsTerminal() && !invocation.isQuiet();
        TakeMeter meter = new TakeMeter(invocation.request().terminal().columns(), invocation.errorStyle());
        CompletableFuture<Recording> result = take.result();
        while (true) {
            if (live && !result.isDone()) {
                invocation.console().status(meter.line(take.status(), Optional.ofNullable(length)));
            }
            try {
                return result.get(REDRAW_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // The take goes on: draw again.
            } catch (InterruptedException _) {
                take.stop();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof VoiceRecorderException known
                        ? known
                        : new VoiceRecorderException(
                                ErrorCode.ERR_INTERNAL, "The take could not be finished", e.getCause());
            } finally {
                if (result.isDone()) {
                    invocation.console().clearStatus();
                }
            }
        }
    }

    /** A take that ended by itself is kept, and its end is still a failure. */
    private ExitStatus tell(Recording recording, Optional<VoiceRecorderException> problem) {
        if (problem.isEmpty()) {
            return Outcome.show(invocation, "Recorded", List.of(recording));
        }
        VoiceRecorderException why = problem.get();
        if (invocation.isJson()) {
            invocation.emit(json -> {
                json.beginObject();
                RecordingJson.members(json, recording);
                json.name("error");
                Json.error(json, why);
                json.endObject();
            });
        } else {
            invocation.console().printLine(Outcome.line(invocation, "Recorded", recording));
            ErrorReport.print(invocation, "The take ended early", why);
        }
        return why.code().exitStatus();
    }
}
