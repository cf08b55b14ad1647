package org.voicerecorder.workbench.internal.dialogs;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IconAndMessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Severity;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.widgets.Names;

/** Says what went wrong, what to do about it, and offers to do it. */
public final class Problems extends IconAndMessageDialog {
    private static final int DO_IT = IDialogConstants.CLIENT_ID;

    /** Something the dialog offers to do. */
    public record Remedy(String label, Runnable run) {}

    private final Severity severity;
    private final String title;
    private final String details;
    private final Optional<Remedy> remedy;
    private final boolean detailsAtOnce;
    private Text detailsText;

    private Problems(
            Shell parent,
            String title,
            String text,
            String details,
            Severity severity,
            boolean detailsAtOnce,
            Optional<Remedy> remedy) {
        super(parent);
        message = text;
        this.title = title;
        this.details = details;
        this.severity = severity;
        this.detailsAtOnce = detailsAtOnce;
        this.remedy = remedy;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** Shows one failure. That somebody cancelled is no failure. */
    public static void show(Shell parent, VoiceRecorderException problem) {
        show(parent, problem, Optional.empty());
    }

    public static void show(Shell parent, VoiceRecorderException problem, Optional<Remedy> remedy) {
        if (problem instanceof CancelledException) {
            return;
        }
        String text = sentence(problem.getMessage()) + "\n\n" + problem.advice();
        String details = NLS.bind(Messages.errorCode, problem.code()) + trace(problem);
        new Problems(parent, Messages.appName, text, details, problem.code().severity(), false, remedy).open();
    }

    /** Shows several things that failed in one piece of work, each with its advice. */
    public static void summary(Shell parent, String title, String intro, List<String> lines, Optional<Remedy> remedy) {
        new Problems(parent, title, intro, String.join("\n\n", lines), Severity.MEDIUM, true, remedy).open();
    }

    /** A failure in two lines. */
    public static String line(String what, ErrorCode code, String text, String advice) {
        return "%s\n    %s\n    %s  [%s]".formatted(what, sentence(text), advice, code);
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static String trace(Throwable problem) {
        if (problem.getCause() == null) {
            return "";
        }
        StringWriter out = new StringWriter();
        problem.getCause().printStackTrace(new PrintWriter(out));
        return "\n" + out;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
    }

    @Override
    protected Image getImage() {
        return severity == Severity.LOW || severity == Severity.MEDIUM ? getWarningImage() : getErrorImage();
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        createMessageArea(parent);
        if (detailsAtOnce) {
            createDetails(parent);
        }
        return parent;
    }

    private void createDetails(Composite parent) {
        detailsText = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.WRAP);
        detailsText.setText(details);
        Names.name(detailsText, Messages.details);
        GridDataFactory.fillDefaults()
                .grab(true, true)
                .span(2, 1)
                .hint(560, 180)
                .applyTo(detailsText);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        remedy.ifPresent(r -> createButton(parent, DO_IT, r.label(), false));
        if (!detailsAtOnce) {
            createButton(parent, IDialogConstants.DETAILS_ID, Messages.details, false);
        }
        createButton(parent, IDialogConstants.OK_ID, Messages.ok, true);
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == IDialogConstants.DETAILS_ID) {
            toggleDetails();
        } else {
            super.buttonPressed(IDialogConstants.OK_ID);
            if (id == DO_IT) {
                remedy.ifPresent(r -> r.run().run());
            }
        }
    }

    private void toggleDetails() {
        if (detailsText == null) {
            createDetails((Composite) getContents());
        } else {
            detailsText.dispose();
            detailsText = null;
        }
        Point size = getShell().computeSize(SWT.DEFAULT, SWT.DEFAULT);
        getShell().setSize(Math.max(size.x, getShell().getSize().x), size.y);
        getShell().layout(true, true);
    }
}
