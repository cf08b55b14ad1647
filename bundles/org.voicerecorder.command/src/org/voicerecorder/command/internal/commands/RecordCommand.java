package org.voicerecorder.command.internal.commands;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.command.CommandRequest.Terminal;
import org.voicerecorder.api.command.Keys;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.commands.presets.PresetTakes;
import org.voicerecorder.command.internal.playing.KeyDecoder;
import org.voicerecorder.command.internal.taking.TakeKeys;
import org.voicerecorder.command.internal.taking.TakeNews;
import org.voicerecorder.command.internal.taking.TakeScreen;
import org.voicerecorder.command.internal.text.Escapes;
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
                    + " keeps what was recorded. Ctrl-C, and closing the terminal, end the take cleanly; that is success. Before an armed"
                    + " take began (--pre-roll) they cancel the command: nothing was recorded.",
            "",
            "In a terminal, keys work: space pauses and goes on, m sets a marker, t gives it a text, + and - change the"
                    + " gain, 0 mutes, d throws the take away (after a question), q ends it. Where no terminal shows it,"
                    + " what a person should know is told line by line on standard error."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.INVALID_INPUT,
            ExitCodes.STORAGE,
            ExitCodes.BUSY,
            ExitCodes.DEVICE,
            ExitCodes.DATABASE,
            ExitCodes.CANCELLED
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
        tell(live, "Opening the library …");
        TakeRequest asked = options.request(PresetTakes.base(invocation, preset));
        Optional<String> deviceId = asked.input()
                .device()
                .map(wanted -> InputChoice.of(wanted, DevicesCommand.devices(invocation)))
                .map(InputDevice::id);
        invocation.cancel().throwIfCancelled();
        Recorder recorder = invocation.services().get(Recorder.class);
        invocation.tellRecovery();
        tell(live, "Opening the microphone …");
        TakeRequest request = PresetTakes.titled(invocation, asked.withDevice(deviceId), preset);
        // Where nobody can press ENTER, what a preset says of the time before the start has no meaning.
        boolean armed = keys && request.course().preRoll().isPositive();
        Take take = armed ? recorder.arm(request) : recorder.start(request);
        invocation.cancel().onCancel(take::stop);
        announce(request, keys);
        await(take, live, keys ? Optional.of(new TakeKeys(take, invocation.cancel()::cancel)) : Optional.empty());
        return TakeOutcome.tell(invocation, take, preset);
    }

    /** What there is to be waited for until the take shows itself. */
    private void tell(boolean live, String what) {
        if (live) {
            invocation.console().status(what);
        }
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
    private void await(Take take, boolean live, Optional<TakeKeys> typing) {
        var decoder = typing.map(keys -> new KeyDecoder(keys::typed));
        var news = new TakeNews(this::warn, System::nanoTime);
        try (Keys.Listening _ =
                decoder.isPresent() ? invocation.request().keys().listen(decoder.get()) : () -> {}) {
            TakeScreen screen = new TakeScreen(
                    invocation.request().terminal(), invocation.errorStyle(), take.request(), typing.isPresent());
            while (!take.result().isDone()) {
                if (live) {
                    invocation.console().status(screen.lines(take, typing.flatMap(TakeKeys::prompt)));
                } else {
                    news.look(take.status());
                }
                pause(take);
            }
        } finally {
            invocation.console().clearStatus();
        }
    }

    /** Also with {@code --json}: whoever reads a log must be told before the take is over. */
    private void warn(String line) {
        if (!invocation.isQuiet()) {
            invocation.console().errorLine(invocation.errorStyle().warning("voicerec: ") + Escapes.visible(line));
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
}
