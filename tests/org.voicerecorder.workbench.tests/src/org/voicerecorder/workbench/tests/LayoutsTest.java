package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.Layouts;
import org.voicerecorder.workbench.internal.Preferences;

/** A layout that an older version saved gets what is new, once. */
class LayoutsTest {
    private IWorkbenchPage page;

    @BeforeEach
    void takeMarkersOut() {
        Window.shell();
        page = Window.workbenchWindow().getActivePage();
        Window.execute("focusLibrary");
        page.hideView(page.findView(WorkbenchIds.MARKERS_VIEW));
        EModelService models = Window.workbenchWindow().getService(EModelService.class);
        MUIElement place = models.find(
                WorkbenchIds.MARKERS_VIEW,
                models.getActivePerspective(Window.workbenchWindow().getService(MWindow.class)));
        if (place != null) {
            place.getParent().getChildren().remove(place);
        }
        assertNull(page.findView(WorkbenchIds.MARKERS_VIEW));
    }

    @AfterEach
    void reset() {
        page.resetPerspective();
        Window.await("the markers", () -> page.findView(WorkbenchIds.MARKERS_VIEW) != null);
        Preferences.put(Preferences.LAYOUT, "2");
    }

    @Test
    void showsTheMarkersBesideTheWaveformOnce() {
        Preferences.put(Preferences.LAYOUT, "");
        Layouts.showNewParts(Window.workbenchWindow());
        assertNotNull(page.findView(WorkbenchIds.MARKERS_VIEW));
        Table markers = Window.named(Table.class, "Markers");
        Control wave = Window.find(
                Window.shell(), Control.class, c -> "Waveform".equals(c.getData("org.eclipse.e4.ui.css.id")));
        Window.await("its place", () -> isRightOf(markers, wave));
        page.hideView(page.findView(WorkbenchIds.MARKERS_VIEW));
        Layouts.showNewParts(Window.workbenchWindow());
        assertNull(page.findView(WorkbenchIds.MARKERS_VIEW), "who closed it does not get it again");
    }

    private static boolean isRightOf(Control one, Control other) {
        Point size = one.getSize();
        Point at = one.toDisplay(0, 0);
        Point beside = other.toDisplay(0, 0);
        return one.isVisible()
                && size.x > 50
                && at.x >= beside.x + other.getSize().x
                && at.y < beside.y + other.getSize().y
                && at.y + size.y > beside.y;
    }

    @Test
    void leavesAPresentLayoutAlone() {
        Preferences.put(Preferences.LAYOUT, "2");
        Layouts.showNewParts(Window.workbenchWindow());
        assertNull(page.findView(WorkbenchIds.MARKERS_VIEW));
        assertTrue(Preferences.get(Preferences.LAYOUT).isPresent());
        assertFalse(page.getPerspective() == null);
    }
}
