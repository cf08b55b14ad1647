package org.voicerecorder.workbench.internal;

import java.util.Optional;
import java.util.UUID;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.slf4j.LoggerFactory;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.views.LibraryView;

/** Finds the views of the window. Display thread. */
public final class Windows {
    /** What is to be selected in the library when one comes back to it from the Studio. */
    private static Optional<UUID> revealedLater = Optional.empty();

    private Windows() {}

    private static Optional<IWorkbenchPage> page() {
        return Optional.ofNullable(PlatformUI.getWorkbench().getActiveWorkbenchWindow())
                .or(() -> java.util.Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows())
                        .findFirst())
                .map(IWorkbenchWindow::getActivePage);
    }

    /** The window that dialogs belong to. */
    public static Shell shell() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
    }

    /** Whether a shell has to be answered before anything else can be done. */
    public static boolean isModal(Shell shell) {
        int modal = SWT.PRIMARY_MODAL | SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL;
        return shell != null && !shell.isDisposed() && (shell.getStyle() & modal) != 0;
    }

    /** Whether the Studio is in front. */
    public static boolean isStudio() {
        return page().map(IWorkbenchPage::getPerspective)
                .filter(p -> p.getId().equals(WorkbenchIds.STUDIO_PERSPECTIVE))
                .isPresent();
    }

    /** Brings the perspective to the front that a view belongs to. */
    private static void showPerspectiveOf(IWorkbenchPage page, String view) {
        boolean studio = view.equals(WorkbenchIds.STUDIO_VIEW);
        if (studio != isStudio()) {
            page.setPerspective(PlatformUI.getWorkbench()
                    .getPerspectiveRegistry()
                    .findPerspectiveWithId(
                            studio ? WorkbenchIds.STUDIO_PERSPECTIVE : WorkbenchIds.LIBRARY_PERSPECTIVE));
            if (!studio) {
                revealedLater.ifPresent(Windows::reveal);
                revealedLater = Optional.empty();
            }
        }
    }

    /** A view, when it is open. */
    public static <V extends IViewPart> Optional<V> view(String id, Class<V> type) {
        return page().map(p -> p.findView(id)).filter(type::isInstance).map(type::cast);
    }

    /** Opens a view if need be and puts the focus into it. */
    public static <V extends IViewPart> Optional<V> activate(String id, Class<V> type) {
        return page().map(p -> {
                    try {
                        showPerspectiveOf(p, id);
                        return p.showView(id);
                    } catch (PartInitException e) {
                        LoggerFactory.getLogger(Windows.class).error("The view cannot be opened", e);
                        return null;
                    }
                })
                .filter(type::isInstance)
                .map(type::cast)
                .map(view -> {
                    // The view that was active already is not asked by the workbench.
                    view.setFocus();
                    return view;
                });
    }

    /** Selects a recording in the library table as soon as its row is there, and the table. */
    public static void reveal(UUID id) {
        if (isStudio()) {
            revealedLater = Optional.of(id);
        } else {
            view(WorkbenchIds.LIBRARY_VIEW, LibraryView.class).ifPresent(v -> v.reveal(id));
        }
    }
}
