package org.voicerecorder.workbench.internal.studio;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.voicerecorder.workbench.WorkbenchIds;

/** The editor, as large as the window. */
public final class StudioPerspective implements IPerspectiveFactory {
    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addStandaloneView(WorkbenchIds.STUDIO_VIEW, false, IPageLayout.LEFT, 0.5f, layout.getEditorArea());
    }
}
