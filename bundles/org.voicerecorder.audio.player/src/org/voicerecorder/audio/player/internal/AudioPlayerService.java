package org.voicerecorder.audio.player.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.AudioOutputs;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.OutputDevice;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PlayOptions;

/** Plays on whatever sound system there is; each playback has a line and a thread of its own. */
@Component
public final class AudioPlayerService implements AudioPlayer {
    private final AudioFiles files;
    private final List<AudioOutputs> services = new CopyOnWriteArrayList<>();
    private final OutputChoice outputs = new OutputChoice(() -> services);

    @Activate
    public AudioPlayerService(@Reference AudioFiles files) {
        this.files = files;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addOutputs(AudioOutputs service) {
        services.add(service);
    }

    public void removeOutputs(AudioOutputs service) {
        services.remove(service);
    }

    @Override
    public List<OutputDevice> outputs() {
        return outputs.devices();
    }

    @Override
    public Playback play(Path file, PlayOptions options) {
        FileSource source = new FileSource(files, file);
        try {
            return play(source, options, source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    @Override
    public Playback play(PcmSource source, PlayOptions options) {
        return play(source, options, () -> {});
    }

    private Playback play(PcmSource source, PlayOptions options, AutoCloseable resource) {
        OpenOutput output = outputs.open(options.outputDevice(), source.format());
        try {
            RunningPlayback playback = new RunningPlayback(source, outputs, options, output, resource);
            playback.start();
            return playback;
        } catch (RuntimeException e) {
            output.line().close();
            throw e;
        }
    }
}
