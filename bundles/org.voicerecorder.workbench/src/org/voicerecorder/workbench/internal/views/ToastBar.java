package org.voicerecorder.workbench.internal.views;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Toasts;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.Names;

/** The line below the table that says what was just done and offers to undo it. */
public final class ToastBar {
    private static final Duration SHOWN = Duration.ofSeconds(8);

    private final Desk desk;
    private final Composite bar;
    private final Label text;
    private final Link link;
    private Optional<Toasts.Toast> shown = Optional.empty();

    public ToastBar(Composite parent, Desk desk) {
        this.desk = desk;
        bar = new Composite(parent, SWT.NONE);
        bar.setData("org.eclipse.e4.ui.css.id", "Toast");
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .margins(10, 4)
                .spacing(12, 0)
                .applyTo(bar);
        text = new Label(bar, SWT.NONE);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .align(SWT.FILL, SWT.CENTER)
                .applyTo(text);
        link = new Link(bar, SWT.NONE);
        GridDataFactory.swtDefaults().applyTo(link);
        link.addListener(SWT.Selection, e -> follow());
        ToolBar tools = Names.name(new ToolBar(bar, SWT.FLAT), Messages.toastDismiss);
        ToolItem dismiss = new ToolItem(tools, SWT.PUSH);
        dismiss.setImage(Icons.image("close"));
        dismiss.setToolTipText(Messages.toastDismiss);
        dismiss.addListener(SWT.Selection, e -> hide());
        Runnable leave = desk.toasts().showAt(this::show);
        bar.addDisposeListener(e -> leave.run());
        bar.setVisible(false);
    }

    public Control control() {
        return bar;
    }

    private void show(Toasts.Toast toast) {
        shown = Optional.of(toast);
        text.setText(toast.text());
        text.setToolTipText(toast.text());
        link.setText(toast.offer().map(o -> "<a>" + o.label() + "</a>").orElse(""));
        setShown(true);
        bar.layout(true, true);
        if (toast.stays()) {
            return;
        }
        desk.background().later(SHOWN, () -> {
            if (shown.filter(t -> t == toast).isPresent()) {
                hide();
            }
        });
    }

    private void follow() {
        Optional<Toasts.Offer> offer = shown.flatMap(Toasts.Toast::offer);
        hide();
        offer.ifPresent(o -> o.run().run());
    }

    private void hide() {
        shown = Optional.empty();
        if (!bar.isDisposed()) {
            setShown(false);
        }
    }

    private void setShown(boolean visible) {
        ((GridData) bar.getLayoutData()).exclude = !visible;
        bar.setVisible(visible);
        bar.getParent().layout();
    }
}
