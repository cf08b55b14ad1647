package org.voicerecorder.workbench.internal;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DateTime;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Slider;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.voicerecorder.workbench.WorkbenchIds;

/**
 * Lets keys without a modifier (R, Space, the arrows) be commands only while the focused control has no use for them
 * itself.
 */
public final class KeyContexts {
    /** Under which key of {@link Control#getData(String)} the context lies that a control's own keys belong to. */
    public static final String OWN_KEYS = KeyContexts.class.getName();

    private final Shell window;
    private final IContextService contexts = PlatformUI.getWorkbench().getService(IContextService.class);
    private final Map<String, IContextActivation> active = new HashMap<>();

    KeyContexts(Shell window) {
        this.window = window;
    }

    void install() {
        set(WorkbenchIds.WINDOW_CONTEXT, true);
        Display display = window.getDisplay();
        Listener listener = e -> follow(e.widget instanceof Control control ? control : window);
        display.addFilter(SWT.FocusIn, listener);
        window.addDisposeListener(e -> display.removeFilter(SWT.FocusIn, listener));
        // The focus may have come before the perspective had.
        PlatformUI.getWorkbench().getActiveWorkbenchWindow().addPerspectiveListener(new PerspectiveAdapter() {
            @Override
            public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
                Control focused = display.getFocusControl();
                follow(focused == null ? window : focused);
            }
        });
        follow(window);
    }

    private void follow(Control focused) {
        boolean ours = focused.getShell() == window;
        boolean letters =
                switch (focused) {
                    case Text _, StyledText _, Spinner _, CCombo _, DateTime _ -> true;
                    default -> false;
                };
        boolean arrows =
                switch (focused) {
                    case Button _, Combo _, Link _, List _, Scale _, Slider _, ToolBar _, Tree _ -> true;
                    default -> letters;
                };
        // A dialog is answered first: what lies below it must not change meanwhile.
        set(WorkbenchIds.WINDOW_CONTEXT, ours || !Windows.isModal(focused.getShell()));
        set(WorkbenchIds.PLAIN_KEYS_CONTEXT, ours && !letters);
        set(WorkbenchIds.STUDIO_KEYS_CONTEXT, ours && !letters && Windows.isStudio());
        set(WorkbenchIds.MEDIA_KEYS_CONTEXT, ours && !arrows);
        set(WorkbenchIds.MARKERS_CONTEXT, ours && WorkbenchIds.MARKERS_CONTEXT.equals(focused.getData(OWN_KEYS)));
    }

    private void set(String id, boolean wanted) {
        if (wanted && !active.containsKey(id)) {
            active.put(id, contexts.activateContext(id));
        } else if (!wanted && active.containsKey(id)) {
            contexts.deactivateContext(active.remove(id));
        }
    }
}
