package org.voicerecorder.workbench.internal.bar;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.TaskModel;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.TrimLine;

/** The line at the bottom: where the library is, room on its disk, health, and the long work under way. */
public final class StatusBar {
    private static final Duration FRAME = Duration.ofMillis(200);
    private static final Duration DISK_EVERY = Duration.ofSeconds(20);

    private Desk desk;
    private Composite line;
    private Link library;
    private Label disk;
    private HealthPart health;
    private Composite work;
    private Label workName;
    private ProgressBar progress;
    private ToolItem cancel;
    private boolean animating;

    @PostConstruct
    void create(Composite parent) {
        desk = Desk.current();
        line = new TrimLine(parent, "StatusBar");
        GridLayoutFactory.fillDefaults()
                .numColumns(6)
                .margins(10, 2)
                .spacing(18, 0)
                .applyTo(line);
        library = new Link(line, SWT.NONE);
        library.setToolTipText(Messages.statusLibraryTip);
        library.addListener(SWT.Selection, e -> desk.library().ifPresent(p -> Program.launch(p.toString())));
        disk = new Label(line, SWT.NONE);
        health = new HealthPart(desk, line);
        new SchedulePart(desk, line);
        Label room = new Label(line, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(room);
        createWork();
        List<Runnable> removals = List.of(
                desk.libraryListeners().add(this::update),
                desk.sidebar().listeners().add(health::lookAtAudio),
                desk.recorder().listeners().add(this::measureDisk),
                desk.tasks().listeners().add(this::showWork));
        line.addDisposeListener(e -> removals.forEach(Runnable::run));
        update();
        showWork();
        desk.background().later(DISK_EVERY, this::measureAgain);
    }

    private void createWork() {
        work = new Composite(line, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).applyTo(work);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(work);
        workName = new Label(work, SWT.RIGHT);
        GridDataFactory.fillDefaults()
                .hint(320, SWT.DEFAULT)
                .align(SWT.FILL, SWT.CENTER)
                .applyTo(workName);
        progress = new ProgressBar(work, SWT.HORIZONTAL);
        progress.setMaximum(1000);
        GridDataFactory.swtDefaults().hint(140, SWT.DEFAULT).applyTo(progress);
        Names.name(progress, NLS.bind(Messages.statusProgress, ""));
        ToolBar tools = new ToolBar(work, SWT.FLAT);
        Names.name(tools, Messages.cancel);
        cancel = new ToolItem(tools, SWT.PUSH);
        cancel.setImage(Icons.image("close"));
        cancel.setToolTipText(Messages.cancel);
        cancel.addListener(SWT.Selection, e -> {
            desk.tasks().running().stream().findFirst().ifPresent(TaskModel.Task::end);
            cancel.setEnabled(false);
        });
    }

    private void update() {
        if (line.isDisposed()) {
            return;
        }
        Optional<Path> root = desk.library();
        Optional<VoiceRecorderException> failure = desk.openFailure();
        library.setText(root.map(p -> "<a>" + escape(shorten(p)) + "</a>")
                .orElse(
                        failure.isEmpty() && desk.requested().isPresent()
                                ? Messages.statusOpening
                                : Messages.statusNoLibrary));
        health.libraryChanged();
        measureDisk();
        line.layout();
    }

    private static String shorten(Path path) {
        Path home = Path.of(System.getProperty("user.home"));
        return path.startsWith(home) && !path.equals(home) ? "~/" + home.relativize(path) : path.toString();
    }

    /** A link's text takes ampersands for mnemonics and angle brackets for markup. */
    static String escape(String text) {
        return text.replace("&", "&&").replace("<", "\u2039").replace(">", "\u203A");
    }

    private void measureAgain() {
        if (!line.isDisposed()) {
            measureDisk();
            desk.background().later(DISK_EVERY, this::measureAgain);
        }
    }

    private void measureDisk() {
        Optional<Path> root = desk.library();
        if (root.isEmpty() || line.isDisposed()) {
            return;
        }
        long perHour = desk.recorder().input().format().bytesPerSecond() * 3600;
        desk.background()
                .fetchIdly(
                        () -> usable(root.get()),
                        free -> {
                            if (!disk.isDisposed()) {
                                long hours = free / perHour;
                                disk.setText(NLS.bind(Messages.statusDisk, new ByteSize(free), "%,d".formatted(hours)));
                                health.diskMeasured(hours);
                                line.layout();
                            }
                        },
                        problem -> {});
    }

    private static long usable(Path root) throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }

    private void showWork() {
        if (line.isDisposed()) {
            return;
        }
        cancel.setEnabled(true);
        if (!animating) {
            animate();
        }
    }

    private void animate() {
        animating = false;
        if (line.isDisposed()) {
            return;
        }
        List<TaskModel.Task> running = desk.tasks().running();
        work.setVisible(!running.isEmpty());
        if (running.isEmpty()) {
            return;
        }
        TaskModel.State state = running.getFirst().state();
        String name = state.what().isEmpty() ? state.name() : state.name() + ": " + state.what();
        workName.setText(running.size() > 1 ? NLS.bind(Messages.statusMore, name, running.size() - 1) : name);
        cancel.setToolTipText(NLS.bind(Messages.statusCancelTip, state.name()));
        progress.setSelection((int) (1000 * state.fraction().orElse(0.0)));
        animating = true;
        desk.background().later(FRAME, this::animate);
    }
}
