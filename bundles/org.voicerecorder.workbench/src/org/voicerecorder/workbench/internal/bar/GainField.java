package org.voicerecorder.workbench.internal.bar;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Spinner;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.widgets.Names;

/** How much the input is amplified, in tenths of a dB; remembered for the takes to come, not for longer. */
final class GainField {
    private static final int DIGITS = 1;
    private static final int SCALE = 10;

    private final RecorderModel model;
    private final Spinner gain;

    GainField(Composite line, RecorderModel model) {
        this.model = model;
        gain = Names.name(new Spinner(line, SWT.BORDER), Messages.barGain);
        int most = (int) (SCALE * TakeRequest.MOST_GAIN);
        gain.setValues(0, -most, most, DIGITS, SCALE, 6 * SCALE);
        gain.setToolTipText(Messages.barGainTip);
        GridDataFactory.swtDefaults().applyTo(gain);
        gain.addListener(SWT.Selection, e -> model.amplify(gain.getSelection() / (double) SCALE));
    }

    Spinner control() {
        return gain;
    }

    void update() {
        Phase phase = model.phase();
        gain.setEnabled(phase.isUnderWay() || phase == Phase.IDLE || phase == Phase.TESTING);
        int wanted = (int) Math.round(SCALE * model.gain());
        if (wanted != gain.getSelection() && !gain.isFocusControl()) {
            gain.setSelection(wanted);
        }
    }
}
