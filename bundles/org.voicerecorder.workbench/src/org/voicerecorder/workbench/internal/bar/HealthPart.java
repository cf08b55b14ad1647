package org.voicerecorder.workbench.internal.bar;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.AudioCheck;
import org.voicerecorder.api.catalog.AudioChecks;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.dialogs.DamagedRecordings;
import org.voicerecorder.workbench.internal.dialogs.Problems;
import org.voicerecorder.workbench.internal.dialogs.RecoveryProblems;
import org.voicerecorder.workbench.internal.widgets.Palette;

/**
 * What the window knows of the library's health: whether it opened, whether all of the last session could be put right,
 * whether audio was found damaged, and whether its disk has room for an hour of recording. The worst of it is shown; a click says what to do.
 */
final class HealthPart {
    private static final String DOT = "\u25CF";

    private final Desk desk;
    private final Composite area;
    private final Label dot;
    private final Link words;
    private List<Recovery.Problem> unrecovered = List.of();
    private List<AudioCheck> damaged = List.of();
    private OptionalLong hoursFree = OptionalLong.empty();
    private Runnable explanation = () -> {};

    HealthPart(Desk desk, Composite parent) {
        this.desk = desk;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 0).applyTo(area);
        dot = new Label(area, SWT.NONE);
        words = new Link(area, SWT.NONE);
        words.addListener(SWT.Selection, e -> explanation.run());
    }

    /** The library, or a service on it, came or went. */
    void libraryChanged() {
        if (desk.library().isPresent() && desk.services().has(Recovery.class)) {
            desk.background()
                    .fetch(
                            () -> desk.services().require(Recovery.class).problems(),
                            problems -> {
                                unrecovered = problems;
                                show();
                            },
                            problem -> {});
        } else {
            unrecovered = List.of();
        }
        lookAtAudio();
        show();
    }

    /** Recordings were added, changed or compared with their checksums. */
    void lookAtAudio() {
        if (desk.library().isPresent() && desk.services().has(AudioChecks.class)) {
            desk.background()
                    .fetchIdly(
                            () -> desk.services().require(AudioChecks.class).damaged(),
                            found -> {
                                damaged = found;
                                show();
                            },
                            problem -> {});
        } else {
            damaged = List.of();
        }
    }

    /** @param hours of recording that the disk has room for */
    void diskMeasured(long hours) {
        hoursFree = OptionalLong.of(hours);
        show();
    }

    private void show() {
        if (area.isDisposed()) {
            return;
        }
        Optional<VoiceRecorderException> failure = desk.openFailure();
        if (failure.isPresent()) {
            warn(failure.get().getMessage(), () -> Problems.show(area.getShell(), failure.get()));
        } else if (desk.library().isEmpty()) {
            dot.setText("");
            words.setText("");
        } else if (!unrecovered.isEmpty()) {
            warn(
                    NLS.bind(Messages.statusUnrecovered, unrecovered.size()),
                    () -> RecoveryProblems.show(area.getShell(), unrecovered));
        } else if (!damaged.isEmpty()) {
            warn(
                    NLS.bind(Messages.statusDamaged, damaged.size()),
                    () -> DamagedRecordings.show(desk, area.getShell(), damaged));
        } else if (hoursFree.isPresent() && hoursFree.getAsLong() == 0) {
            warn(
                    Messages.statusLowDisk,
                    () -> Problems.show(
                            area.getShell(),
                            new VoiceRecorderException(ErrorCode.ERR_DISK_FULL, Messages.statusLowDiskMore)));
        } else {
            dot.setText(DOT);
            dot.setForeground(Palette.of(area).meter());
            words.setText(Messages.statusHealthy);
        }
        area.layout();
        area.getParent().layout();
    }

    private void warn(String text, Runnable more) {
        explanation = more;
        dot.setText(DOT);
        dot.setForeground(Palette.of(area).meterHigh());
        words.setText("<a>" + StatusBar.escape(text) + "</a>");
    }
}
