package org.voicerecorder.faults.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.voicerecorder.api.recorder.Recorder;

/**
 * Takes in every state at once, in one process, from when a library is open until the process is killed: see
 * {@link Scenes}. Only in a process whose variable {@code VOICEREC_REHEARSAL} names a folder, in which diaries and counts
 * are left for who kills it.
 */
@Component(immediate = true)
public final class Rehearsal {
    private final List<Performer> performers = new ArrayList<>();

    @Activate
    public Rehearsal(@Reference ComponentServiceObjects<Recorder> recorders, @Reference Studio studio) {
        if (Studio.folder() == null) {
            return;
        }
        Recorder recorder = recorders.getService();
        for (Scenes.Scene scene : Scenes.ALL) {
            Performer performer = new Performer(scene, studio, recorder);
            performers.add(performer);
            Thread.ofPlatform().daemon().name(scene.name()).start(performer);
        }
    }

    @Deactivate
    void leave() {
        performers.forEach(Performer::leave);
    }
}
