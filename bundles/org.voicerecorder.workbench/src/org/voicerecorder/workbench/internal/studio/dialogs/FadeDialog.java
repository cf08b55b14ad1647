package org.voicerecorder.workbench.internal.studio.dialogs;

import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.edit.FadeShape;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;

/** Asks for the shape of a fade. */
public final class FadeDialog extends SmallDialog<FadeShape> {
    private final FadeShape proposed;
    private Combo shape;

    public FadeDialog(Shell parent, FadeShape proposed) {
        super(parent, StudioMessages.dialogFade, StudioMessages.apply);
        this.proposed = proposed;
    }

    @Override
    void createFields(Composite area) {
        shape = choice(
                area,
                StudioMessages.fadeShape,
                proposed.ordinal(),
                StudioMessages.fadeShapeLinear,
                StudioMessages.fadeShapeEqual,
                StudioMessages.fadeShapeExponential);
    }

    @Override
    FadeShape value() {
        return FadeShape.values()[shape.getSelectionIndex()];
    }
}
