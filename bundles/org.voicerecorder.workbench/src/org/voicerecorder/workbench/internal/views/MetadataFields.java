package org.voicerecorder.workbench.internal.views;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Edits;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Names;

/**
 * Title, description and tags to edit: leaving a field keeps what was typed, Esc takes it back. Only a field in which
 * somebody typed is written; the others follow what others write meanwhile.
 */
final class MetadataFields {
    /** What the library takes; more cannot be typed. */
    private static final int MAXIMUM_TITLE = 500;

    private static final int MAXIMUM_DESCRIPTION = 10_000;

    private final Desk desk;
    private final Text title;
    private final Text description;
    private final Text tags;
    /** What each field said before anybody typed in it. */
    private final Map<Text, String> untouched = new HashMap<>();

    private Optional<Recording> shown = Optional.empty();
    private List<UUID> ids = List.of();

    /** @param area with two columns */
    MetadataFields(Composite area, Desk desk) {
        this.desk = desk;
        title = editor(area, Messages.propertiesTitle, SWT.SINGLE);
        title.setTextLimit(MAXIMUM_TITLE);
        description = editor(area, Messages.propertiesDescription, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, false)
                .hint(180, 72)
                .applyTo(description);
        description.setTextLimit(MAXIMUM_DESCRIPTION);
        tags = editor(area, Messages.propertiesTags, SWT.SINGLE);
        tags.setMessage(Messages.propertiesTagsHint);
        description.addListener(SWT.Traverse, e -> {
            if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
                e.doit = true;
            }
        });
    }

    private Text editor(Composite area, String label, int style) {
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
            untouched.clear();
            fill();
        }
    }

    /** Shows what is selected. What somebody is typing is kept for the old ones, or stays while the same one changes. */
    void show(List<UUID> selected, Optional<Recording> recording) {
        if (!selected.equals(ids)) {
            commit();
            ids = selected;
            shown = recording;
            untouched.clear();
            fill();
        } else if (!recording.equals(shown)) {
            shown = recording;
            fill();
        }
        boolean editable = shown.isPresent() && !shown.get().isDeleted();
        title.setEnabled(editable);
        description.setEnabled(editable);
        tags.setEnabled(editable || ids.size() > 1);
    }

    private void fill() {
        set(title, shown.map(Recording::title).orElse(""));
        set(description, shown.flatMap(Recording::description).orElse(""));
        set(tags, shown.map(Texts::tags).orElse(""));
    }

    private void set(Text field, String text) {
        if (isTouched(field)) {
            return;
        }
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
        untouched.put(field, field.getText());
    }

    private boolean isTouched(Text field) {
        return untouched.containsKey(field) && !untouched.get(field).equals(field.getText());
    }

    private record Edit(RecordingChange change, List<UUID> ids, String what) {}

    /** What the fields say differently from the recording. */
    private Optional<Edit> edits() {
        return shown.map(this::edit).orElseGet(this::tagsForAll);
    }

    private Optional<Edit> tagsForAll() {
        Set<String> added = Texts.parseTags(tags.getText());
        return ids.size() > 1 && !added.isEmpty()
                ? Optional.of(new Edit(
                        RecordingChange.tags(added, Set.of()), ids, NLS.bind(Messages.manyRecordings, ids.size())))
                : Optional.empty();
    }

    private Optional<Edit> edit(Recording r) {
        RecordingChange change = RecordingChange.tags(Set.of(), Set.of());
        RecordingChange nothing = change;
        String typedTitle = title.getText().strip();
        if (isTouched(title) && !typedTitle.isEmpty() && !typedTitle.equals(r.title())) {
            change = change.withTitle(typedTitle);
        }
        String typed = description.getText().strip();
        if (isTouched(description) && !typed.equals(r.description().orElse("").strip())) {
            change = change.withDescription(typed);
        }
        Set<String> typedTags = Texts.parseTags(tags.getText());
        if (isTouched(tags) && !typedTags.equals(Set.copyOf(r.tags()))) {
            change = change.withTags(typedTags);
        }
        return Optional.of(change)
                .filter(c -> c != nothing)
                .map(c -> new Edit(c, List.of(r.id()), "\u201C" + r.title() + "\u201D"));
    }

    /** Keeps what was typed: once, however many reasons there are to. */
    void commit() {
        Optional<Edit> edit = edits();
        for (Text field : List.of(title, description, tags)) {
            untouched.put(field, field.getText());
        }
        edit.ifPresent(e -> new Edits(desk).change(e.ids(), e.what(), e.change()));
        if (shown.isEmpty() && ids.size() > 1) {
            tags.setText("");
            untouched.put(tags, "");
        }
    }

    /** Puts the cursor into the title. */
    void rename() {
        title.setFocus();
        title.selectAll();
    }

    /** @return whether there is something to edit */
    boolean setFocus() {
        return title.isEnabled() && title.setFocus();
    }
}
