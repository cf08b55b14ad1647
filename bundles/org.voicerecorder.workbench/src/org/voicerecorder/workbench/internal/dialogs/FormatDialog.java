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
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Names;

/** Asks for sample rate, depth and channels, and whether a FLAC copy is made meanwhile. */
public final class FormatDialog extends Dialog {
    private static final List<Integer> RATES =
            List.of(8_000, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000);
    private static final List<Integer> DEPTHS = List.of(16, 24, 32);

    /** What was chosen. */
    public record Choice(CaptureFormat format, boolean flac) {}

    private final CaptureFormat before;
    private final boolean flacBefore;
    private Combo rate;
    private Combo depth;
    private Combo channels;
    private Button flac;
    private Choice chosen;

    public FormatDialog(Shell parent, CaptureFormat before, boolean flac) {
        super(parent);
        // Unless somebody says otherwise.
        setReturnCode(Window.CANCEL);
        this.before = before;
        flacBefore = flac;
        chosen = new Choice(before, flac);
    }

    /** Empty when it was cancelled. */
    public Optional<Choice> ask() {
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
        flac = new Button(area, SWT.CHECK);
        flac.setText(Messages.customFlac);
        flac.setToolTipText(Messages.customFlacTip);
        flac.setSelection(flacBefore);
        GridDataFactory.fillDefaults().span(2, 1).indent(0, 6).applyTo(flac);
        HelpWindow.answerIn(getShell(), "Recording");
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
        CaptureFormat format = new CaptureFormat(
                RATES.get(rate.getSelectionIndex()),
                channels.getSelectionIndex() + 1,
                DEPTHS.get(depth.getSelectionIndex()));
        chosen = new Choice(format, flac.getSelection());
        super.okPressed();
    }
}
