package org.voicerecorder.workbench.internal.studio.dialogs;

import java.util.Optional;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;
import org.voicerecorder.workbench.internal.widgets.Names;

/**
 * Asks for the few values that a step needs. What was typed is judged at once: as long as it cannot be, the dialog says
 * why and cannot be left but by cancelling.
 */
abstract class SmallDialog<R> extends Dialog {
    private static final int FIELD = 160;
    private static final int WIDTH = 320;

    private final String title;
    private final String button;
    private Label trouble;
    private Optional<R> result = Optional.empty();

    SmallDialog(Shell parent, String title, String button) {
        super(parent);
        this.title = title;
        this.button = button;
    }

    /** Empty when it was cancelled. */
    public Optional<R> ask() {
        return open() == Window.OK ? result : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
    }

    @Override
    protected final Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(14, 12)
                .spacing(10, 8)
                .applyTo(area);
        createFields(area);
        trouble = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, false)
                .hint(WIDTH, SWT.DEFAULT)
                .applyTo(trouble);
        return area;
    }

    abstract void createFields(Composite area);

    /** @throws VoiceRecorderException what is wrong with what was typed */
    abstract R value();

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, button, true);
        createButton(parent, IDialogConstants.CANCEL_ID, StudioMessages.cancel, false);
        check();
    }

    /** Judges what was typed. */
    final void check() {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok == null) {
            return;
        }
        String problem = "";
        try {
            result = Optional.of(value());
        } catch (VoiceRecorderException e) {
            problem = e.getMessage();
        }
        ok.setEnabled(problem.isEmpty());
        trouble.setText(problem);
        // Two lines of words may need more room than none.
        getShell().layout(true, true);
        var size = getShell().computeSize(SWT.DEFAULT, SWT.DEFAULT);
        if (size.y > getShell().getSize().y) {
            getShell().setSize(getShell().getSize().x, size.y);
        }
    }

    final Text text(Composite area, String label, String content) {
        new Label(area, SWT.NONE).setText(label);
        Text text = Names.name(new Text(area, SWT.BORDER | SWT.SINGLE), label);
        text.setText(content);
        text.selectAll();
        text.addListener(SWT.Modify, e -> check());
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(FIELD, SWT.DEFAULT)
                .applyTo(text);
        return text;
    }

    final Combo choice(Composite area, String label, int selected, String... items) {
        new Label(area, SWT.NONE).setText(label);
        Combo combo = Names.name(new Combo(area, SWT.READ_ONLY), label);
        combo.setItems(items);
        combo.select(selected);
        combo.addListener(SWT.Selection, e -> check());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
        return combo;
    }

    final Button check(Composite area, String label, boolean checked) {
        Button box = new Button(area, SWT.CHECK);
        box.setText(label);
        box.setSelection(checked);
        box.addListener(SWT.Selection, e -> check());
        GridDataFactory.fillDefaults().span(2, 1).applyTo(box);
        return box;
    }

    final void words(Composite area, String words) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(words);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, false)
                .hint(WIDTH, SWT.DEFAULT)
                .applyTo(label);
    }
}
