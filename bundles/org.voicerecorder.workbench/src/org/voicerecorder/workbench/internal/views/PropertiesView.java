package org.voicerecorder.workbench.internal.views;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Edits;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Tasks;
import org.voicerecorder.workbench.internal.dialogs.Problems;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.Palette;

/** Title, description and tags to edit, and what is known of the recording. */
public final class PropertiesView extends ViewPart {
    private Desk desk;
    private ScrolledComposite scrolled;
    private Composite area;
    private Label heading;
    private Text title;
    private Text description;
    private Text tags;
    private final Map<String, Label> facts = new LinkedHashMap<>();
    private Label checksum;
    private Button verify;
    private Optional<Recording> shown = Optional.empty();
    private List<UUID> ids = List.of();
    private final Map<UUID, String> checks = new LinkedHashMap<>();

    @Override
    public void createPartControl(Composite parent) {
        desk = Desk.current();
        scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
        scrolled.setExpandHorizontal(true);
        scrolled.setExpandVertical(true);
        area = new Composite(scrolled, SWT.NONE);
        area.setData("org.eclipse.e4.ui.css.id", "Properties");
        scrolled.setContent(area);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(12, 10)
                .spacing(10, 7)
                .applyTo(area);
        createEditors();
        createFacts();
        createChecksum();
        Runnable remove = desk.selection().listeners().add(this::update);
        area.addDisposeListener(e -> remove.run());
        update();
    }

