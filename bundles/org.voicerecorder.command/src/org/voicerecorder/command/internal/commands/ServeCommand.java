package org.voicerecorder.command.internal.commands;

import java.util.concurrent.CountDownLatch;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.schedule.Schedules;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.Escapes;
import org.voicerecorder.command.internal.text.HumanTime;
import picocli.CommandLine;

@CommandLine.Command(
        name = "serve",
        sortOptions = false,
        description = {
            "Keeps the library open, so that other commands on it answer at once, until Ctrl-C.",
            "",
            "What is scheduled is recorded meanwhile, see 'voicerec schedule'.",
            "Only programs of the same user on this machine are served. Ctrl-C is success."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.BUSY, ExitCodes.DATABASE},
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec serve", "  voicerec serve --library /srv/recordings --json &"})
public final class ServeCommand implements Command {
    private final Invocation invocation;

    public ServeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Library library = invocation.services().get(Library.class);
        // Whoever waits for the first line can send commands from then on: the library and its database are open.
        invocation.recordings();
        CountDownLatch end = new CountDownLatch(1);
        invocation.cancel().onCancel(end::countDown);
        try (Schedules.Execution schedules =
                invocation.services().get(Schedules.class).execute()) {
            announce(library);
            schedules.missed().forEach(this::tell);
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitStatus.OK;
    }

    private void announce(Library library) {
        if (invocation.isJson()) {
            invocation.emit(json -> json.beginObject()
                    .name("library")
                    .value(library.root().toString())
                    .name("version")
                    .value(library.appVersion())
                    .endObject());
        } else if (!invocation.isQuiet()) {
            invocation
                    .console()
                    .printLine("Serving %s; Ctrl-C ends it."
                            .formatted(Escapes.visible(library.root().toString())));
        }
    }

    private void tell(Schedules.Missed missed) {
        int more = missed.count() - missed.newest().size();
        if (more > 0) {
            invocation.note("Missed: %,d recordings of the schedule %s before the following."
                    .formatted(more, missed.schedule().id().toString().substring(0, 8)));
        }
        missed.newest()
                .forEach(due ->
                        invocation.note("Missed: the recording scheduled for %s, of %s. Nobody ran the program then."
                                .formatted(
                                        HumanTime.date(due, invocation.zone()),
                                        HumanTime.clock(missed.schedule().length()))));
    }
}
