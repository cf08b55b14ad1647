package org.voicerecorder.workbench.internal.studio.dialogs;

import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.voicerecorder.workbench.internal.studio.model.Amount;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;

/** Asks for one number: a gain, a length, a depth. */
public final class AmountDialog extends SmallDialog<Double> {
    private final Amount amount;
    private final double proposed;
    private final Optional<String> explanation;
    private Text text;

    public AmountDialog(Shell parent, String title, Amount amount, double proposed, Optional<String> explanation) {
        super(parent, title, StudioMessages.apply);
        this.amount = amount;
        this.proposed = proposed;
        this.explanation = explanation;
    }

    @Override
    void createFields(Composite area) {
        text = text(area, amount.name(), Amount.plain(proposed));
        explanation.ifPresent(words -> words(area, words));
    }

    @Override
    Double value() {
        return amount.parse(text.getText());
    }
}
