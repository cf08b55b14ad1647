package org.voicerecorder.workbench.internal.studio.dialogs;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;

/** Asks what the recording that is made of an edit is to be called. */
public final class TitleDialog extends SmallDialog<String> {
    private static final int LONGEST = 500;

    private final String intro;
    private final String proposed;
    private Text title;

    public TitleDialog(Shell parent, String intro, String proposed) {
        super(parent, StudioMessages.dialogSave, StudioMessages.saveButton);
        this.intro = intro;
        this.proposed = proposed;
    }

    @Override
    void createFields(Composite area) {
        words(area, intro);
        title = text(area, StudioMessages.saveTitle, proposed);
        title.setTextLimit(LONGEST);
        title.setFocus();
    }

    @Override
    String value() {
        String typed = title.getText().strip();
        if (typed.isEmpty()) {
            throw new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, StudioMessages.saveNoTitle);
        }
        return typed;
    }
}
