package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.schedule.Occurrence;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.ScheduledRun;
import org.voicerecorder.api.schedule.ScheduledRun.Outcome;
import org.voicerecorder.api.schedule.Schedules;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.recorder.internal.presets.LibraryPresets;
import org.voicerecorder.recorder.internal.presets.NumberedTitles;
import org.voicerecorder.recorder.internal.schedule.LibrarySchedules;
import org.voicerecorder.recorder.internal.schedule.ScheduleExecution;
import org.voicerecorder.testkit.FaultyFileIo;
import org.voicerecorder.testkit.ForwardingFileIo;

/** Schedules with a clock that the test turns, and a recorder that only notes what it was asked for. */
class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final List<FakeTake> takes = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();
    private Instant now = at("2026-11-28T12:00");
    private VoiceRecorderException refusal;
    private Runnable begins = () -> {};
    private Library library;
    private LibrarySchedules schedules;

    @BeforeEach
    void open() {
        library = new Library() {
            @Override
            public Path root() {
                return folder;
            }

            @Override
            public String appVersion() {
                return "test";
            }
        };
        restart(FileIo.disk());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 20 * * *         | 2026-11-28T20:00 | 2026-11-29T20:00",
                "*/20 12 * * *      | 2026-11-28T12:20 | 2026-11-28T12:40",
                "30 9 * * mon-fri   | 2026-11-30T09:30 | 2026-12-01T09:30",
                "0 0 1,15 * *       | 2026-12-01T00:00 | 2026-12-15T00:00",
                "0 8 13 * fri       | 2026-12-04T08:00 | 2026-12-11T08:00",
                "5/25 6 * DEC 7     | 2026-12-06T06:05 | 2026-12-06T06:30",
                "0 0 29 feb *       | 2028-02-29T00:00 | 2032-02-29T00:00",
                "0 12 28 11 *       | 2027-11-28T12:00 | 2028-11-28T12:00",
                "@weekly            | 2026-11-29T00:00 | 2026-12-06T00:00",
                "@hourly            | 2026-11-28T13:00 | 2026-11-28T14:00"
            })
    void nextTimesOfCron(String cron, String first, String second) {
        schedules.add(repeated(cron, HOUR));
        assertEquals(List.of(at(first), at(second)), due(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "5-1 * * * *",
                "*/0 * * * *",
                "a * * * *",
                "1-2-3 * * * *",
                "1//2 * * * *",
                ",1 * * * *",
                "0 0 30 2 *",
                "@often",
                "-1 * * * *"
            })
    void whatIsNoCronExpressionIsToldAndNotKept(String cron) {
        VoiceRecorderException told = fails(ErrorCode.ERR_INVALID_ARGUMENT, () -> schedules.add(repeated(cron, HOUR)));
        assertTrue(told.advice().contains("0 20 * * mon-fri"), told.advice());
        assertEquals(List.of(), schedules.list());
    }

    @Test
    void aTimeThatTheClockSkipsIsTheEndOfTheGap() {
        // 2027-03-28: 02:00 becomes 03:00 in Berlin.
        now = at("2027-03-27T12:00");
        schedules.add(repeated("30 2 * * *", HOUR));
        assertEquals(List.of(Instant.parse("2027-03-28T01:00:00Z"), at("2027-03-29T02:30")), due(2));
        schedules.add(repeated("*/30 2,3 28 3 *", HOUR));
        assertEquals(
                List.of(
                        Instant.parse("2027-03-28T01:00:00Z"),
                        Instant.parse("2027-03-28T01:00:00Z"),
                        Instant.parse("2027-03-28T01:30:00Z")),
                due(3),
                "02:00, 02:30 and 03:00 are one moment");
        schedules.add(once("2027-03-28T02:15", HOUR));
        assertEquals(
                3,
                due(3).stream()
                        .filter(Instant.parse("2027-03-28T01:00:00Z")::equals)
                        .count());
    }

    @Test
    void aTimeThatComesTwiceIsTheFirstOfTheTwo() {
        // 2026-10-25: 03:00 becomes 02:00 in Berlin.
        now = at("2026-10-25T00:00");
        schedules.add(repeated("30 2 * * *", HOUR));
        assertEquals(List.of(Instant.parse("2026-10-25T00:30:00Z"), at("2026-10-26T02:30")), due(2));
        ScheduleExecution execution = schedules.executeByHand();
        for (Instant end = at("2026-10-25T06:00"); now.isBefore(end); now = now.plusSeconds(600)) {
            execution.tick();
        }
        assertEquals(1, takes.size(), "once in the night with the doubled hour");
        assertEquals(HOUR, takes.getFirst().length(), "an hour is an hour");
    }

    @Test
    void aRhythmGoesOnThroughBothHoursThatAreTheSame() {
        now = Instant.parse("2026-10-24T22:30:00Z");
        schedules.add(repeated("@hourly", HOUR));
        ScheduleExecution execution = schedules.executeByHand();
        for (Instant end = now.plus(Duration.ofHours(6)); now.isBefore(end); now = now.plusSeconds(600)) {
            execution.tick();
        }
        assertEquals(6, takes.size(), "no hour of the night is left out");
        takes.forEach(take -> assertEquals(HOUR, take.length()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-24T23:30:00Z | @hourly      | 00:00 01:00 02:00",
                "2026-10-24T23:30:00Z | 45 */2 * * * | 00:45 01:45 03:45",
                "2026-10-25T00:40:00Z | */30 * * * * | 01:00 01:30 02:00",
                "2026-10-25T00:00:00Z | 0 2,3 * * *  | 02:00 01:00 02:00",
                "2027-03-28T00:20:00Z | 30 * * * *   | 00:30 01:30 02:30",
                "2027-03-28T00:20:00Z | 30 */2 * * * | 02:30 04:30 06:30"
            })
    void onlyARhythmGoesByWhatTheClockShows(Instant from, String cron, String times) {
        now = from;
        schedules.add(repeated(cron, HOUR));
        assertEquals(
                List.of(times.split(" ")),
                due(3).stream().map(time -> time.toString().substring(11, 16)).toList());
    }

    @Test
    void aRunBeginsOnTimeAndIsNotedWithItsRecording() {
        Schedule schedule = schedules.add(repeated("0 20 * * *", HOUR));
        ScheduleExecution execution = schedules.executeByHand();
        assertTrue(!execution.tick().isAfter(now.plusSeconds(30)), "looks at the clock again soon");
        assertEquals(List.of(), takes);
        now = at("2026-11-28T19:59:45");
        assertEquals(at("2026-11-28T20:00"), execution.tick(), "not later than the next time");
        now = at("2026-11-28T20:00");
        execution.tick();
        execution.tick();
        assertEquals(1, takes.size());
        assertEquals(HOUR, takes.getFirst().length());
        assertEquals(Outcome.RUNNING, last(schedule).outcome());
        now = at("2026-11-28T21:00");
        takes.getFirst().finish();
        ScheduledRun run = last(schedule);
        assertEquals(Outcome.RECORDED, run.outcome());
        assertEquals(Optional.of(takes.getFirst().id), run.recording());
        assertEquals(at("2026-11-28T20:00"), run.due());
        assertEquals(List.of(at("2026-11-29T20:00")), due(1));
    }

    @Test
    void oneShotRunsOnce() {
        fails(ErrorCode.ERR_INVALID_ARGUMENT, () -> schedules.add(once("2026-11-28T12:00", HOUR)));
        fails(ErrorCode.ERR_INVALID_ARGUMENT, () -> schedules.add(once("2026-11-28T13:00", Duration.ZERO)));
        schedules.add(once("2026-11-28T12:00:05", HOUR));
        ScheduleExecution execution = schedules.executeByHand();
        for (int i = 0; i < 100; i++) {
            execution.tick();
            now = now.plusSeconds(1);
        }
        assertEquals(1, takes.size());
        assertEquals(List.of(), due(1));
    }

    @Test
    void whatNobodyCarriedOutIsMissedAndToldAtTheNextStart() {
        Schedule schedule = schedules.add(repeated("0 14,16 * * *", Duration.ofMinutes(30)));
        now = at("2026-11-28T17:00");
        restart(FileIo.disk());
        ScheduleExecution execution = schedules.executeByHand();
        execution.tick();
        assertEquals(
                List.of(at("2026-11-28T14:00"), at("2026-11-28T16:00")),
                execution.missed().getFirst().newest());
        assertEquals(List.of(Outcome.MISSED, Outcome.MISSED), outcomes(schedule));
        restart(FileIo.disk());
        ScheduleExecution again = schedules.executeByHand();
        again.tick();
        assertEquals(List.of(), again.missed(), "told once");
        assertEquals(List.of(), takes);
    }

    @Test
    void theShortestRunIsNotMissedForAMoment() {
        schedules.add(once("2026-11-28T14:00", Duration.ofSeconds(1)));
        ScheduleExecution execution = schedules.executeByHand();
        now = at("2026-11-28T14:00").plusMillis(2);
        execution.tick();
        assertEquals(Duration.ofMillis(998), takes.getFirst().length());
    }

    @Test
    void aRunWhoseTimeIsNotOverBeginsLateForTheRest() {
        Schedule schedule = schedules.add(once("2026-11-28T14:00", HOUR));
        now = at("2026-11-28T14:20");
        restart(FileIo.disk());
        schedules.executeByHand().tick();
        assertEquals(Duration.ofMinutes(40), takes.getFirst().length());
        assertEquals(Optional.of(now), last(schedule).begun());
        assertEquals(at("2026-11-28T14:00"), last(schedule).due());
    }

    @Test
    void afterAKillTheRunGoesOnForTheRestOfItsTime() {
        Schedule schedule = schedules.add(once("2026-11-28T14:00", HOUR));
        now = at("2026-11-28T14:00");
        schedules.executeByHand().tick();
        UUID first = takes.getFirst().id;
        now = at("2026-11-28T14:30");
        restart(FileIo.disk());
        schedules.executeByHand().tick();
        assertEquals(2, takes.size());
        assertEquals(Duration.ofMinutes(30), takes.getLast().length());
        assertEquals(List.of(Outcome.RUNNING, Outcome.INTERRUPTED), outcomes(schedule));
        assertEquals(
                Optional.of(first), schedules.list().getFirst().runs().getLast().recording());
        now = at("2026-11-28T15:30");
        restart(FileIo.disk());
        schedules.executeByHand().tick();
        assertEquals(2, takes.size(), "its time is over");
        assertEquals(List.of(Outcome.INTERRUPTED, Outcome.INTERRUPTED), outcomes(schedule));
    }

    /** Whoever only lists does not carry out: nothing of it is noted, and it goes on all the same where somebody does. */
    @Test
    void whatAKilledProcessLeftIsListedAsCutOff() {
        Schedule schedule = schedules.add(once("2026-11-28T14:00", HOUR));
        now = at("2026-11-28T14:00");
        schedules.executeByHand().tick();
        assertEquals(Outcome.RUNNING, last(schedule).outcome());
        restart(FileIo.disk());
        assertEquals(Outcome.INTERRUPTED, last(schedule).outcome());
        assertEquals(
                Outcome.INTERRUPTED,
                schedules.list().getFirst().runs().getFirst().outcome());
        now = at("2026-11-28T14:10");
        schedules.executeByHand().tick();
        assertEquals(List.of(Outcome.RUNNING, Outcome.INTERRUPTED), outcomes(schedule));
        takes.getLast().finish();
        assertEquals(List.of(Outcome.RECORDED, Outcome.INTERRUPTED), outcomes(schedule));
    }

    @Test
    void aCleanEndKeepsTheTakeAndTheNextStartGoesOn() {
        Schedule schedule = schedules.add(once("2026-11-28T14:00", HOUR));
        now = at("2026-11-28T14:00");
        ScheduleExecution execution = schedules.executeByHand();
        execution.tick();
        now = at("2026-11-28T14:10");
        execution.close();
        assertTrue(takes.getFirst().result.isDone(), "stopped, and waited for");
        assertEquals(List.of(Outcome.INTERRUPTED), outcomes(schedule));
        restart(FileIo.disk());
        schedules.executeByHand().tick();
        assertEquals(Duration.ofMinutes(50), takes.getLast().length());
    }

    @Test
    void whatSomebodyStoppedDoesNotBeginAgain() {
        Schedule schedule = schedules.add(once("2026-11-28T14:00", HOUR));
        now = at("2026-11-28T14:00");
        ScheduleExecution execution = schedules.executeByHand();
        execution.tick();
        takes.getFirst().finish();
        assertEquals(List.of(Outcome.RECORDED), outcomes(schedule));
        now = at("2026-11-28T14:10");
        execution.tick();
        restart(FileIo.disk());
        schedules.executeByHand().tick();
        assertEquals(1, takes.size());
    }

    @Test
    void whatSomebodyThrewAwayIsNoFailureAndDoesNotBeginAgain() {
        Schedule schedule = schedules.add(once("2026-11-28T14:00", HOUR));
        now = at("2026-11-28T14:00");
        schedules.executeByHand().tick();
        takes.getFirst().state = TakeStatus.State.DISCARDED;
        takes.getFirst().fail(new CancelledException());
        assertEquals(List.of(Outcome.DISCARDED), outcomes(schedule));
        assertEquals(Optional.empty(), last(schedule).recording());
        assertEquals(Optional.empty(), last(schedule).problem());
        now = at("2026-11-28T14:10");
        restart(FileIo.disk());
        schedules.executeByHand().tick();
        assertEquals(1, takes.size());
    }

    @Test
    void failuresAreNotedAndTheNextTimeIsTriedAgain() {
        Schedule schedule = schedules.add(repeated("@hourly", Duration.ofMinutes(10)));
        ScheduleExecution execution = schedules.executeByHand();
        refusal = new VoiceRecorderException(ErrorCode.ERR_DEVICE_NOT_FOUND, "There is no input device 'x'");
        now = at("2026-11-28T13:00");
        execution.tick();
        now = at("2026-11-28T13:10");
        execution.tick();
        assertEquals(Outcome.FAILED, last(schedule).outcome());
        assertEquals(Optional.of("There is no input device 'x'"), last(schedule).problem());
        refusal = null;
        now = at("2026-11-28T14:00");
        execution.tick();
        takes.getFirst().fail(new VoiceRecorderException(ErrorCode.ERR_DISK_FULL, "The disk is full"));
        assertEquals(List.of(Outcome.FAILED, Outcome.FAILED), outcomes(schedule));
        assertEquals(Optional.of("The disk is full"), last(schedule).problem());
        now = at("2026-11-28T15:00");
        execution.tick();
        takes.getLast().problem =
                Optional.of(new VoiceRecorderException(ErrorCode.ERR_DEVICE_LOST, "The device went away"));
        takes.getLast().finish();
        assertEquals(Outcome.FAILED, last(schedule).outcome());
        assertEquals(Optional.of(takes.getLast().id), last(schedule).recording(), "what there is, is kept");
    }

    /** A microphone that is plugged in late costs what came before it, not the whole time. */
    @Test
    void aDeviceThatIsNotThereIsWaitedForWhileTheTimeLasts() {
        Schedule schedule = schedules.add(repeated("@hourly", Duration.ofMinutes(10)));
        ScheduleExecution execution = schedules.executeByHand();
        refusal = new VoiceRecorderException(ErrorCode.ERR_DEVICE_NOT_FOUND, "There is no input device 'x'");
        now = at("2026-11-28T13:00");
        execution.tick();
        assertTrue(!execution.tick().isAfter(now.plusSeconds(3)), "looks again soon");
        assertEquals(Outcome.RUNNING, last(schedule).outcome());
        assertEquals(Optional.of("There is no input device 'x'"), last(schedule).problem());
        for (int i = 0; i < 10; i++) {
            now = now.plusSeconds(6);
            execution.tick();
        }
        assertEquals(0, takes.size());
        refusal = null;
        now = at("2026-11-28T13:02");
        execution.tick();
        assertEquals(1, takes.size());
        assertEquals(Duration.ofMinutes(8), takes.getFirst().length(), "what is left of it");
        assertEquals(Optional.empty(), last(schedule).problem());
        assertEquals(Optional.of(now), last(schedule).begun());
        takes.getFirst().finish();
        assertEquals(List.of(Outcome.RECORDED), outcomes(schedule));
    }

    @Test
    void whatWaitsForADeviceIsGivenUpWithItsSchedule() {
        Schedule schedule = schedules.add(repeated("@hourly", Duration.ofMinutes(10)));
        ScheduleExecution execution = schedules.executeByHand();
        refusal = new VoiceRecorderException(ErrorCode.ERR_DEVICE_UNAVAILABLE, "The device is busy");
        now = at("2026-11-28T13:00");
        execution.tick();
        schedules.remove(schedule.id().toString());
        refusal = null;
        now = at("2026-11-28T13:01");
        execution.tick();
        assertEquals(0, takes.size());
    }

    @Test
    void twoAtOnceEachHaveTheirTake() {
        Schedule one = schedules.add(new Schedule(
                UUID.randomUUID(),
                new Occurrence.Once(LocalDateTime.parse("2026-11-28T14:00")),
                BERLIN,
                HOUR,
                Optional.of("Music"),
                Optional.of("left"),
                Optional.of("{preset} {n}"),
                true,
                List.of()));
        Schedule two = schedules.add(once("2026-11-28T14:00", HOUR.multipliedBy(2)));
        now = at("2026-11-28T14:00:03");
        schedules.executeByHand().tick();
        assertEquals(2, takes.size());
        TakeRequest first = takes.getFirst().request;
        assertEquals(Optional.of("left"), first.input().device());
        assertEquals(Optional.of("Music 1"), first.text().title());
        assertEquals(2, first.format().channels());
        refusal = new VoiceRecorderException(ErrorCode.ERR_DISK_FULL, "No room for the copy");
        takes.getFirst().finish();
        assertEquals(List.of(Outcome.RECORDED), outcomes(one));
        assertEquals(List.of("Music"), copied, "the preset's copy is made");
        assertEquals(Optional.of("No room for the copy"), last(one).problem());
        assertEquals(List.of(Outcome.RUNNING), outcomes(two));
    }

    @Test
    void aTakeThatOnlyWaitsEndsWithItsTime() {
        schedules.add(once("2026-11-28T14:00", HOUR));
        ScheduleExecution execution = schedules.executeByHand();
        now = at("2026-11-28T14:00");
        execution.tick();
        now = at("2026-11-28T15:00:04");
        execution.tick();
        assertFalse(takes.getFirst().result.isDone());
        now = at("2026-11-28T15:00:05");
        execution.tick();
        assertTrue(takes.getFirst().result.isDone());
    }

    @Test
    void clocksThatAreSetRepeatAndLoseNothing() {
        Schedule schedule = schedules.add(repeated("0 14 * * *", Duration.ofMinutes(10)));
        ScheduleExecution execution = schedules.executeByHand();
        now = at("2026-11-28T14:00");
        execution.tick();
        takes.getFirst().finish();
        now = at("2026-11-28T13:30");
        execution.tick();
        now = at("2026-11-28T14:00");
        execution.tick();
        assertEquals(1, takes.size(), "set back by half an hour: not again");
        now = at("2026-11-29T15:00");
        execution.tick();
        assertEquals(List.of(Outcome.MISSED, Outcome.RECORDED), outcomes(schedule), "leapt over it");
        now = at("2031-01-01T00:00");
        execution.tick();
        now = at("2026-11-30T13:00");
        execution.tick();
        now = at("2026-11-30T14:00");
        execution.tick();
        assertEquals(2, takes.size(), "a clock that was wrong by years is not believed");
    }

    /** The clock of a computer with an empty battery was 20 hours ahead until the network told the time. */
    @Test
    void aClockThatWasHoursAheadSwallowsNothing() {
        Schedule evening = schedules.add(repeated("0 20 * * *", HOUR));
        Schedule morning = schedules.add(repeated("0 8 * * *", HOUR));
        Schedule hourly = schedules.add(repeated("@hourly", Duration.ofMinutes(10)));
        now = at("2026-11-29T08:00");
        restart(FileIo.disk());
        ScheduleExecution execution = schedules.executeByHand();
        execution.tick();
        assertEquals(List.of(Outcome.MISSED), outcomes(evening));
        assertEquals(2, takes.size(), "what seemed to be due is recorded");
        takes.forEach(FakeTake::finish);
        now = at("2026-11-28T12:00:30");
        execution.tick();
        assertEquals(List.of(), outcomes(evening), "it is yet to come");
        takes.clear();

        List<Instant> due = new ArrayList<>();
        for (Instant end = at("2026-11-29T12:00"); now.isBefore(end); now = now.plusSeconds(150)) {
            execution.tick();
            while (due.size() < takes.size()) {
                takes.get(due.size()).finish();
                due.add(now);
            }
        }

        assertEquals(23 + 2, takes.size(), "every hour but the last, the evening and the morning: " + due);
        assertEquals(List.of(Outcome.RECORDED), outcomes(evening));
        assertEquals(List.of(Outcome.RECORDED), outcomes(morning));
        assertEquals(10, outcomes(hourly).size());
        assertEquals(Set.of(Outcome.RECORDED), Set.copyOf(outcomes(hourly)));
    }

    /** As before, but the program ended while the clock was wrong. */
    @Test
    void aClockThatIsRightAgainAtTheNextStartSwallowsNothing() {
        Schedule schedule = schedules.add(repeated("0 20 * * *", HOUR));
        now = at("2026-11-29T08:00");
        schedules.executeByHand().tick();
        now = at("2026-11-29T20:10");
        restart(FileIo.disk());
        schedules.executeByHand().tick();
        assertEquals(List.of(Outcome.RUNNING, Outcome.MISSED), outcomes(schedule));
        now = at("2026-11-28T19:00");
        restart(FileIo.disk());
        ScheduleExecution execution = schedules.executeByHand();
        execution.tick();
        assertEquals(List.of(), outcomes(schedule));
        assertEquals(1, takes.size(), "nothing is resumed whose time is yet to come");
        now = at("2026-11-28T20:00");
        execution.tick();
        takes.getLast().finish();
        now = at("2026-11-29T20:00");
        execution.tick();
        assertEquals(3, takes.size());
        assertEquals(List.of(Outcome.RUNNING, Outcome.RECORDED), outcomes(schedule));
    }

    @Test
    void aClockThatRanFastByMinutesRepeatsNothingAndTriesAgainWhatFailed() {
        Schedule schedule = schedules.add(repeated("*/10 * * * *", Duration.ofMinutes(5)));
        ScheduleExecution execution = schedules.executeByHand();
        now = at("2026-11-28T12:10");
        execution.tick();
        takes.getFirst().finish();
        refusal = new VoiceRecorderException(ErrorCode.ERR_DEVICE_NOT_FOUND, "There is no input device 'x'");
        now = at("2026-11-28T12:20");
        execution.tick();
        refusal = null;
        now = at("2026-11-28T12:38");
        execution.tick();
        assertEquals(List.of(Outcome.MISSED, Outcome.FAILED, Outcome.RECORDED), outcomes(schedule));
        for (now = at("2026-11-28T12:05"); now.isBefore(at("2026-11-28T12:40")); now = now.plusSeconds(30)) {
            execution.tick();
        }
        assertEquals(3, takes.size(), "12:10, and now 12:20 and 12:30");
        assertEquals(
                List.of(at("2026-11-28T12:30"), at("2026-11-28T12:20")),
                schedules.get(schedule.id().toString()).runs().stream()
                        .limit(2)
                        .map(ScheduledRun::due)
                        .toList());
    }

    @Test
    void aClockSetBackOverAFullDiskSwallowsNothing() {
        schedules.add(repeated("0 14 * * *", HOUR));
        now = at("2026-11-28T16:00");
        schedules.executeByHand().tick();
        now = at("2026-11-28T13:00");
        restart(new FaultyFileIo().limitSpace(0));
        ScheduleExecution execution = schedules.executeByHand();
        for (Instant end = at("2026-11-28T15:30"); now.isBefore(end); now = now.plusSeconds(150)) {
            execution.tick();
        }
        assertEquals(1, takes.size());
    }

    /** 8,928 times of each: what is due now begins first, and the file is written a few times. */
    @Test
    void aMonthOfMissedTimesHoldsNothingUp() {
        Schedule often = schedules.add(repeated("*/5 * * * *", Duration.ofMinutes(1)));
        Schedule talk = schedules.add(once("2026-12-29T12:02", HOUR));
        now = at("2026-12-29T12:03");
        var writes = new AtomicInteger();
        List<Integer> writesBefore = new ArrayList<>();
        begins = () -> writesBefore.add(writes.get());
        restart(new ForwardingFileIo() {
            @Override
            public void moveAtomically(Path from, Path to) throws IOException {
                writes.incrementAndGet();
                super.moveAtomically(from, to);
            }
        });
        ScheduleExecution execution = schedules.executeByHand();
        execution.tick();

        assertEquals(List.of(1), writesBefore, "it was noted, and nothing else");
        assertEquals(3, writes.get());
        assertEquals(List.of(Outcome.RUNNING), outcomes(talk));
        assertEquals(Collections.nCopies(10, Outcome.MISSED), outcomes(often));
        Schedules.Missed missed = execution.missed().getFirst();
        assertEquals(31 * 24 * 12, missed.count());
        assertEquals(at("2026-12-29T12:00"), missed.newest().getLast());
        assertEquals(at("2026-12-29T11:15"), missed.newest().getFirst());
        assertEquals(at("2026-12-29T12:00"), last(often).due());
        execution.tick();
        assertEquals(3, writes.get());
    }

    /** One schedule may have both: some of its times are over, others are not. */
    @Test
    void whatWasMissedIsNotedBehindWhatBegins() {
        Schedule schedule = schedules.add(repeated("@hourly", HOUR.plusMinutes(30)));
        now = at("2026-11-28T16:10");
        restart(FileIo.disk());
        schedules.executeByHand().tick();
        assertEquals(List.of(Outcome.RUNNING, Outcome.RUNNING, Outcome.MISSED, Outcome.MISSED), outcomes(schedule));
        assertEquals(at("2026-11-28T16:00"), last(schedule).due());
        assertEquals(2, takes.size());
    }

    /** The program's window waits for whoever begins to carry out. */
    @Test
    void whoeverBeginsToCarryOutDoesNotWait() throws Exception {
        schedules.add(once("2026-11-28T14:00", HOUR));
        now = at("2026-11-28T16:00");
        var disk = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        restart(new ForwardingFileIo() {
            @Override
            public void moveAtomically(Path from, Path to) throws IOException {
                asked.countDown();
                try {
                    assertTrue(disk.await(60, TimeUnit.SECONDS), "whoever began to carry out waits");
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                super.moveAtomically(from, to);
            }
        });
        try (Schedules.Execution execution = schedules.execute()) {
            asked.await();
            disk.countDown();
            assertEquals(1, execution.missed().getFirst().count(), "waits for the first look");
        } finally {
            disk.countDown();
        }
    }

    @Test
    void disabledOnesWaitAndAreNotMissed() {
        Schedule schedule = schedules.add(repeated("0 14 * * *", HOUR));
        String id = schedule.id().toString().substring(0, 6);
        schedules.enable(id, false);
        ScheduleExecution execution = schedules.executeByHand();
        now = at("2026-11-28T14:10");
        execution.tick();
        assertEquals(List.of(), due(5));
        now = at("2026-11-28T18:00");
        schedules.enable(id, true);
        execution.tick();
        assertEquals(List.of(), takes);
        assertEquals(List.of(), execution.missed());
        assertEquals(List.of(at("2026-11-29T14:00")), due(1));
        schedules.runNow(id);
        assertEquals(HOUR, takes.getFirst().length());
        assertEquals(List.of(), outcomes(schedule));
        assertEquals(schedule.id(), schedules.remove(id).id());
        fails(ErrorCode.ERR_NOT_FOUND, () -> schedules.get(id));
        fails(ErrorCode.ERR_NOT_FOUND, () -> schedules.get(""));
    }

    @Test
    void aFlacCopyIsAskedForOrNotWhateverThePresetSaysAndKeptOverARestart() {
        Schedule with = schedules.add(once("2026-11-28T14:00", HOUR).withFlac(Optional.of(true)));
        Schedule without = schedules.add(once("2026-11-28T16:00", HOUR).withFlac(Optional.of(false)));
        Schedule asThePreset = schedules.add(once("2026-11-28T18:00", HOUR));
        restart(FileIo.disk());

        assertEquals(
                List.of(Optional.of(true), Optional.of(false), Optional.empty()),
                schedules.list().stream().map(Schedule::flac).toList());
        schedules.runNow(with.id().toString());
        schedules.runNow(without.id().toString());
        schedules.runNow(asThePreset.id().toString());
        assertEquals(
                List.of(true, false, false),
                takes.stream().map(t -> t.request.flac()).toList());
    }

    @Test
    void aDamagedFileIsToldLeftAndDoesNotEndTheExecution() throws IOException {
        schedules.add(repeated("@hourly", HOUR));
        Path file = folder.resolve("schedule.json");
        String good = Files.readString(file);
        for (String bad :
                List.of(good.replace("@hourly", "@never"), good.substring(10), good.replace("\"at", "\"bat"))) {
            if (!bad.equals(good)) {
                Files.writeString(file, bad);
                fails(ErrorCode.ERR_CORRUPT_FILE, schedules::list);
                fails(ErrorCode.ERR_CORRUPT_FILE, () -> schedules.add(repeated("@daily", HOUR)));
                assertEquals(bad, Files.readString(file));
            }
        }
        ScheduleExecution execution = schedules.executeByHand();
        now = at("2026-11-28T13:00");
        execution.tick();
        Files.writeString(file, good);
        execution.tick();
        assertEquals(1, takes.size(), "goes on once it is mended");
    }

    @Test
    void aFullDiskForTheNotesNeitherPreventsNorRepeatsATake() {
        schedules.add(once("2026-11-28T14:00", HOUR));
        restart(new FaultyFileIo().limitSpace(0));
        ScheduleExecution execution = schedules.executeByHand();
        now = at("2026-11-28T14:00");
        execution.tick();
        execution.tick();
        assertEquals(1, takes.size());
        takes.getFirst().finish();
        execution.tick();
        assertEquals(1, takes.size());
        fails(ErrorCode.ERR_DISK_FULL, () -> schedules.add(once("2026-11-28T15:00", HOUR)));
    }

    private void restart(FileIo io) {
        schedules = new LibrarySchedules(
                library,
                recorder(),
                new LibraryPresets(library, null),
                new NumberedTitles(library, io, () -> now),
                (preset, recordings, _, _) -> {
                    copied.add(preset.name());
                    if (refusal != null) {
                        throw refusal;
                    }
                    return List.of();
                },
                io,
                () -> now);
    }

    private Recorder recorder() {
        return proxy(Recorder.class, (_, method, arguments) -> {
            assertEquals("start", method.getName());
            if (refusal != null) {
                throw refusal;
            }
            begins.run();
            takes.add(new FakeTake((TakeRequest) arguments[0]));
            return takes.getLast().take;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static final class FakeTake {
        final UUID id = UUID.randomUUID();
        final CompletableFuture<Recording> result = new CompletableFuture<>();
        final TakeRequest request;
        final Take take = proxy(Take.class, (_, method, _) -> answer(method.getName()));
        TakeStatus.State state = TakeStatus.State.FINISHED;
        Optional<VoiceRecorderException> problem = Optional.empty();

        FakeTake(TakeRequest request) {
            this.request = request;
        }

        Duration length() {
            return request.course().length().orElseThrow();
        }

        void finish() {
            result.complete(null);
        }

        void fail(VoiceRecorderException e) {
            result.completeExceptionally(e);
        }

        private Object answer(String method) {
            return switch (method) {
                case "id" -> id;
                case "result" -> result;
                case "request" -> request;
                case "status" -> status();
                case "parts" -> List.of();
                case "stop" -> {
                    result.complete(null);
                    yield result;
                }
                default -> throw new AssertionError(method);
            };
        }

        private TakeStatus status() {
            return new TakeStatus(state, 1, HOUR, null, null, Optional.empty(), List.of(), problem);
        }
    }

    private Schedule repeated(String cron, Duration length) {
        return schedule(new Occurrence.Repeated(cron), length);
    }

    private Schedule once(String time, Duration length) {
        return schedule(new Occurrence.Once(LocalDateTime.parse(time)), length);
    }

    private static Schedule schedule(Occurrence occurrence, Duration length) {
        return new Schedule(
                UUID.randomUUID(),
                occurrence,
                BERLIN,
                length,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                List.of());
    }

    private List<Instant> due(int count) {
        return schedules.next(count).stream().map(Schedules.Planned::due).toList();
    }

    private ScheduledRun last(Schedule schedule) {
        return schedules.get(schedule.id().toString()).lastRun().orElseThrow();
    }

    private List<Outcome> outcomes(Schedule schedule) {
        return schedules.get(schedule.id().toString()).runs().stream()
                .map(ScheduledRun::outcome)
                .toList();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static VoiceRecorderException fails(ErrorCode code, org.junit.jupiter.api.function.Executable executable) {
        VoiceRecorderException failure = assertThrows(VoiceRecorderException.class, executable);
        assertEquals(code, failure.code(), failure.getMessage());
        return failure;
    }
}
