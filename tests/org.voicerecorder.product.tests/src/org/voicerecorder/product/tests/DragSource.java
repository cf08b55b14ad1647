package org.voicerecorder.product.tests;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** A program of its own, as a file manager is: a small window from which files can be dragged. Ends with its window. */
final class DragSource {
    static final String TITLE = "Files to drag";

    private DragSource() {}

    /** @param files absolute paths */
    public static void main(String[] files) {
        Display display = new Display();
        Shell shell = new Shell(display, SWT.TITLE);
        shell.setText(TITLE);
        shell.setLayout(new FillLayout());
        Label label = new Label(shell, SWT.CENTER);
        label.setText("Drag from here");
        var source = new org.eclipse.swt.dnd.DragSource(label, DND.DROP_COPY);
        source.setTransfer(new Transfer[] {FileTransfer.getInstance()});
        source.addDragListener(new DragSourceAdapter() {
            @Override
            public void dragSetData(DragSourceEvent event) {
                event.data = files;
            }
        });
        shell.setBounds(1300, 840, 240, 100);
        shell.open();
        while (!shell.isDisposed()) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        display.dispose();
    }
}
