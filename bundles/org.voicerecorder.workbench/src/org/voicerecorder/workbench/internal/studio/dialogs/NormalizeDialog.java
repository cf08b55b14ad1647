package org.voicerecorder.workbench.internal.studio.dialogs;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.voicerecorder.workbench.internal.studio.model.Amount;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;

/** Asks how loud something is to become. */
public final class NormalizeDialog extends SmallDialog<NormalizeDialog.Target> {
    private static final Amount LOUDNESS = new Amount("LUFS", -70, -5);
    private static final Amount PEAK = new Amount("dBFS", -60, 0);
    private static final Amount TRUE_PEAK = new Amount("dBTP", -20, 0);

    /** EBU R128 for broadcast is -23; spoken word on the net is made at -16. */
    private static final double PROPOSED_LUFS = -16;

    private static final double PROPOSED_PEAK = -1;

    /** What was asked for. */
    public sealed interface Target {
        record Loudness(double lufs, double truePeak, boolean limit) implements Target {}

        record Peak(double dbfs) implements Target {}
    }

    private Combo kind;
    private Text value;
    private Text truePeak;
    private Button limit;

    public NormalizeDialog(Shell parent) {
        super(parent, StudioMessages.dialogNormalize, StudioMessages.apply);
    }

    @Override
    void createFields(Composite area) {
        kind = choice(
                area,
                StudioMessages.normalizeTarget,
                0,
                StudioMessages.normalizeLoudness,
                StudioMessages.normalizePeak);
        value = text(area, StudioMessages.normalizeTo, Amount.plain(PROPOSED_LUFS));
        truePeak = text(area, StudioMessages.normalizeTruePeak, Amount.plain(PROPOSED_PEAK));
        limit = check(area, StudioMessages.normalizeLimit, true);
        kind.addListener(org.eclipse.swt.SWT.Selection, e -> kindChanged());
        value.setFocus();
    }

    private boolean isLoudness() {
        return kind.getSelectionIndex() == 0;
    }

    private void kindChanged() {
        truePeak.setEnabled(isLoudness());
        limit.setEnabled(isLoudness());
        value.setText(Amount.plain(isLoudness() ? PROPOSED_LUFS : PROPOSED_PEAK));
    }

    @Override
    Target value() {
        return isLoudness()
                ? new Target.Loudness(
                        LOUDNESS.parse(value.getText()), TRUE_PEAK.parse(truePeak.getText()), limit.getSelection())
                : new Target.Peak(PEAK.parse(value.getText()));
    }
}
