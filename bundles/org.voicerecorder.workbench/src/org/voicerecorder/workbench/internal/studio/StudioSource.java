package org.voicerecorder.workbench.internal.studio;

import java.util.Map;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;
import org.voicerecorder.workbench.internal.Desk;

/** Tells menus whether the part of the program is there that edits: without it, nothing of the Studio is shown. */
public final class StudioSource extends AbstractSourceProvider {
    private static final String VARIABLE = "org.voicerecorder.workbench.studio";

    private Runnable removal = () -> {};
    private String told = "absent";

    public StudioSource() {
        if (Desk.isRunning()) {
            removal = Desk.current().libraryListeners().add(this::tell);
            told = state();
        }
    }

    private static String state() {
        return Desk.isRunning() && Desk.current().studio().isAvailable() ? "present" : "absent";
    }

    private void tell() {
        String now = state();
        if (!now.equals(told)) {
            told = now;
            fireSourceChanged(ISources.WORKBENCH, VARIABLE, now);
        }
    }

    @Override
    public String[] getProvidedSourceNames() {
        return new String[] {VARIABLE};
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Map getCurrentState() {
        return Map.of(VARIABLE, told);
    }

    @Override
    public void dispose() {
        removal.run();
    }
}
