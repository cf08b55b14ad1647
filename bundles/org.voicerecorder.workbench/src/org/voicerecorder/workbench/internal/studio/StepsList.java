package org.voicerecorder.workbench.internal.studio;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditState;
import org.voicerecorder.workbench.internal.studio.model.StepTexts;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.Palette;

/** What was done, step by step. Choosing a line goes back, or forth again, to that step. */
final class StepsList {
    private final StudioModel model;
    private final Table table;
    private List<String> shown = List.of();
    private int current = -1;

    StepsList(Composite parent, StudioModel model) {
        this.model = model;
        table = Names.name(new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL), StudioMessages.history);
        table.setData("org.eclipse.e4.ui.css.id", "LibraryTable");
        TableColumn column = new TableColumn(table, SWT.NONE);
        column.setText(StudioMessages.history);
        table.setHeaderVisible(true);
        table.addListener(SWT.Resize, e -> column.setWidth(table.getClientArea().width));
        table.addListener(SWT.Selection, e -> {
            if (table.getSelectionIndex() != current) {
                model.changes().goTo(table.getSelectionIndex());
            }
        });
    }

    Control control() {
        return table;
    }

    void update() {
        int rate = model.sampleRate();
        List<String> lines = new ArrayList<>();
        model.state().ifPresent(state -> {
            lines.add(StudioMessages.historyBegin);
            List<EditOperation> steps = state.list().operations();
            int heard = heard(state);
            for (EditOperation step : steps.subList(0, heard)) {
                lines.add(StepTexts.of(step, rate));
            }
            for (EditOperation step : steps.subList(heard, steps.size())) {
                lines.add(NLS.bind(StudioMessages.historyHeldUp, StepTexts.of(step, rate)));
            }
            for (EditOperation step : state.undone()) {
                lines.add(NLS.bind(StudioMessages.historyUndone, StepTexts.of(step, rate)));
            }
        });
        int now = model.state().map(s -> s.list().operations().size()).orElse(-1);
        if (!lines.equals(shown)) {
            shown = List.copyOf(lines);
            table.setItemCount(lines.size());
            for (int i = 0; i < lines.size(); i++) {
                table.getItem(i).setText(lines.get(i));
            }
        }
        paintQuietly(model.state().map(StepsList::heard).orElse(now));
        if (now != table.getSelectionIndex()) {
            table.setSelection(now);
        }
        current = now;
    }

    /** How many steps can be carried out. */
    private static int heard(EditState state) {
        return state.heldUp()
                .map(EditState.HeldUp::from)
                .orElse(state.list().operations().size());
    }

    private void paintQuietly(int heard) {
        TableItem[] items = table.getItems();
        for (int i = 0; i < items.length; i++) {
            items[i].setForeground(i > heard ? Palette.of(table).quiet() : null);
        }
    }
}
