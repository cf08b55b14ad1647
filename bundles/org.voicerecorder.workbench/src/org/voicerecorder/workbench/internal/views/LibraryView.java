package org.voicerecorder.workbench.internal.views;

import java.time.Duration;
import java.util.UUID;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.part.ViewPart;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.RowModel;
import org.voicerecorder.workbench.internal.model.SidebarModel.Entry;
import org.voicerecorder.workbench.internal.model.SidebarModel.Place;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.Palette;

/** Search field, table of recordings, and what is said when there are none. */
public final class LibraryView extends ViewPart implements RowModel.View {
    /** Letters that are commands when there is something to do. */
    private static final String KEYS = "artmjkl";

    private static final Duration TYPING = Duration.ofMillis(120);

    private Desk desk;
    private Entry entry = Place.ALL;
    private Text search;
    private Label count;
    private Composite stack;
    private LibraryTable table;
    private EmptyState empty;
    private boolean typing;

    @Override
    public void createPartControl(Composite parent) {
        desk = Desk.current();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        createSearch(parent);
        stack = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
        stack.setLayout(new StackLayout());
        table = new LibraryTable(stack, desk);
        table.control().addListener(SWT.KeyDown, this::typeToSearch);
        empty = new EmptyState(stack, desk, () -> search.setText(""));
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(new ToastBar(parent, desk).control());
        createContextMenu();
        new FileDragAndDrop(desk).install(getSite().getShell(), table.control(), parent);
        desk.rows().add(this);
        Runnable remove = desk.libraryListeners().add(this::rowsChanged);
        Runnable removeRecorder = desk.recorder().listeners().add(this::recorderChanged);
        var recovery = new RecoveryToast(desk, getSite().getShell());
        Runnable removeRecovery = desk.libraryListeners().add(recovery::libraryChanged);
        recovery.libraryChanged();
        parent.addDisposeListener(e -> {
            desk.rows().remove(this);
            remove.run();
            removeRecorder.run();
            removeRecovery.run();
        });
        rowsChanged();
        desk.rows().refresh();
        desk.sidebar().refresh();
    }

    private void createSearch(Composite parent) {
        Composite line = new Composite(parent, SWT.NONE);
        line.setData("org.eclipse.e4.ui.css.id", "SearchLine");
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(8, 6)
                .spacing(12, 0)
                .applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        search = new Text(line, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        search.setMessage(Messages.librarySearch);
        Names.name(search, Messages.librarySearchName);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
        search.addListener(SWT.Modify, e -> typed());
        search.addListener(SWT.KeyDown, this::leaveSearch);
        count = new Label(line, SWT.RIGHT);
        GridDataFactory.swtDefaults().applyTo(count);
    }

    private void leaveSearch(Event e) {
        if (e.keyCode == SWT.ESC) {
            e.doit = false;
            search.setText("");
            setFocus();
        } else if (e.keyCode == SWT.ARROW_DOWN || e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR) {
            e.doit = false;
            table.selectFirst();
        }
    }

    /** Letters typed in the table go to the search field, but for those that are keys, be there something to do or not. */
    private void typeToSearch(Event e) {
        boolean modified = (e.stateMask & ~SWT.SHIFT) != 0;
        if (KEYS.indexOf(Character.toLowerCase(e.character)) >= 0) {
            e.doit = false;
        } else if (!modified && Character.isLetterOrDigit(e.character)) {
            e.doit = false;
            search.setFocus();
            search.append(String.valueOf(e.character));
        }
    }

    private void createContextMenu() {
        MenuManager menu = new MenuManager();
        table.control().setMenu(menu.createContextMenu(table.control()));
        getSite().registerContextMenu(menu, getSite().getSelectionProvider());
    }

    private void typed() {
        if (!typing) {
            typing = true;
            desk.background().later(TYPING, () -> {
                typing = false;
                query();
            });
        }
    }

    private void query() {
        if (!search.isDisposed()) {
            RecordingFilter filter = desk.sidebar().filter(entry).withText(search.getText());
            desk.rows().show(filter, desk.rows().order());
        }
    }

    /** Shows what a line of the sidebar means, in the page's library view. */
    static void show(IWorkbenchPage page, Entry entry) {
        if (page.findView(WorkbenchIds.LIBRARY_VIEW) instanceof LibraryView view) {
            view.show(entry);
        }
    }

    /** Shows what a line of the sidebar means. */
    public void show(Entry wanted) {
        entry = wanted;
        query();
        if (getSite().getPage().findView(WorkbenchIds.SIDEBAR_VIEW) instanceof SidebarView sidebar) {
            sidebar.reveal(wanted);
        }
    }

    public Entry entry() {
        return entry;
    }

    /** Puts the cursor into the search field. */
    public void find() {
        search.setFocus();
        search.selectAll();
    }

    /** Selects a recording as soon as it is there. */
    public void reveal(UUID id) {
        table.reveal(id);
    }

    @Override
    public void rowsChanged() {
        if (stack.isDisposed()) {
            return;
        }
        int rows = desk.rows().count();
        count.setText(
                rows == 0
                        ? ""
                        : rows == 1 ? Messages.oneRecording : NLS.bind(Messages.manyRecordings, "%,d".formatted(rows)));
        count.setForeground(Palette.of(count.getParent()).quiet());
        count.getParent().layout();
        boolean showTable = rows > 0;
        Control focused = stack.getDisplay().getFocusControl();
        boolean keepFocus = focused != null && isInside(focused);
        empty.update(entry, search.getText());
        StackLayout layout = (StackLayout) stack.getLayout();
        var wanted = showTable ? table.control() : empty.control();
        if (layout.topControl != wanted) {
            layout.topControl = wanted;
            stack.layout();
            if (keepFocus) {
                setFocus();
            }
        }
    }

    /** The words for an empty library are others while its first recording is under way. */
    private void recorderChanged() {
        if (!stack.isDisposed() && !table.control().isVisible()) {
            empty.update(entry, search.getText());
        }
    }

    private boolean isInside(Control control) {
        Control at = control;
        while (at != null && at != stack) {
            at = at.getParent();
        }
        return at == stack;
    }

    @Override
    public void rowsArrived(int first, int last) {
        // the table itself follows
    }

    @Override
    public void setFocus() {
        if (table.control().isVisible()) {
            table.control().setFocus();
        } else {
            empty.setFocus();
        }
    }
}
