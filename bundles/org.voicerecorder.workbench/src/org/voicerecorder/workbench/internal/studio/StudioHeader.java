package org.voicerecorder.workbench.internal.studio;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.voicerecorder.api.Recording;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;
import org.voicerecorder.workbench.internal.studio.model.StudioTexts;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.Names;

/** The way back, what is edited and how it stands, and the tools. */
final class StudioHeader {
    private final Desk desk;
    private final Label title;
    private final Label state;
    private final Tools steps;
    private final Tools results;

    StudioHeader(Composite parent, Desk desk) {
        this.desk = desk;
        Composite line = new Composite(parent, SWT.NONE);
        line.setData("org.eclipse.e4.ui.css.id", "Transport");
        GridLayoutFactory.fillDefaults()
                .numColumns(5)
                .margins(6, 4)
                .spacing(10, 0)
                .applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        ToolBar back = Names.name(new ToolBar(line, SWT.FLAT | SWT.RIGHT), StudioMessages.backTip);
        ToolItem item = new ToolItem(back, SWT.PUSH);
        item.setImage(Icons.image("library"));
        item.setText(StudioMessages.back);
        item.setToolTipText(StudioMessages.backTip);
        item.addListener(SWT.Selection, e -> Studios.toLibrary());
        title = new Label(line, SWT.NONE);
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(title);
        state = new Label(line, SWT.NONE);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .align(SWT.FILL, SWT.CENTER)
                .applyTo(state);
        steps = new Tools(line, desk, StudioMessages.tools)
                .add(StudioAct.TRIM, "trim", "studioTrim")
                .add(StudioAct.CUT, "cut", "studioCut")
                .add(StudioAct.SILENCE, "silence", "studioSilence")
                .add(StudioAct.COPY, "copy", "studioCopy")
                .add(StudioAct.PASTE, "paste", "studioPaste")
                .add(StudioAct.SPLIT, "split", "studioSplit")
                .add(StudioAct.MARK, "marker", "mark")
                .separator()
                .add(StudioAct.FADE_IN, "fade-in", "studioFadeIn")
                .add(StudioAct.FADE_OUT, "fade-out", "studioFadeOut")
                .add(StudioAct.GAIN, "gain-up", "studioGain")
                .add(StudioAct.NORMALIZE, "normalize", "studioNormalize")
                .add(StudioAct.REDUCE_NOISE, "reduce-noise", "studioReduceNoise")
                .separator()
                .add(StudioAct.INSERT_SILENCE, "insert-silence", "studioInsertSilence")
                .add(StudioAct.JOIN, "join", "studioJoin")
                .separator()
                .add(StudioAct.SWITCH, "spectrogram", "studioSwitch");
        results = new Tools(line, desk, StudioMessages.saveTools).add(StudioAct.SAVE, "save", "studioSave");
    }

    void update() {
        set(title, desk.studio().recording().map(Recording::title).orElse(StudioMessages.studio));
        set(state, StudioTexts.state(desk.studio()));
        steps.update();
        results.update();
    }

    private static void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text.replace("&", "&&"));
            label.setToolTipText(text);
            label.requestLayout();
        }
    }
}
