package org.voicerecorder.workbench.internal;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Recording;
import org.voicerecorder.workbench.internal.dialogs.Problems;

/** The one window: shown first, then filled. */
final class WindowAdvisor extends WorkbenchWindowAdvisor {
    private static final Point SIZE = new Point(1240, 780);
    private static final Point SMALLEST = new Point(860, 520);

    private final Desk desk;

    WindowAdvisor(IWorkbenchWindowConfigurer configurer, Desk desk) {
        super(configurer);
        this.desk = desk;
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
        configurer.setInitialSize(SIZE);
        configurer.setTitle(Messages.appName);
        configurer.setShowMenuBar(true);
        configurer.setShowCoolBar(true);
        configurer.setShowStatusLine(false);
        configurer.setShowPerspectiveBar(false);
        configurer.setShowProgressIndicator(false);
    }

    @Override
    public void postWindowOpen() {
        Shell shell = getWindowConfigurer().getWindow().getShell();
        shell.setMinimumSize(SMALLEST);
        hideStandardTrim();
        new KeyContexts(shell).install();
        desk.recorder().report(problem -> Problems.show(shell, problem), this::recorded);
        desk.player().report(problem -> Problems.show(shell, problem));
        LoggerFactory.getLogger(WindowAdvisor.class)
                .atInfo()
                .addKeyValue("sinceStartMillis", ManagementFactory.getRuntimeMXBean().getUptime())
                .log("Window open");
        desk.background().display().execute(() -> LibraryChoice.begin(desk, shell));
    }

    /** The workbench's own status line would take a second row below ours. */
    private void hideStandardTrim() {
        IWorkbenchWindow window = getWindowConfigurer().getWindow();
        MWindow model = window.getService(MWindow.class);
        EModelService models = window.getService(EModelService.class);
        for (String id : List.of("org.eclipse.ui.StatusLine", "org.eclipse.ui.ProgressBar")) {
            Optional.ofNullable(models.find(id, model)).ifPresent(part -> part.setToBeRendered(false));
        }
    }

    private void recorded(Recording recording) {
        desk.toasts().show(org.eclipse.osgi.util.NLS.bind(Messages.recorded, recording.title()));
        Windows.reveal(recording.id());
    }

    @Override
    public boolean preWindowShellClose() {
        return new Closing(desk, getWindowConfigurer().getWindow().getShell()).mayClose();
    }
}
