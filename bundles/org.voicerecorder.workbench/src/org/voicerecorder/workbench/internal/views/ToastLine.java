package org.voicerecorder.workbench.internal.views;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Toasts.Offer;
import org.voicerecorder.workbench.internal.Toasts.Toast;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.Names;

/** One toast: its words, what it offers, and a button that dismisses it. */
final class ToastLine {
    private final Toast toast;
    private final Composite line;
    private final Consumer<ToastLine> hide;

    /** @param hide asked to take the line away */
    ToastLine(Composite parent, Toast toast, Consumer<ToastLine> hide) {
        this.toast = toast;
        this.hide = hide;
        line = new Composite(parent, SWT.NONE);
        line.setData("org.eclipse.e4.ui.css.id", "Toast");
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .margins(10, 4)
                .spacing(12, 0)
                .applyTo(line);
        Label text = new Label(line, SWT.WRAP);
        text.setText(toast.text().replace("&", "&&"));
        text.setToolTipText(toast.text());
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .align(SWT.FILL, SWT.CENTER)
                .applyTo(text);
        Link link = new Link(line, SWT.NONE);
        link.setText(toast.offer().map(o -> "<a>" + o.label() + "</a>").orElse(""));
        GridDataFactory.swtDefaults().exclude(toast.offer().isEmpty()).applyTo(link);
        link.setVisible(toast.offer().isPresent());
        link.addListener(SWT.Selection, e -> follow());
        createDismiss();
    }

    private void createDismiss() {
        ToolBar tools = Names.name(new ToolBar(line, SWT.FLAT), Messages.toastDismiss);
        ToolItem dismiss = new ToolItem(tools, SWT.PUSH);
        dismiss.setImage(Icons.image("close"));
        dismiss.setToolTipText(Messages.toastDismiss);
        dismiss.addListener(SWT.Selection, e -> hide.accept(this));
    }

    Toast toast() {
        return toast;
    }

    Control control() {
        return line;
    }

    private void follow() {
        Optional<Offer> offer = toast.offer();
        hide.accept(this);
        offer.ifPresent(o -> o.run().run());
    }
}
