package org.voicerecorder.workbench.internal.bar;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.RecordToggle;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.Names;

/** One button starts and stops; the others pause and mute. */
final class TakeButtons {
    private final RecorderModel model;
    private final Button record;
    private final Button pause;
    private final Button mute;

    TakeButtons(Composite line, RecorderModel model) {
        this.model = model;
        record = new Button(line, SWT.PUSH);
        record.setData("org.eclipse.e4.ui.css.id", "RecordButton");
        record.addListener(SWT.Selection, e -> RecordToggle.run(model, record.getShell()));
        GridDataFactory.swtDefaults().hint(104, SWT.DEFAULT).applyTo(record);
        pause = button(line, SWT.PUSH, "pause", Messages.barPause, model::togglePause);
        mute = button(line, SWT.TOGGLE, "mute", Messages.barMute, model::toggleMute);
    }

    private static Button button(Composite line, int style, String icon, String name, Runnable act) {
        Button button = Names.name(new Button(line, style), name);
        button.setImage(Icons.image(icon));
        button.addListener(SWT.Selection, e -> act.run());
        return button;
    }

    void update() {
        Phase phase = model.phase();
        boolean stops = model.isRecording() && !model.isArmed() || phase == Phase.STARTING;
        record.setText(stops ? Messages.barStop : model.isArmed() ? Messages.barBegin : Messages.barRecord);
        record.setImage(Icons.image(stops ? "stop" : "record"));
        record.setToolTipText(stops ? Messages.barStopTip : Messages.barRecordTip);
        record.setEnabled(model.isAvailable() && phase != Phase.STOPPING);
        boolean paused = model.isPaused();
        pause.setEnabled(phase.isUnderWay() && !model.isArmed());
        pause.setToolTipText(paused ? Messages.barResumeTip : Messages.barPauseTip);
        pause.setImage(Icons.image(paused ? "play" : "pause"));
        mute.setEnabled(phase.isUnderWay());
        mute.setSelection(model.isMuted());
        mute.setToolTipText(model.isMuted() ? Messages.barUnmuteTip : Messages.barMuteTip);
    }
}
