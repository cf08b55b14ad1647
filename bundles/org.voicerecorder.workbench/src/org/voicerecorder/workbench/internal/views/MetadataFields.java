package org.voicerecorder.workbench.internal.views;

import java.util.List;
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

/** Title, description and tags to edit: leaving a field keeps what was typed, Esc takes it back. */
final class MetadataFields {
    private final Desk desk;
    private final Text title;
    private final Text description;
    private final Text tags;
    private Optional<Recording> shown = Optional.empty();
    private List<UUID> ids = List.of();

    /** @param area with two columns */
    MetadataFields(Composite area, Desk desk) {
        this.desk = desk;
        title = editor(area, Messages.propertiesTitle, SWT.SINGLE);
        description = editor(area, Messages.propertiesDescription, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, false)
                .hint(180, 72)
                .applyTo(description);
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
            fill();
        }
    }

    /** Shows what is selected. What somebody is typing is kept for the old ones, or stays while the same one changes. */
    void show(List<UUID> selected, Optional<Recording> recording) {
        if (!selected.equals(ids)) {
            commit();
            ids = selected;
            shown = recording;
            fill();
        } else if (!recording.equals(shown)) {
            boolean typing = edits().isPresent();
            shown = recording;
            if (!typing) {
                fill();
            }
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

    private static void set(Text field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
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
