package org.voicerecorder.workbench.internal.bar;

import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.voicerecorder.api.recorder.PreFlightFinding;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.CaptureInput;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.Palette;

/** The line below the record line that is there only when something should be known before recording, with what to do. */
final class AdviceLine {
    private final RecorderModel model;
    private final Composite line;
    private final Label words;

    /** @param said whether a take would be refused */
    private record Advice(String said, String all, boolean refusal) {}

    AdviceLine(Composite parent, RecorderModel model) {
        this.model = model;
        line = new Composite(parent, SWT.NONE);
        line.setData("org.eclipse.e4.ui.css.id", "AdviceLine");
        GridLayoutFactory.fillDefaults().extendedMargins(12, 8, 2, 4).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(line);
        line.setVisible(false);
        words = Names.name(new Label(line, SWT.NONE), Messages.adviceName);
        GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(words);
    }

    void update() {
        Optional<Advice> advice = advice();
        boolean wanted = advice.isPresent();
        advice.ifPresent(this::say);
        if (wanted != line.getVisible()) {
            ((GridData) line.getLayoutData()).exclude = !wanted;
            line.setVisible(wanted);
            line.requestLayout();
        }
    }

    private void say(Advice advice) {
        Palette palette = Palette.of(line.getParent().getParent());
        line.setBackground(advice.refusal() ? palette.amber() : null);
        words.setForeground(advice.refusal() ? palette.amberText() : palette.quiet());
        words.setText(advice.said().replace("&", "&&"));
        words.setToolTipText(advice.all());
    }

    private Optional<Advice> advice() {
        Phase phase = model.phase();
        if (phase != Phase.IDLE && phase != Phase.TESTING) {
            return Optional.empty();
        }
        String all = model.preFlight().inWords();
        return missingDevice().map(said -> new Advice(said, all, true)).or(() -> model.preFlight()
                .advice()
                .map(f -> new Advice(sentence(f), all, f.refusal().isPresent())));
    }

    private Optional<String> missingDevice() {
        CaptureInput input = model.input();
        return input.missingDevice().map(device -> input.preset()
                .filter(p -> p.request().input().device().filter(device::equals).isPresent())
                .map(Preset::name)
                .map(name -> NLS.bind(Messages.adviceDevicePreset, name, device))
                .orElseGet(() -> NLS.bind(Messages.adviceDevice, device)));
    }

    private static String sentence(PreFlightFinding finding) {
        return finding.text() + ". " + finding.advice().orElse("");
    }
}
