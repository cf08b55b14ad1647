package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.voicerecorder.workbench.WorkbenchIds;

class WindowTest {
    @Test
    void showsTheLibraryPerspective() {
        IWorkbenchPage page =
                PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        assertEquals(WorkbenchIds.LIBRARY_PERSPECTIVE, page.getPerspective().getId());
        assertNotNull(page.findView(WorkbenchIds.LIBRARY_VIEW));
    }
}
