package org.voicerecorder.workbench.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.voicerecorder.workbench.WorkbenchIds;

/** Sidebar, table above the recording pane and its markers, properties. */
public final class LibraryPerspective implements IPerspectiveFactory {
    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.setEditorAreaVisible(false);
        layout.addStandaloneView(WorkbenchIds.SIDEBAR_VIEW, false, IPageLayout.LEFT, 0.16f, editors);
        layout.addStandaloneView(WorkbenchIds.PROPERTIES_VIEW, false, IPageLayout.RIGHT, 0.74f, editors);
        layout.addStandaloneView(WorkbenchIds.LIBRARY_VIEW, false, IPageLayout.TOP, 0.62f, editors);
        layout.addStandaloneView(
                WorkbenchIds.RECORDING_VIEW, false, IPageLayout.BOTTOM, 0.62f, WorkbenchIds.LIBRARY_VIEW);
        layout.addStandaloneView(
                WorkbenchIds.MARKERS_VIEW, false, IPageLayout.RIGHT, 0.7f, WorkbenchIds.RECORDING_VIEW);
    }
}
