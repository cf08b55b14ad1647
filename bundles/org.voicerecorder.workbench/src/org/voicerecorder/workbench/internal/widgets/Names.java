package org.voicerecorder.workbench.internal.widgets;

import java.util.function.Supplier;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;

/** What a screen reader says of a control. */
public final class Names {
    /** Under which key of {@link Control#getData(String)} the name lies, for tests and tools. */
    public static final String KEY = "accessibleName";

    private Names() {}

    public static <C extends Control> C name(C control, String name) {
        control.setData(KEY, name);
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                if (e.childID == ACC.CHILDID_SELF) {
                    e.result = name;
                }
            }
        });
        return control;
    }

    /** A canvas that is something with a value, such as a meter or a waveform. */
    public static <C extends Canvas> C value(C canvas, String name, int role, Supplier<String> value) {
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = role;
            }

            @Override
            public void getValue(AccessibleControlEvent e) {
                e.result = value.get();
            }
        });
        return name(canvas, name);
    }
}
