package org.voicerecorder.command.internal.commands.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.schedule.Occurrence;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.Schedules;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "add",
        sortOptions = false,
        description = "Adds a recording by the clock.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.INVALID_INPUT,
            ExitCodes.STORAGE,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec schedule add \"2026-12-01 20:00\" --duration 1h30m",
            "  voicerec schedule add \"30 9 * * sun\" --duration 1h --preset Music --title \"Service {date}\"",
            "  voicerec schedule add @hourly --duration 5m --device usb-1 --flac"
        })
final class ScheduleAddCommand implements Command {
    private final Invocation invocation;

    @Parameters(
            index = "0",
            paramLabel = "WHEN",
            description =
                    "A time such as \"2026-12-01 20:00\", or five cron fields in quotes: minute, hour, day of the "
                            + "month, month, day of the week; or @hourly, @daily, @weekly, @monthly.")
    private String when;

    @Option(
            names = {"--duration", "--seconds"},
            required = true,
            paramLabel = "TIME",
            description = "How long to record: 90s, 1:30, 1h30m.")
    private Duration length;

    @Option(names = "--preset", paramLabel = "NAME", description = "Record with this preset.")
    private String preset;

    @Option(names = "--device", paramLabel = "DEVICE", description = "Id or name of an input device.")
    private String device;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "Title; may hold {preset}, {date}, {time}, {device}, {n} and {part}.")
    private String title;

    @Option(
            names = "--flac",
            negatable = true,
            fallbackValue = "true",
            description = "Make a FLAC copy beside each take, for exports; --no-flac when the preset asks for one.")
    private Boolean flac;

    ScheduleAddCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Schedule added = invocation
                .services()
                .get(Schedules.class)
                .add(new Schedule(
                        UUID.randomUUID(),
                        occurrence(when),
                        invocation.zone(),
                        length,
                        Optional.ofNullable(preset),
                        Optional.ofNullable(device),
                        Optional.ofNullable(title),
                        Optional.ofNullable(flac),
                        true,
                        List.of()));
        ScheduleCard.tell(invocation, "Added", added);
        invocation.note("It is carried out while 'voicerec serve' or the workbench runs on this library.");
        return ExitStatus.OK;
    }

    /** What begins like a date is one. */
    private static Occurrence occurrence(String text) {
        String given = text.strip();
        if (!given.matches("\\d{4}-.*")) {
            return new Occurrence.Repeated(given);
        }
        try {
            return new Occurrence.Once(LocalDateTime.parse(given.replaceFirst(" +", "T")));
        } catch (DateTimeException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "'%s' is not a time".formatted(text),
                    "Write it like \"2026-12-01 20:00\".",
                    e);
        }
    }
}
