package org.voicerecorder.workbench.internal.views;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.LibraryChoice;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.commands.Act;
import org.voicerecorder.workbench.internal.model.SidebarModel.Entry;
import org.voicerecorder.workbench.internal.model.SidebarModel.Place;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.Palette;

/** What is said in place of an empty table, and what one can do about it. */
final class EmptyState {
    private final Desk desk;
    private final Composite area;
    private final Label text;
    private final Label hint;
    private final Button first;
    private final Button second;
    private Runnable firstAct = () -> {};
    private Runnable secondAct = () -> {};
    private final Runnable clearSearch;

    EmptyState(Composite parent, Desk desk, Runnable clearSearch) {
        this.desk = desk;
        this.clearSearch = clearSearch;
        area = new Composite(parent, SWT.NONE);
        area.setData("org.eclipse.e4.ui.css.id", "EmptyState");
        GridLayoutFactory.fillDefaults().margins(24, 24).spacing(8, 12).applyTo(area);
        Composite middle = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .equalWidth(true)
                .spacing(12, 10)
                .applyTo(middle);
        GridDataFactory.swtDefaults()
                .grab(true, true)
                .align(SWT.CENTER, SWT.CENTER)
                .applyTo(middle);
        text = new Label(middle, SWT.CENTER | SWT.WRAP);
        LocalResourceManager resources = new LocalResourceManager(JFaceResources.getResources(), text);
        text.setFont(resources.create(FontDescriptor.createFrom(text.getFont()).increaseHeight(4)));
        GridDataFactory.fillDefaults().span(2, 1).hint(460, SWT.DEFAULT).applyTo(text);
        hint = new Label(middle, SWT.CENTER | SWT.WRAP);
        GridDataFactory.fillDefaults().span(2, 1).hint(460, SWT.DEFAULT).applyTo(hint);
        first = button(middle, SWT.END);
        second = button(middle, SWT.BEGINNING);
        first.addListener(SWT.Selection, e -> firstAct.run());
        second.addListener(SWT.Selection, e -> secondAct.run());
    }

    private static Button button(Composite parent, int align) {
        Button button = new Button(parent, SWT.PUSH);
        GridDataFactory.swtDefaults()
                .align(align, SWT.CENTER)
                .hint(190, SWT.DEFAULT)
                .applyTo(button);
        return button;
    }

    Control control() {
        return area;
    }

    /** To what can be pressed, or else to where no key is lost in a text. */
    void setFocus() {
        if (!(first.getVisible() && first.setFocus())) {
            area.forceFocus();
        }
    }

    void update(Entry entry, String search) {
        hint.setForeground(Palette.of(area).quiet());
        if (desk.openFailure().isPresent()) {
            showFailure(desk.openFailure().get());
        } else if (!desk.services().has(Recordings.class)) {
            boolean opening = desk.requested().isPresent();
            say(opening ? Messages.libraryOpening : Messages.libraryClosed, "");
            offer(
                    opening ? null : Messages.libraryOpen,
                    null,
                    opening ? null : () -> LibraryChoice.askFirst(desk, area.getShell()));
            offerSecond(null, null);
        } else if (desk.rows().failure().isPresent()) {
            showProblem(desk.rows().failure().get());
        } else if (!desk.rows().isLoaded()) {
            say(Messages.loading, "");
            offer(null, null, null);
            offerSecond(null, null);
        } else {
            showNothing(entry, search);
        }
        area.layout(true, true);
    }

    private void showNothing(Entry entry, String search) {
        offer(null, null, null);
        offerSecond(null, null);
        if (!search.isBlank()) {
            say(NLS.bind(Messages.emptySearch, search.strip()), "");
            offer(Messages.emptySearchClear, null, clearSearch);
        } else if (entry == Place.BIN) {
            say(Messages.emptyBin, "");
        } else if (entry == Place.ALL && desk.recorder().isArmed()) {
            say(Messages.emptyArmed, Messages.emptyArmedHint);
            offer(Messages.barBegin, "record", () -> desk.recorder().toggle());
        } else if (entry == Place.ALL && desk.recorder().isRecording()) {
            say(Messages.emptyRecording, Messages.emptyRecordingHint);
            offer(Messages.barStop, "stop", () -> desk.recorder().toggle());
        } else if (entry == Place.ALL) {
            say(Messages.emptyLibrary, Messages.emptyHint);
            offer(Messages.emptyRecord, "record", () -> desk.recorder().toggle());
            offerSecond(Messages.emptyAdd, () -> Act.ADD_FILES.run(desk, area.getShell()));
        } else {
            say(Messages.emptyFilter, "");
        }
    }

    private void showFailure(VoiceRecorderException failure) {
        say(Messages.libraryOpenFailed, failure.getMessage() + "\n" + failure.advice());
        offer(Messages.libraryRetry, null, () -> desk.requested().ifPresent(desk::open));
        offerSecond(Messages.libraryChoose, () -> LibraryChoice.ask(desk, area.getShell()));
    }

    private void showProblem(VoiceRecorderException failure) {
        say(failure.getMessage(), failure.advice());
        offer(Messages.libraryRetry, null, () -> desk.rows().refresh());
        offerSecond(null, null);
    }

    private void say(String words, String more) {
        text.setText(words);
        hint.setText(more);
    }

    private void offer(String label, String icon, Runnable act) {
        set(first, label, act);
        first.setImage(icon == null ? null : Icons.image(icon));
        firstAct = act == null ? () -> {} : act;
    }

    private void offerSecond(String label, Runnable act) {
        set(second, label, act);
        secondAct = act == null ? () -> {} : act;
    }

    private static void set(Button button, String label, Runnable act) {
        String text = label == null ? "" : label;
        if (!text.equals(button.getText())) {
            button.setText(text);
        }
        button.setVisible(act != null);
    }
}
