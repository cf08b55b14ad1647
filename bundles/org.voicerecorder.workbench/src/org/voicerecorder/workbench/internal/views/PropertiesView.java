package org.voicerecorder.workbench.internal.views;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.voicerecorder.api.Recording;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.widgets.Palette;

/** Title, description and tags to edit, and what is known of the recording. */
public final class PropertiesView extends ViewPart {
    private Desk desk;
    private ScrolledComposite scrolled;
    private Composite area;
    private Label heading;
    private MetadataFields fields;
    private RecordingFacts facts;

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
        heading = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, false)
                .hint(180, SWT.DEFAULT)
                .applyTo(heading);
        fields = new MetadataFields(area, desk);
        facts = new RecordingFacts(area, desk);
        Runnable remove = desk.selection().listeners().add(this::update);
        area.addDisposeListener(e -> remove.run());
        update();
    }

    private void update() {
        if (area.isDisposed()) {
            return;
        }
        List<UUID> selected = desk.selection().ids();
        Optional<Recording> recording = desk.selection().shown();
        fields.show(selected, recording);
        facts.show(recording);
        heading.setText(words(selected.size()));
        heading.setForeground(Palette.of(area).quiet());
        heading.setVisible(recording.isEmpty());
        ((GridData) heading.getLayoutData()).exclude = recording.isPresent();
        area.layout(true, true);
        scrolled.setMinSize(area.computeSize(scrolled.getClientArea().width, SWT.DEFAULT));
    }

    private static String words(int selected) {
        return selected > 1
                ? NLS.bind(Messages.propertiesMany, selected) + "\n" + Messages.propertiesManyHint
                : selected == 1 ? "" : Messages.propertiesNone;
    }

    /** Keeps what was typed, as leaving a field does. */
    public void commit() {
        fields.commit();
    }

    /** Puts the cursor into the title. */
    public void rename() {
        fields.rename();
    }

    @Override
    public void setFocus() {
        if (!fields.setFocus()) {
            area.setFocus();
        }
    }
}
