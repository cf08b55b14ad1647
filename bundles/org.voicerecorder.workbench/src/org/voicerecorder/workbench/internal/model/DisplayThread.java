package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.concurrent.Executor;

/** The one thread in which models and widgets live. Any thread may hand work to it; what comes too late is dropped. */
public interface DisplayThread extends Executor {
    /** Runs the work once after the delay; called in the display thread. */
    void later(Duration delay, Runnable work);
}
