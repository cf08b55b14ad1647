package org.voicerecorder.workbench.internal.bar;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.Schedules;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.dialogs.Problems;
import org.voicerecorder.workbench.internal.model.ScheduleModel;
import org.voicerecorder.workbench.internal.model.ScheduleModel.Trouble;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Names;

/** The part of the status line about recordings by the clock; what was missed or failed is told once, until dismissed. */
final class SchedulePart {
    private final Desk desk;
    private final ScheduleModel model;
    private final Link link;

    SchedulePart(Desk desk, Composite line) {
        this.desk = desk;
        model = desk.schedules();
        link = Names.name(new Link(line, SWT.NONE), Messages.schedulesTitle);
        GridDataFactory.swtDefaults().exclude(true).applyTo(link);
        link.setVisible(false);
        link.addListener(SWT.Selection, e -> explain());
        Runnable remove = model.listeners().add(this::update);
        link.addDisposeListener(e -> remove.run());
        update();
    }

    private void update() {
        if (link.isDisposed()) {
            return;
        }
        String text = model.problem()
                .map(p -> NLS.bind(Messages.schedulesUnreadable, p.getMessage()))
                .or(() -> model.next().stream()
                        .findFirst()
                        .map(p -> NLS.bind(Messages.schedulesNext, Texts.date(p.due(), desk.clock()))))
                .or(() -> model.troubles().stream()
                        .findFirst()
                        .map(_ -> model.troubles().size() == 1
                                ? Messages.schedulesTrouble
                                : NLS.bind(
                                        Messages.schedulesTroubles,
                                        model.troubles().size())))
                .orElse("");
        link.setText(text.isEmpty() ? "" : "<a>" + StatusBar.escape(text) + "</a>");
        link.setToolTipText(String.join("\n", lines()));
        ((GridData) link.getLayoutData()).exclude = text.isEmpty();
        link.setVisible(!text.isEmpty());
        link.requestLayout();
        tell();
    }

    /** Once, also over several starts of the program. */
    private void tell() {
        List<Trouble> fresh = model.troublesAfter(told());
        if (fresh.isEmpty()) {
            return;
        }
        Preferences.put(Preferences.SCHEDULES_SEEN, fresh.getFirst().run().due().toString());
        String said = fresh.size() == 1 ? words(fresh.getFirst()) : NLS.bind(Messages.schedulesTroubles, fresh.size());
        desk.toasts().showUntilDismissed(said, Messages.schedulesTroubleShow, this::explain);
    }

    private static Instant told() {
        Optional<String> kept = Preferences.get(Preferences.SCHEDULES_SEEN);
        try {
            return kept.map(Instant::parse).orElse(Instant.EPOCH);
        } catch (DateTimeParseException e) {
            LoggerFactory.getLogger(SchedulePart.class).warn("Not a time: {}", kept.orElse(""), e);
            return Instant.EPOCH;
        }
    }

    private void explain() {
        Problems.summary(link.getShell(), Messages.schedulesTitle, Messages.schedulesIntro, lines(), Optional.empty());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        model.next().stream().map(this::words).forEach(lines::add);
        model.troubles().stream().map(this::words).forEach(lines::add);
        return lines;
    }

    private String words(Schedules.Planned planned) {
        return NLS.bind(Messages.schedulesPlanned, new Object[] {
            Texts.fullDate(planned.due(), desk.clock()),
            name(planned.schedule()),
            Texts.length(planned.schedule().length())
        });
    }

    private static String name(Schedule schedule) {
        return schedule.title().or(schedule::preset).orElse(Messages.schedulesUnnamed);
    }

    private String words(Trouble trouble) {
        String when = Texts.fullDate(trouble.run().due(), desk.clock()) + " (" + name(trouble.schedule()) + ")";
        return switch (trouble.run().outcome()) {
            case FAILED ->
                NLS.bind(Messages.schedulesFailed, when, trouble.run().problem().orElse(""));
            case INTERRUPTED -> NLS.bind(Messages.schedulesInterrupted, when);
            case MISSED, RUNNING, RECORDED, DISCARDED -> NLS.bind(Messages.schedulesMissed, when);
        };
    }
}
