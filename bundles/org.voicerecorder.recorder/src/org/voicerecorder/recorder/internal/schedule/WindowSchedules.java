package org.voicerecorder.recorder.internal.schedule;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.voicerecorder.api.library.LibraryWindow;
import org.voicerecorder.api.schedule.Schedules;

/** Carries out schedules for as long as there are both a library and its window. */
@Component(
        immediate = true,
        service = {})
public final class WindowSchedules {
    private final Schedules.Execution execution;

    @Activate
    public WindowSchedules(@Reference Schedules schedules, @Reference LibraryWindow window) {
        this.execution = schedules.execute();
    }

    @Deactivate
    void close() {
        execution.close();
    }
}
