package org.voicerecorder.workbench.internal.views;

import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.part.ViewPart;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.MarkerEdits;
import org.voicerecorder.workbench.internal.MarkerExchanges;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.MarkerModel;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.Names;

/** The markers of the recording that is shown, and what can be done with them. */
public final class MarkersView extends ViewPart {
    /** What a tool needs. */
    private enum Need {
        RECORDING(MarkerModel::isAvailable),
        ANY(m -> !m.all().isEmpty()),
        CHOSEN(m -> m.chosen().isPresent());

        private final Predicate<MarkerModel> met;

        Need(Predicate<MarkerModel> met) {
            this.met = met;
        }
    }

    private Desk desk;
    private ToolBar tools;
    private MarkerTable table;

    @Override
    public void createPartControl(Composite parent) {
        desk = Desk.current();
        Composite area = new Composite(parent, SWT.NONE);
        area.setData("org.eclipse.e4.ui.css.id", "Markers");
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
        createHead(area);
        table = new MarkerTable(area, desk);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        List<Runnable> removals = List.of(
                desk.markers().listeners().add(this::update),
                desk.libraryListeners().add(this::update));
        area.addDisposeListener(e -> removals.forEach(Runnable::run));
        update();
    }

    private void createHead(Composite area) {
        Composite head = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 1).applyTo(head);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        tools = Names.name(new ToolBar(head, SWT.FLAT), Messages.markersTools);
        tool("marker", Messages.markersToolSet, Need.RECORDING, () -> new MarkerEdits(desk)
                .set(desk.player().position()));
        tool("rename", Messages.markersToolEdit, Need.ANY, this::edit);
        tool("marker-move", Messages.markersToolMove, Need.CHOSEN, () -> desk.markers()
                .chosen()
                .ifPresent(m -> new MarkerEdits(desk).move(m.id(), desk.player().position())));
        tool("marker-delete", Messages.markersToolDelete, Need.CHOSEN, () -> desk.markers()
                .chosen()
                .ifPresent(new MarkerEdits(desk)::delete));
        tool("import", Messages.markersToolImport, Need.RECORDING, () -> exchanges()
                .read());
        tool("export", Messages.markersToolExport, Need.ANY, () -> exchanges().write());
    }

    private MarkerExchanges exchanges() {
        return new MarkerExchanges(desk, tools.getShell());
    }

    private void tool(String icon, String tip, Need need, Runnable act) {
        ToolItem item = new ToolItem(tools, SWT.PUSH);
        Icons.wear(item, icon);
        item.setToolTipText(tip);
        item.setData(need);
        item.addListener(SWT.Selection, e -> act.run());
    }

    private void update() {
        if (tools.isDisposed()) {
            return;
        }
        MarkerModel model = desk.markers();
        table.update();
        for (ToolItem item : tools.getItems()) {
            boolean possible = ((Need) item.getData()).met.test(model);
            if (possible != item.getEnabled()) {
                item.setEnabled(possible);
            }
        }
    }

    /** Edits the text of the chosen marker. */
    public void edit() {
        table.edit();
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }
}
