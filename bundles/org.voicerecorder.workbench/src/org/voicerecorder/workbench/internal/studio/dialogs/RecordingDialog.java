package org.voicerecorder.workbench.internal.studio.dialogs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;
import org.voicerecorder.workbench.internal.widgets.Names;

/** Chooses a recording of the library: the newest are there at once, typing searches. */
public final class RecordingDialog extends SmallDialog<Recording> {
    private static final Duration TYPING = Duration.ofMillis(150);
    private static final int MOST = 100;
    private static final int WIDTH = 520;
    private static final int HEIGHT = 260;

    private final Desk desk;
    private Text search;
    private Table table;
    private List<Recording> found = List.of();
    private Optional<String> trouble = Optional.empty();
    private boolean typing;
    private long asked;

    public RecordingDialog(Shell parent, Desk desk, String title, String button) {
        super(parent, title, button);
        this.desk = desk;
    }

    @Override
    void createFields(Composite area) {
        search =
                Names.name(new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL), StudioMessages.chooseSearch);
        search.setMessage(StudioMessages.chooseSearch);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(search);
        search.addListener(SWT.Modify, e -> typed());
        search.addListener(SWT.KeyDown, this::leaveSearch);
        table = Names.name(new Table(area, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION), StudioMessages.chooseList);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, true)
                .hint(WIDTH, HEIGHT)
                .applyTo(table);
        for (int width : new int[] {280, 70, 160}) {
            new TableColumn(table, SWT.NONE).setWidth(width);
        }
        table.addListener(SWT.Selection, e -> check());
        table.addListener(SWT.DefaultSelection, e -> okPressed());
        query();
    }

    private void leaveSearch(Event e) {
        if (e.keyCode == SWT.ARROW_DOWN && table.getItemCount() > 0) {
            e.doit = false;
            table.setFocus();
        }
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
        if (search.isDisposed()) {
            return;
        }
        RecordingFilter filter = RecordingFilter.PRESENT.withText(search.getText());
        long mine = ++asked;
        desk.background()
                .fetch(
                        () -> {
                            Recordings recordings = desk.services().require(Recordings.class);
                            return recordings.page(filter, RecordingOrder.NEWEST_FIRST, Optional.empty(), MOST);
                        },
                        page -> show(mine, page.recordings(), Optional.empty()),
                        problem -> show(mine, List.of(), Optional.of(problem.getMessage())));
    }

    private void show(long mine, List<Recording> recordings, Optional<String> problem) {
        if (mine != asked || table.isDisposed()) {
            return;
        }
        found = recordings;
        trouble = problem;
        table.removeAll();
        for (Recording recording : recordings) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] {
                recording.title(),
                recording.audio().map(a -> Texts.length(a.duration())).orElse(""),
                recording.audio().map(Texts::format).orElse("")
            });
        }
        table.select(0);
        check();
    }

    @Override
    Recording value() {
        int selected = table.getSelectionIndex();
        if (selected < 0) {
            String words = trouble.orElse(
                    found.isEmpty() && asked > 0 ? StudioMessages.chooseEmpty : StudioMessages.chooseNone);
            throw new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, words);
        }
        return found.get(selected);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }
}
