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
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.command.CommandRequest.Terminal;
import org.voicerecorder.api.command.Keys;
import org.voicerecorder.api.recorder.FlacCopy;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ErrorReport;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Outcome;
import org.voicerecorder.command.internal.commands.presets.PresetTakes;
import org.voicerecorder.command.internal.json.Json;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "record",
        sortOptions = false,
        description = {
            "Records from a microphone into the library, until Ctrl-C or for a given time.",
            "",
            "The file on disk is valid at every moment: after a power cut or a kill, the next start of the program"
                    + " keeps what was recorded. Ctrl-C, and closing the terminal, end the take cleanly; that is success.",
            "",
            "In a terminal, keys work: space pauses and goes on, m sets a marker, + and - change the gain, 0 mutes, "
                    + "q ends the take."
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
            "  voicerec record --bits 24 --flac          with a FLAC copy, ready for export when the take ends",
            "  voicerec record --split-every 30m --title \"Council {date}, {part}\"",
            "  voicerec record --voice --max 8h          only while somebody speaks",
            "  voicerec record --pre-roll 10             ENTER starts, ten seconds back",
            "  id=$(voicerec record --seconds 3 --quiet --fail-on-silence)"
        })
public final class RecordCommand implements Command {
    private static final long REDRAW_MILLIS = 100;

    private final Invocation invocation;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Record as a preset says, see 'voicerec presets'; other options win over it.")
    private String preset;

    @Mixin
    private TakeOptions options = new TakeOptions();

    public RecordCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Terminal terminal = invocation.request().terminal();
        boolean live = terminal.errIsTerminal() && !invocation.isQuiet();
        boolean keys = live && terminal.inIsTerminal();
        if (options.preRoll().filter(Duration::isPositive).isPresent() && !keys) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_USAGE,
                    "--pre-roll waits for ENTER, and there is no terminal to press it at",
                    "Run it in a terminal, or leave --pre-roll out.",
                    null);
        }
        TakeRequest asked = options.request(PresetTakes.base(invocation, preset));
        Optional<String> deviceId = asked.input()
                .device()
                .map(wanted -> InputChoice.of(wanted, DevicesCommand.devices(invocation)))
                .map(InputDevice::id);
        invocation.cancel().throwIfCancelled();
        Recorder recorder = invocation.services().get(Recorder.class);
        invocation.tellRecovery();
        TakeRequest request = PresetTakes.titled(invocation, asked.withDevice(deviceId), preset);
        // Where nobody can press ENTER, what a preset says of the time before the start has no meaning.
        boolean armed = keys && request.course().preRoll().isPositive();
        Take take = armed ? recorder.arm(request) : recorder.start(request);
        invocation.cancel().onCancel(take::stop);
        announce(request, keys);
        await(take, live, keys);
        ExitStatus status = tell(take);
        return PresetTakes.copy(invocation, preset, take.parts(), status);
    }

    private void announce(TakeRequest request, boolean keys) {
        String until = request.course()
                .length()
                .map(length -> " for " + length.toMillis() / 1000.0 + " s; ")
                .orElse("; ");
        if (!keys) {
            invocation.note("Recording %s%sCtrl-C ends it.".formatted(request.format(), until));
        }
    }

    /** Returns when the take is over. */
    private void await(Take take, boolean live, boolean keys) {
        Duration length = take.request().course().length().orElse(null);
        try (Keys.Listening _ = keys ? invocation.request().keys().listen(new TakeKeys(take)::typed) : () -> {}) {
            TakeScreen screen = new TakeScreen(invocation.request().terminal(), invocation.errorStyle(), length, keys);
            while (!take.result().isDone()) {
                if (live) {
                    invocation.console().status(screen.lines(take));
                }
                pause(take);
            }
        } finally {
            invocation.console().clearStatus();
        }
    }

    /** Until the next picture, or the end. */
    private static void pause(Take take) {
        try {
            take.result().get(REDRAW_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // The take goes on: draw again.
        } catch (InterruptedException _) {
            take.stop();
        } catch (ExecutionException _) {
            // Told from the result.
        } catch (java.util.concurrent.CancellationException _) {
            // So is this.
        }
    }

    /** A take that ended by itself is kept, and its end is still a failure. */
    private ExitStatus tell(Take take) {
        List<Recording> kept = recordings(take);
        FlacReport copies = new FlacReport(copies(take));
        Optional<VoiceRecorderException> problem = take.status().problem();
        if (invocation.isJson()) {
            emit(kept, copies, problem);
        } else {
            kept.forEach(recording -> invocation.console().printLine(Outcome.line(invocation, "Recorded", recording)));
            copies.tell(invocation, kept);
            problem.ifPresent(why -> ErrorReport.print(invocation, "The take ended early", why));
        }
        return problem.map(why -> why.code().exitStatus()).orElse(ExitStatus.OK);
    }

    /** Finished and compared with the recordings, which takes a moment after a long take. */
    private List<FlacCopy> copies(Take take) {
        if (take.request().flac() && !take.flacCopies().isDone()) {
            invocation.note("The recording is kept. Its FLAC copy is being finished and compared with it.");
        }
        return take.request().flac() ? take.flacCopies().join() : List.of();
    }

    /** One recording is the document itself, unless there is something to be said beside several. */
    private void emit(List<Recording> kept, FlacReport copies, Optional<VoiceRecorderException> problem) {
        invocation.emit(json -> {
            json.beginObject();
            if (kept.size() == 1) {
                copies.members(json, kept.getFirst());
            } else {
                json.name("recordings").beginArray();
                for (Recording recording : kept) {
                    copies.write(json, recording);
                }
                json.endArray();
            }
            if (problem.isPresent()) {
                json.name("error");
                Json.error(json, problem.get());
            }
            json.endObject();
        });
    }

    private static List<Recording> recordings(Take take) {
        CompletableFuture<Recording> result = take.result();
        try {
            result.join();
            return take.parts();
        } catch (java.util.concurrent.CompletionException e) {
            throw e.getCause() instanceof VoiceRecorderException known
                    ? known
                    : new VoiceRecorderException(
                            ErrorCode.ERR_INTERNAL, "The take could not be finished", e.getCause());
        }
    }
}
