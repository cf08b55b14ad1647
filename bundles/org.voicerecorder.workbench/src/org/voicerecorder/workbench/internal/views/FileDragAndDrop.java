package org.voicerecorder.workbench.internal.views;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.storage.Export;
import org.voicerecorder.workbench.internal.Adding;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Exporting;
import org.voicerecorder.workbench.internal.dialogs.Problems;

/**
 * Files and folders dropped anywhere on the library come in; recordings dragged out of the table go as copies. What is
 * dragged from the table and dropped on it stays what it is.
 */
final class FileDragAndDrop {
    private final Desk desk;
    private boolean dragsOwn;

    FileDragAndDrop(Desk desk) {
        this.desk = desk;
    }

    void install(Shell shell, Control table, Composite area) {
        dragOut(shell, table);
        DropTarget target = new DropTarget(area, DND.DROP_COPY | DND.DROP_DEFAULT | DND.DROP_MOVE | DND.DROP_LINK);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = dragsOwn ? DND.DROP_NONE : DND.DROP_COPY;
            }

            @Override
            public void dragOperationChanged(DropTargetEvent event) {
                event.detail = dragsOwn ? DND.DROP_NONE : DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                event.detail = DND.DROP_COPY;
                if (!dragsOwn && event.data instanceof String[] files) {
                    new Adding(desk, shell)
                            .add(Arrays.stream(files).map(Path::of).toList());
                }
            }
        });
    }

    private void dragOut(Shell shell, Control table) {
        DragSource source = new DragSource(table, DND.DROP_COPY);
        source.setTransfer(FileTransfer.getInstance());
        source.addDragListener(new Out(shell));
    }

    /** Copies begin to be written when the drag begins; who drops waits for what is not finished. */
    private final class Out extends DragSourceAdapter {
        private final Shell shell;
        private List<Path> written = List.of();
        private boolean writing;

        Out(Shell shell) {
            this.shell = shell;
        }

        @Override
        public void dragStart(DragSourceEvent event) {
            List<UUID> ids = desk.selection().ids();
            event.doit = !ids.isEmpty() && desk.services().has(Export.class);
            if (event.doit) {
                dragsOwn = true;
                writing = true;
                written = List.of();
                new Exporting(desk, shell).exportForDrag(ids, this::wrote, this::failed);
            }
        }

        @Override
        public void dragFinished(DragSourceEvent event) {
            dragsOwn = false;
        }

        private void wrote(List<Path> files) {
            writing = false;
            written = files;
        }

        private void failed(VoiceRecorderException problem) {
            writing = false;
            Problems.show(shell, problem);
        }

        @Override
        public void dragSetData(DragSourceEvent event) {
            Display display = event.display;
            while (writing && !shell.isDisposed()) {
                if (!display.readAndDispatch()) {
                    display.sleep();
                }
            }
            event.data = written.stream().map(Path::toString).toArray(String[]::new);
            event.doit = !written.isEmpty();
        }
    }
}
