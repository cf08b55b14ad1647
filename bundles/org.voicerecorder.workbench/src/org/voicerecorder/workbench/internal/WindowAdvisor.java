package org.voicerecorder.workbench.internal;

import java.lang.management.ManagementFactory;
import java.util.Set;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.model.application.ui.menu.MToolControl;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.jface.action.StatusLineManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.recorder.InputSummary;
import org.voicerecorder.api.recorder.PresetExports;
import org.voicerecorder.workbench.internal.commands.Enablement;
import org.voicerecorder.workbench.internal.dialogs.Problems;
import org.voicerecorder.workbench.internal.model.RecorderModel.Ended;
import org.voicerecorder.workbench.internal.studio.Studios;

/** The one window: shown first, then filled. */
final class WindowAdvisor extends WorkbenchWindowAdvisor {
    private static final Point SIZE = new Point(1280, 800);
    private static final Point SMALLEST = new Point(860, 520);

    private static final Set<String> STANDARD_TRIM =
            Set.of("org.eclipse.ui.ProgressBar", "PerspectiveSpacer", "Spacer Glue", "SearchField", "Search-PS Glue");

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

    /** On a desktop of high contrast the platform begins with a theme of its own, which this program does not have. */
    @Override
    public void postWindowCreate() {
        Themes.apply();
    }

    @Override
    public void postWindowOpen() {
        Shell shell = getWindowConfigurer().getWindow().getShell();
        shell.setMinimumSize(SMALLEST);
        new KeyContexts(shell).install();
        Enablement.watch(desk);
        new TrayIcon(desk, shell);
        desk.recorder().report(problem -> Problems.show(shell, problem), this::recorded);
        desk.player().report(problem -> Problems.show(shell, problem));
        Studios.install(desk, shell);
        LoggerFactory.getLogger(WindowAdvisor.class)
                .atInfo()
                .addKeyValue(
                        "sinceStartMillis", ManagementFactory.getRuntimeMXBean().getUptime())
                .log("Window open");
        desk.background().display().execute(() -> {
            hideStandardTrim();
            Layouts.showNewParts(getWindowConfigurer().getWindow());
            LibraryChoice.begin(desk, shell);
        });
    }

    /** The workbench's own status line and spacers would take their share of the room, or a second row. */
    private void hideStandardTrim() {
        IWorkbenchWindow window = getWindowConfigurer().getWindow();
        MWindow model = window.getService(MWindow.class);
        EModelService models = window.getService(EModelService.class);
        models.findElements(model, null, MToolControl.class, null, EModelService.IN_TRIM).stream()
                .filter(part -> STANDARD_TRIM.contains(part.getElementId()))
                .forEach(part -> part.setVisible(false));
        if (getWindowConfigurer().getActionBarConfigurer().getStatusLineManager() instanceof StatusLineManager line
                && line.getControl() != null) {
            Composite trim = line.getControl().getParent();
            line.getControl().dispose();
            trim.requestLayout();
        }
    }

    /** A take that should be listened to before anybody relies on it is told of until somebody has seen it. */
    private void recorded(Ended ended) {
        String title = ended.recording().title();
        Runnable reveal = () -> Windows.reveal(ended.recording().id());
        ended.heard()
                .filter(InputSummary::isFlagged)
                .ifPresentOrElse(
                        heard -> desk.toasts()
                                .showUntilDismissed(NLS.bind(flaw(heard), title), Messages.recordedShow, reveal),
                        () -> desk.toasts().show(NLS.bind(Messages.recorded, title)));
        reveal.run();
        copy(ended);
    }

    /** Copies that the preset asks for; the recording is in the library whatever becomes of them. */
    private void copy(Ended ended) {
        ended.preset().filter(p -> p.export().isPresent()).ifPresent(preset -> new Tasks(desk)
                .start(
                        Messages.presetCopying,
                        (progress, cancel) -> desk.services()
                                .require(PresetExports.class)
                                .export(preset, ended.parts(), progress, cancel),
                        files -> desk.toasts()
                                .show(NLS.bind(
                                        Messages.presetCopied,
                                        ended.recording().title(),
                                        preset.export().orElseThrow().folder())),
                        problem ->
                                Problems.show(getWindowConfigurer().getWindow().getShell(), problem)));
    }

    private static String flaw(InputSummary heard) {
        if (heard.silent()) {
            return Messages.recordedSilent;
        }
        if (heard.clippedRuns() > 0) {
            return Messages.recordedClipped;
        }
        return heard.tooQuiet() ? Messages.recordedQuiet : Messages.recordedGaps;
    }

    @Override
    public boolean preWindowShellClose() {
        return Closing.mayClose(desk, getWindowConfigurer().getWindow().getShell());
    }
}
