package org.voicerecorder.workbench.internal.dialogs;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Names;

/** Asks for sample rate, depth and channels. */
public final class FormatDialog extends Dialog {
    private static final List<Integer> RATES =
            List.of(8_000, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000);
    private static final List<Integer> DEPTHS = List.of(16, 24, 32);

    private final CaptureFormat before;
    private Combo rate;
    private Combo depth;
    private Combo channels;
    private CaptureFormat chosen;

    public FormatDialog(Shell parent, CaptureFormat before) {
        super(parent);
        this.before = before;
        chosen = before;
    }

    /** Empty when it was cancelled. */
    public Optional<CaptureFormat> ask() {
        return open() == Window.OK ? Optional.of(chosen) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.customTitle);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 12).applyTo(area);
        rate = combo(
                area,
                Messages.customRate,
                RATES.stream().map(Texts::kilohertz).toList(),
                RATES.indexOf(before.sampleRate()));
        depth = combo(
                area,
                Messages.customDepth,
                DEPTHS.stream().map(d -> NLS.bind(Messages.customBits, d)).toList(),
                DEPTHS.indexOf(before.bitDepth()));
        channels = combo(
                area,
                Messages.customChannels,
                List.of(Messages.customMono, Messages.customStereo),
                before.channels() - 1);
        return area;
    }

    private static Combo combo(Composite area, String label, List<String> items, int selected) {
        new Label(area, SWT.NONE).setText(label);
        Combo combo = new Combo(area, SWT.READ_ONLY);
        IntStream.range(0, items.size()).forEach(i -> combo.add(items.get(i)));
        combo.select(Math.max(0, selected));
        GridDataFactory.fillDefaults().grab(true, false).hint(180, SWT.DEFAULT).applyTo(combo);
        return Names.name(combo, label);
    }

    @Override
    protected void okPressed() {
        chosen = new CaptureFormat(
                RATES.get(rate.getSelectionIndex()),
                channels.getSelectionIndex() + 1,
                DEPTHS.get(depth.getSelectionIndex()));
        super.okPressed();
    }
}
