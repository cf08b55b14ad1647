package org.voicerecorder.command.internal.commands.schedule;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.schedule.Schedules;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.commands.TakeOutcome;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "run-now",
        sortOptions = false,
        description = "Records now what a schedule would, for its whole length or until Ctrl-C. Its times stay.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.STORAGE,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY,
            ExitCodes.DEVICE
        })
final class ScheduleRunNowCommand implements Command {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "ID", description = "The beginning of a schedule's id.")
    private String id;

    ScheduleRunNowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Schedules schedules = invocation.services().get(Schedules.class);
        Take take = schedules.runNow(id);
        invocation.cancel().onCancel(take::stop);
        invocation.note("Recording %s. Ctrl-C ends it.".formatted(take.request().format()));
        await(take);
        return TakeOutcome.tell(invocation, take, schedules.get(id).preset().orElse(null));
    }

    private static void await(Take take) {
        while (!take.result().isDone()) {
            try {
                take.result().get();
            } catch (InterruptedException _) {
                take.stop();
            } catch (ExecutionException | CancellationException _) {
                // Told from the result.
            }
        }
    }
}
