package org.voicerecorder.workbench.internal;

import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainerElement;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.slf4j.LoggerFactory;
import org.voicerecorder.workbench.WorkbenchIds;

/**
 * Shows, once, the parts that came with a newer version: the layout that the workbench restores was saved by an older one and
 * knows nothing of them. Who closes them afterwards does not get them again.
 */
public final class Layouts {
    /** Of the parts: 2 since there is the list of markers. */
    private static final int CURRENT = 2;

    private static final float MARKERS_SHARE = 0.3f;

    private Layouts() {}

    /** Display thread. Does nothing while another perspective is in front; the next start asks again. */
    public static void showNewParts(IWorkbenchWindow window) {
        IWorkbenchPage page = window.getActivePage();
        boolean known = Preferences.number(Preferences.LAYOUT).orElse(1) >= CURRENT;
        if (known
                || page == null
                || page.getPerspective() == null
                || !page.getPerspective().getId().equals(WorkbenchIds.LIBRARY_PERSPECTIVE)) {
            return;
        }
        Preferences.put(Preferences.LAYOUT, Integer.toString(CURRENT));
        if (page.findView(WorkbenchIds.MARKERS_VIEW) == null) {
            try {
                page.showView(WorkbenchIds.MARKERS_VIEW, null, IWorkbenchPage.VIEW_VISIBLE);
                placeMarkers(window);
            } catch (PartInitException e) {
                LoggerFactory.getLogger(Layouts.class).error("The list of markers cannot be shown", e);
            }
        }
    }

    /** Right of the waveform, where a new layout has it; a layout that knows no place puts it anywhere. */
    private static void placeMarkers(IWorkbenchWindow window) {
        EModelService models = window.getService(EModelService.class);
        MPerspective perspective = models.getActivePerspective(window.getService(MWindow.class));
        MUIElement markers = models.find(WorkbenchIds.MARKERS_VIEW, perspective);
        MUIElement recording = models.find(WorkbenchIds.RECORDING_VIEW, perspective);
        if (markers instanceof MPartSashContainerElement moved
                && recording instanceof MPartSashContainerElement beside
                && markers.getParent() != recording.getParent()) {
            markers.getParent().getChildren().remove(markers);
            models.insert(moved, beside, EModelService.RIGHT_OF, MARKERS_SHARE);
        }
    }
}
