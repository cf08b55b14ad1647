package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.schedule.Occurrence;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.ScheduledRun;
import org.voicerecorder.api.schedule.Schedules;
import org.voicerecorder.workbench.internal.Preferences;

/** The window says what is recorded next by the clock, and what was missed or failed: once. */
class SchedulesTest {
    private static final Instant DUE = Instant.parse("2026-11-28T20:00:00Z");

    private final Provided provided = new Provided();
    private final List<Schedule> kept = new CopyOnWriteArrayList<>();
    private final String seenBefore =
            Preferences.get(Preferences.SCHEDULES_SEEN).orElse("");

    @BeforeEach
    void forget() {
        Preferences.put(Preferences.SCHEDULES_SEEN, "");
        provided.with(Schedules.class, schedules());
    }

    @AfterEach
    void end() {
        provided.close();
        Preferences.put(Preferences.SCHEDULES_SEEN, seenBefore);
        Window.await("no schedules", () -> Window.desk().schedules().next().isEmpty());
    }

    private Schedules schedules() {
        return (Schedules) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Schedules.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "list" -> List.copyOf(kept);
                    case "next" ->
                        kept.stream()
                                .map(s -> new Schedules.Planned(s, Instant.parse("2031-05-06T07:08:00Z")))
                                .toList();
                    case "hashCode" -> 3;
                    case "equals" -> proxy == arguments[0];
                    default -> "schedules";
                });
    }

    private static Schedule schedule(ScheduledRun... runs) {
        return new Schedule(
                new UUID(1, 2),
                new Occurrence.Repeated("0 20 * * *"),
                ZoneId.of("UTC"),
                Duration.ofMinutes(30),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Evening news"),
                true,
                List.of(runs));
    }

    private static boolean toastSays(String words) {
        return Window.controls(Window.shell()).stream()
                .anyMatch(c ->
                        c instanceof Label l && l.isVisible() && l.getText().contains(words));
    }

    @Test
    void theStatusLineSaysWhatComesNext() {
        kept.add(schedule());
        Link link = Window.named(Link.class, "Scheduled recordings");
        Window.await("the next one", () -> link.isVisible() && link.getText().contains("2031"));
        assertTrue(link.getToolTipText().contains("Evening news"), link.getToolTipText());
    }

    @Test
    void whatFailedIsToldOnceWithItsReason() {
        kept.add(schedule(new ScheduledRun(
                DUE,
                ScheduledRun.Outcome.FAILED,
                Optional.empty(),
                Optional.empty(),
                Optional.of("There is no input device 'usb'"))));
        Window.await("the news", () -> toastSays("Evening news") && toastSays("There is no input device 'usb'"));
        assertEquals(DUE.toString(), Preferences.get(Preferences.SCHEDULES_SEEN).orElseThrow());
        Window.desk().toasts().show("Something else");
        kept.set(
                0,
                schedule(
                        new ScheduledRun(
                                DUE.plusSeconds(60),
                                ScheduledRun.Outcome.RECORDED,
                                Optional.of(DUE),
                                Optional.empty(),
                                Optional.empty()),
                        kept.getFirst().runs().getFirst()));
        Window.await("the newer state", () -> Window.desk().schedules().next().stream()
                .anyMatch(p -> p.schedule().runs().size() == 2));
        assertTrue(toastSays("Something else"), "it is not told again");
    }
}