    private void createEditors() {
        heading = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, false)
                .hint(180, SWT.DEFAULT)
                .applyTo(heading);
        title = editor(Messages.propertiesTitle, SWT.SINGLE);
        description = editor(Messages.propertiesDescription, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, false)
                .hint(180, 72)
                .applyTo(description);
        tags = editor(Messages.propertiesTags, SWT.SINGLE);
        tags.setMessage(Messages.propertiesTagsHint);
        description.addListener(SWT.Traverse, e -> {
            if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
                e.doit = true;
            }
        });
    }

    private Text editor(String label, int style) {
        Label above = new Label(area, SWT.NONE);
        above.setText(label);
        GridDataFactory.fillDefaults().span(2, 1).indent(0, 4).applyTo(above);
        Text text = Names.name(new Text(area, SWT.BORDER | style), label);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, false)
                .hint(180, SWT.DEFAULT)
                .applyTo(text);
        text.addListener(SWT.FocusOut, e -> commit());
        text.addListener(SWT.DefaultSelection, e -> commit());
        text.addListener(SWT.KeyDown, this::revert);
        return text;
    }

    private void revert(Event e) {
        if (e.keyCode == SWT.ESC) {
            fill();
        }
    }

    private void createFacts() {
        for (String name : List.of(
                Messages.propertiesCreated,
                Messages.propertiesLength,
                Messages.propertiesFormat,
                Messages.propertiesSize,
                Messages.propertiesFile,
                Messages.propertiesSource,
                Messages.propertiesCopies)) {
            fact(name);
        }
    }

    private Label fact(String name) {
        Label label = new Label(area, SWT.NONE);
        label.setText(name);
        label.setData("fact", Boolean.TRUE);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
        Label value = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(110, SWT.DEFAULT).applyTo(value);
        facts.put(name, value);
        return value;
    }

    private void createChecksum() {
        checksum = fact(Messages.propertiesChecksum);
        facts.remove(Messages.propertiesChecksum);
        new Label(area, SWT.NONE);
        verify = new Button(area, SWT.PUSH);
        verify.setText(Messages.propertiesVerify);
        verify.setToolTipText(Messages.propertiesVerifyTip);
        verify.addListener(SWT.Selection, e -> verify());
    }

    private void update() {
        if (area.isDisposed()) {
            return;
        }
        List<UUID> selected = desk.selection().ids();
        Optional<Recording> recording = desk.selection().shown();
        if (!selected.equals(ids)) {
            commit();
            ids = selected;
            shown = recording;
            fill();
        } else if (!recording.equals(shown)) {
            boolean typing = isEdited();
            shown = recording;
            if (!typing) {
                fill();
            }
        }
        showFacts();
    }

    private boolean isEdited() {
        return !edits().isEmpty();
    }

    private void fill() {
        set(title, shown.map(Recording::title).orElse(""));
        set(description, shown.flatMap(Recording::description).orElse(""));
        set(tags, shown.map(Texts::tags).orElse(""));
        showFacts();
    }

    private static void set(Text field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private void showFacts() {
        boolean one = shown.isPresent();
        boolean many = ids.size() > 1;
        heading.setText(
                many
                        ? NLS.bind(Messages.propertiesMany, ids.size()) + "\n" + Messages.propertiesManyHint
                        : one ? "" : Messages.propertiesNone);
        heading.setForeground(Palette.of(area).quiet());
        exclude(heading, one);
        title.setEnabled(one && !shown.get().isDeleted());
        description.setEnabled(title.getEnabled());
        tags.setEnabled(title.getEnabled() || many);
        shown.ifPresent(this::showFactsOf);
        for (var child : area.getChildren()) {
            if (child.getData("fact") != null) {
                child.setForeground(Palette.of(area).quiet());
                child.setVisible(one);
            }
        }
        facts.values().forEach(label -> label.setVisible(one));
        checksum.setVisible(one);
        verify.setVisible(one);
        verify.setEnabled(one && desk.services().has(Integrity.class));
        area.layout(true, true);
        scrolled.setMinSize(area.computeSize(scrolled.getClientArea().width, SWT.DEFAULT));
    }

    private static void exclude(Label label, boolean excluded) {
        label.setVisible(!excluded);
        ((org.eclipse.swt.layout.GridData) label.getLayoutData()).exclude = excluded;
    }

    private void showFactsOf(Recording r) {
        put(Messages.propertiesCreated, Texts.fullDate(r.createdAt(), desk.clock()));
        put(
                Messages.propertiesLength,
                r.audio().map(a -> Texts.clock(a.duration())).orElse("\u2013"));
        put(Messages.propertiesFormat, r.audio().map(a -> Texts.format(a)).orElse(r.mimeType()));
        put(Messages.propertiesSize, new ByteSize(r.sizeBytes()).toString());
        put(Messages.propertiesFile, r.originalName());
        put(Messages.propertiesSource, r.source().value());
        put(Messages.propertiesCopies, Messages.propertiesCopiesNone);
        checksum.setText(checks.getOrDefault(r.id(), Messages.propertiesUnchecked));
        checksum.setToolTipText("SHA-256 " + r.checksum());
    }

    private void put(String name, String value) {
        facts.get(name).setText(value.replace("&", "&&"));
    }

    private record Edit(RecordingChange change, List<UUID> ids, String what) {}

    /** What the fields say differently from the recording. */
    private Optional<Edit> edits() {
        if (shown.isEmpty()) {
            Set<String> added = Texts.parseTags(tags.getText());
            return ids.size() > 1 && !added.isEmpty()
                    ? Optional.of(new Edit(
                            RecordingChange.tags(added, Set.of()), ids, NLS.bind(Messages.manyRecordings, ids.size())))
                    : Optional.empty();
        }
        Recording r = shown.get();
        RecordingChange change = null;
        String typedTitle = title.getText().strip();
        if (!typedTitle.isEmpty() && !typedTitle.equals(r.title())) {
            change = RecordingChange.title(typedTitle);
        }
        String typed = description.getText().strip();
        if (!typed.equals(r.description().orElse("").strip())) {
            change = change == null ? RecordingChange.description(typed) : change.withDescription(typed);
        }
        Set<String> typedTags = Texts.parseTags(tags.getText());
        if (!typedTags.equals(Set.copyOf(r.tags()))) {
            change = (change == null ? RecordingChange.tags(Set.of(), Set.of()) : change).withTags(typedTags);
        }
        return Optional.ofNullable(change).map(c -> new Edit(c, List.of(r.id()), "\u201C" + r.title() + "\u201D"));
    }

    private void commit() {
        edits().ifPresent(edit -> new Edits(desk).change(edit.ids(), edit.what(), edit.change()));
        if (shown.isEmpty() && ids.size() > 1) {
            tags.setText("");
        }
    }

    private void verify() {
        Recording r = shown.orElseThrow();
        checks.put(r.id(), Messages.propertiesChecking);
        showFacts();
        new Tasks(desk)
                .start(
                        Messages.verifyTask,
                        (progress, cancel) ->
                                desk.services().require(Integrity.class).verify(List.of(r.id()), progress, cancel),
                        report -> checked(r, report),
                        problem -> {
                            checks.remove(r.id());
                            update();
                            Problems.show(getSite().getShell(), problem);
                        });
    }

    private void checked(Recording r, Integrity.Report report) {
        if (!report.failed().isEmpty()) {
            checks.remove(r.id());
            update();
            Problems.show(getSite().getShell(), report.failed().getFirst().why());
            return;
        }
        checks.put(
                r.id(),
                !report.corrupt().isEmpty()
                        ? Messages.propertiesDamaged
                        : !report.missing().isEmpty() ? Messages.propertiesMissing : Messages.propertiesChecked);
        if (!area.isDisposed()) {
            showFacts();
        }
    }

    /** Puts the cursor into the title. */
    public void rename() {
        title.setFocus();
        title.selectAll();
    }

    @Override
    public void setFocus() {
        (title.isEnabled() ? title : area).setFocus();
    }
}
