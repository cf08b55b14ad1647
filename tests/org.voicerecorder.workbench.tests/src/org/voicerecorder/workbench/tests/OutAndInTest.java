package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Export;
import org.voicerecorder.api.storage.Exported;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.workbench.internal.DragCopies;
import org.voicerecorder.workbench.internal.widgets.Names;

/** Recordings go out of the window by drag and export; files come in by the clipboard. By keyboard and mouse. */
class OutAndInTest {
    private final MemoryLibrary library = Window.library();
    private final Provided provided = new Provided();

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        library.open();
        Window.await("the library", () -> Window.desk().rows().isLoaded());
    }

    @AfterEach
    void close() {
        provided.close();
        library.close();
        Window.await("the end of the library", () -> !Window.desk().rows().isLoaded());
    }

    private void add(String title) {
        int before = Window.table().getItemCount();
        library.add(title);
        Window.await("the row of " + title, () -> Window.table().getItemCount() == before + 1);
        Window.await("its title", () -> Window.table().getItem(0).getText(1).equals(title));
    }

    /** Copies are the title in letters. */
    private static Exported export(Recording recording, Path target) {
        try {
            Files.writeString(target, recording.title());
            return new Exported(Files.size(target), Exported.Check.CHECKSUM, 0, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Point middle(int row) {
        Rectangle cell = Window.table().getItem(row).getBounds(1);
        return new Point(cell.x + 20, cell.y + cell.height / 2);
    }

    @Test
    void theCopiesOfADragGoWithTheWindow() throws Exception {
        Path folder;
        try (var copies = new DragCopies()) {
            folder = copies.folder();
            Files.writeString(folder.resolve("a.wav"), "copied");
        }
        assertTrue(Files.notExists(folder));
    }

    @Test
    void recordingsAreDraggedOutAsFiles() throws Exception {
        provided.with(Export.class, (recording, target, request, progress, cancel) -> export(recording, target));
        add("Memo");
        add("Interview Ruiz");
        List<String> dropped = new CopyOnWriteArrayList<>();
        Shell elsewhere = fileManager(dropped);
        try {
            Hands.focus(Window.table());
            Point first = middle(0);
            Hands.click(Window.table(), first.x, first.y);
            Window.await("the selection", () -> Window.desk().selection().ids().size() == 1);
            // Away from the click, which together with this would be a double one.
            Hands.drag(Window.table(), new Point(first.x + 60, first.y), elsewhere, new Point(60, 60));
            Window.await("the drop", () -> !dropped.isEmpty());
        } finally {
            elsewhere.dispose();
        }
        assertEquals(1, dropped.size());
        Path copy = Path.of(dropped.getFirst());
        assertEquals("Interview Ruiz.wav", copy.getFileName().toString());
        assertEquals("Interview Ruiz", Files.readString(copy));
    }

    /** A window of its own that takes files, as a file manager does. */
    private static Shell fileManager(List<String> dropped) {
        Shell shell = new Shell(Window.display(), SWT.SHELL_TRIM | SWT.ON_TOP);
        Rectangle screen = Window.display().getPrimaryMonitor().getBounds();
        shell.setBounds(screen.width - 240, screen.height - 240, 200, 200);
        DropTarget target = new DropTarget(shell, DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                dropped.addAll(Arrays.asList((String[]) event.data));
            }
        });
        shell.open();
        Window.await("the other window", shell::isVisible);
        return shell;
    }

    @Test
    void filesArePastedFromTheClipboard() {
        List<Path> added = new CopyOnWriteArrayList<>();
        provided.with(Ingest.class, new Ingest() {
            @Override
            public Recording add(AddRequest request, Progress progress, Cancellation cancel) {
                added.add(request.file());
                return library.add(request.file().getFileName().toString());
            }

            @Override
            public Recording adopt(AddRequest request, Progress progress, Cancellation cancel) {
                throw new UnsupportedOperationException("nobody pastes a take");
            }

            @Override
            public List<Recording> adoptAll(List<AddRequest> requests, Progress progress, Cancellation cancel) {
                throw new UnsupportedOperationException("nobody pastes a take");
            }

            @Override
            public boolean looksLikeAudio(Path file) {
                return true;
            }
        });
        add("Memo");
        copy(folder.resolve("one.wav"), folder.resolve("two.flac"));
        Hands.focus(Window.table());
        Hands.key("ctrl+v");
        Window.await("both rows", () -> Window.table().getItemCount() == 3);
        assertEquals(List.of(folder.resolve("one.wav"), folder.resolve("two.flac")), added);

        Hands.focus(Window.search());
        Hands.key("ctrl+v");
        assertEquals(2, added.size(), "while somebody types the key pastes text");
        Window.search().setText("");
    }

    private static void copy(Path... files) {
        Clipboard clipboard = new Clipboard(Window.display());
        String[] names = Arrays.stream(files).map(Path::toString).toArray(String[]::new);
        clipboard.setContents(new Object[] {names}, new Transfer[] {FileTransfer.getInstance()});
        clipboard.dispose();
    }

    @Test
    void exportAsksWhereToAndInWhichFormat() throws Exception {
        List<String> formats = new ArrayList<>();
        provided.with(Export.class, (recording, target, request, progress, cancel) -> {
            formats.add(
                    request.encoding().map(encoding -> encoding.format().name()).orElse("as it is"));
            return export(recording, target);
        });
        add("Memo");
        Window.selectRow(0);
        Hands.focus(Window.table());
        var dialog = Hands.inDialog("Export \u201CMemo\u201D", shell -> {
            Text where = Window.find(shell, Text.class, t -> "Folder:".equals(t.getData(Names.KEY)));
            where.setText(folder.resolve("nowhere").toString());
            assertTrue(!button(shell).isEnabled(), "a folder that is not there is not taken");
            where.setText(folder.toString());
            Window.find(shell, Combo.class, c -> "Format:".equals(c.getData(Names.KEY)))
                    .setText("FLAC");
            Hands.press(shell, "Export");
        });
        Hands.key("ctrl+e");
        dialog.isAnswered();
        Path copy = folder.resolve("Memo.flac");
        Window.await("the copy", () -> Files.exists(copy));
        Window.await(
                "the end of the work", () -> Window.desk().tasks().running().isEmpty());
        assertEquals("Memo", Files.readString(copy));
        assertEquals(List.of("FLAC"), formats);
    }

    private static org.eclipse.swt.widgets.Button button(Shell dialog) {
        return Window.find(
                dialog, org.eclipse.swt.widgets.Button.class, b -> b.getText().equals("Export"));
    }
}
