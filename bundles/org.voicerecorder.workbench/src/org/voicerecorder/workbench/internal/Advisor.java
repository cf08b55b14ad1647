package org.voicerecorder.workbench.internal;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.voicerecorder.workbench.WorkbenchIds;

/** How the workbench as a whole behaves. */
final class Advisor extends WorkbenchAdvisor {
    /** Whose pages the preferences show: ours, our plug-ins', the installer's. The platform brings others along. */
    private static final List<String> PAGES = List.of("org.voicerecorder.", "org.eclipse.equinox.");

    private final Desk desk;

    Advisor(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return WorkbenchIds.LIBRARY_PERSPECTIVE;
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new WindowAdvisor(configurer, desk);
    }

    /** Also asked by the command that ends the program, which does not ask its windows. */
    @Override
    public boolean preShutdown() {
        return Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows())
                .allMatch(window -> Closing.mayClose(desk, window.getShell()));
    }

    @Override
    public void postStartup() {
        PreferenceManager pages = PlatformUI.getWorkbench().getPreferenceManager();
        for (IPreferenceNode page : pages.getRootSubNodes()) {
            if (PAGES.stream().noneMatch(page.getId()::startsWith)) {
                pages.remove(page);
            }
        }
    }
}
