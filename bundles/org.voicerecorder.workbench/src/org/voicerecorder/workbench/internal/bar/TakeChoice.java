package org.voicerecorder.workbench.internal.bar;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Names;

/** The takes under way, when there are several or another program began it; the bar shows the chosen one. */
final class TakeChoice {
    private final RecorderModel model;
    private final Combo combo;
    private List<Take> listed = List.of();

    TakeChoice(Composite strip, RecorderModel model) {
        this.model = model;
        combo = Names.name(new Combo(strip, SWT.READ_ONLY | SWT.DROP_DOWN), Messages.stripTakes);
        combo.setToolTipText(Messages.stripTakesTip);
        GridDataFactory.swtDefaults().hint(210, SWT.DEFAULT).exclude(true).applyTo(combo);
        combo.setVisible(false);
        combo.addListener(SWT.Selection, e -> model.show(listed.get(combo.getSelectionIndex())));
    }

    void update() {
        listed = model.takes();
        boolean wanted = listed.size() > 1 || listed.stream().anyMatch(t -> !model.isOwn(t));
        ((GridData) combo.getLayoutData()).exclude = !wanted;
        combo.setVisible(wanted);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            items.add(name(listed.get(i), i + 1));
        }
        if (!items.equals(List.of(combo.getItems()))) {
            combo.setItems(items.toArray(String[]::new));
        }
        model.shown()
                .map(listed::indexOf)
                .filter(i -> i != combo.getSelectionIndex())
                .ifPresent(combo::select);
    }

    private String name(Take take, int number) {
        String title = Texts.title(take).orElseGet(() -> NLS.bind(Messages.stripTake, number));
        return model.isOwn(take) ? title : NLS.bind(Messages.stripForeign, title);
    }
}
