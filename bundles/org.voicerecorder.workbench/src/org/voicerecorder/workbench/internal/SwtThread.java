package org.voicerecorder.workbench.internal;

import java.time.Duration;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.voicerecorder.workbench.internal.model.DisplayThread;

/** The display's thread as models see it. */
final class SwtThread implements DisplayThread {
    private final Display display;

    SwtThread(Display display) {
        this.display = display;
    }

    @Override
    public void execute(Runnable work) {
        try {
            display.asyncExec(work);
        } catch (SWTException e) {
            if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
        }
    }

    @Override
    public void later(Duration delay, Runnable work) {
        if (!display.isDisposed()) {
            display.timerExec((int) delay.toMillis(), work);
        }
    }
}
