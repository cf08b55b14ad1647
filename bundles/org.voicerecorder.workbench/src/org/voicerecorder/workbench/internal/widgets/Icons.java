package org.voicerecorder.workbench.internal.widgets;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.ToolItem;
import org.voicerecorder.workbench.WorkbenchIds;

/** Our own icons, each loaded once for a display. */
public final class Icons {
    private static final String KEY = Icons.class.getName();

    private Icons() {}

    public static ImageDescriptor descriptor(String name) {
        return ImageDescriptor.createFromURL(
                FileLocator.find(Platform.getBundle(WorkbenchIds.BUNDLE), new Path("icons/" + name + ".svg")));
    }

    /** The display owns the image. */
    public static Image image(String name) {
        Display display = Display.getCurrent();
        Images images = (Images) display.getData(KEY);
        if (images == null) {
            images = new Images(new HashMap<>());
            display.setData(KEY, images);
            display.disposeExec(images::dispose);
        }
        return images.byName().computeIfAbsent(name, n -> descriptor(n).createImage(display));
    }

    /** Puts an icon on a tool, with the fainter one that it wears while it cannot be used. */
    public static void wear(ToolItem tool, String name) {
        tool.setImage(image(name));
        // What the toolkit greys out by itself is brighter than the icon in a dark theme.
        tool.setDisabledImage(image("disabled/" + name));
    }

    private record Images(Map<String, Image> byName) {
        void dispose() {
            byName.values().forEach(Image::dispose);
        }
    }
}
