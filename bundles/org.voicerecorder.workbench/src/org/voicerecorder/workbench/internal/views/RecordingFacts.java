package org.voicerecorder.workbench.internal.views;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.AudioCheck;
import org.voicerecorder.api.catalog.AudioChecks;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Tasks;
import org.voicerecorder.workbench.internal.dialogs.Problems;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Palette;

/** What is known of a recording, and whether its audio still is what was stored. */
final class RecordingFacts {
    private static final List<String> NAMES = List.of(
            Messages.propertiesCreated,
            Messages.propertiesLength,
            Messages.propertiesFormat,
            Messages.propertiesSize,
            Messages.propertiesFile,
            Messages.propertiesSource,
            Messages.propertiesCopies,
            Messages.propertiesChecksum);

    private record Line(Label name, Label value) {}

    private final Composite area;
    private final Desk desk;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Button verify;
    /** What is said of the audio: of what is being checked now, and of what is known from the library. */
    private final Map<UUID, String> checks = new HashMap<>();

    private final Set<UUID> checking = new HashSet<>();
    private Optional<Recording> shown = Optional.empty();

    /** @param area with two columns */
    RecordingFacts(Composite area, Desk desk) {
        this.area = area;
        this.desk = desk;
        NAMES.forEach(this::createLine);
        new Label(area, SWT.NONE);
        verify = new Button(area, SWT.PUSH);
        verify.setText(Messages.propertiesVerify);
        verify.setToolTipText(Messages.propertiesVerifyTip);
        verify.addListener(SWT.Selection, e -> shown.ifPresent(this::verify));
    }

    private void createLine(String name) {
        Label label = new Label(area, SWT.NONE);
        label.setText(name);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
        Label value = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(110, SWT.DEFAULT).applyTo(value);
        lines.put(name, new Line(label, value));
    }

    void show(Optional<Recording> recording) {
        shown = recording;
        recording.ifPresent(this::fill);
        recording.ifPresent(this::look);
        boolean hasCopies = recording.filter(Copies::exist).isPresent();
        exclude(lines.get(Messages.propertiesCopies), !hasCopies);
        for (Line line : lines.values()) {
            line.name().setForeground(Palette.of(area).quiet());
            boolean there = recording.isPresent() && !((GridData) line.name().getLayoutData()).exclude;
            line.name().setVisible(there);
            line.value().setVisible(there);
        }
        verify.setVisible(recording.isPresent());
        verify.setEnabled(desk.services().has(Integrity.class));
    }

    private static void exclude(Line line, boolean excluded) {
        ((GridData) line.name().getLayoutData()).exclude = excluded;
        ((GridData) line.value().getLayoutData()).exclude = excluded;
    }

    private void fill(Recording r) {
        put(Messages.propertiesCreated, Texts.fullDate(r.createdAt(), desk.clock()));
        put(
                Messages.propertiesLength,
                r.audio().map(a -> Texts.clock(a.duration())).orElse("\u2013"));
        put(Messages.propertiesFormat, r.audio().map(a -> Texts.format(a)).orElse(r.mimeType()));
        put(Messages.propertiesSize, new ByteSize(r.sizeBytes()).toString());
        put(Messages.propertiesFile, r.originalName());
        put(Messages.propertiesSource, r.source().value());
        put(Messages.propertiesCopies, Copies.inWords(r, desk.clock()));
        put(Messages.propertiesChecksum, checks.getOrDefault(r.id(), Messages.propertiesUnchecked));
        lines.get(Messages.propertiesChecksum).value().setToolTipText("SHA-256 " + r.checksum());
    }

    /** Asks the library what was found of the audio when it was last compared with its checksum. */
    private void look(Recording r) {
        if (!desk.services().has(AudioChecks.class)) {
            return;
        }
        desk.background()
                .fetch(
                        () -> desk.services().require(AudioChecks.class).findAll(List.of(r.id())),
                        found -> tell(r, Optional.ofNullable(found.get(r.id()))),
                        problem -> {});
    }

    private void tell(Recording r, Optional<AudioCheck> check) {
        String words = check.map(this::words).orElse(Messages.propertiesUnchecked);
        if (checking.contains(r.id()) || words.equals(checks.put(r.id(), words))) {
            return;
        }
        if (!area.isDisposed() && shown.filter(s -> s.id().equals(r.id())).isPresent()) {
            put(Messages.propertiesChecksum, words);
            area.layout(true, true);
        }
    }

    private String words(AudioCheck check) {
        String what =
                switch (check.outcome()) {
                    case INTACT -> Messages.propertiesChecked;
                    case ALTERED -> Messages.propertiesDamaged;
                    case MISSING -> Messages.propertiesMissing;
                };
        return NLS.bind(Messages.propertiesCheckedOn, what, Texts.fullDate(check.at(), desk.clock()));
    }

    private void put(String name, String value) {
        lines.get(name).value().setText(value.replace("&", "&&"));
    }

    private void verify(Recording r) {
        checking.add(r.id());
        say(r, Messages.propertiesChecking);
        new Tasks(desk)
                .start(
                        Messages.verifyTask,
                        (progress, cancel) ->
                                desk.services().require(Integrity.class).verify(List.of(r.id()), progress, cancel),
                        report -> report.failed().stream()
                                .findFirst()
                                .ifPresentOrElse(failure -> notRead(r, failure.why()), () -> read(r, report)),
                        problem -> notRead(r, problem));
    }

    private void read(Recording r, Integrity.Report report) {
        checking.remove(r.id());
        say(r, words(report));
    }

    private void notRead(Recording r, VoiceRecorderException why) {
        checking.remove(r.id());
        say(r, Messages.propertiesUnchecked);
        if (!area.isDisposed()) {
            Problems.show(area.getShell(), why);
        }
    }

    private static String words(Integrity.Report report) {
        if (!report.corrupt().isEmpty()) {
            return Messages.propertiesDamaged;
        }
        return report.missing().isEmpty() ? Messages.propertiesChecked : Messages.propertiesMissing;
    }

    /** The answer to a check; it may come when another recording is shown. */
    private void say(Recording r, String words) {
        checks.put(r.id(), words);
        if (!area.isDisposed()) {
            show(shown);
            area.layout(true, true);
        }
    }
}
