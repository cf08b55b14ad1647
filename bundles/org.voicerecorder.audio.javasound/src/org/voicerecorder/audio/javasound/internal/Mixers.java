package org.voicerecorder.audio.javasound.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Mixer;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/** The mixers of Java Sound that have a kind of line, and the ids by which we know them. */
final class Mixers {
    /** A mixer and the id by which we know it. */
    record Known(String id, Mixer.Info info) {
        Mixer mixer() {
            return AudioSystem.getMixer(info);
        }

        String name() {
            String description = info.getDescription();
            boolean says = description != null
                    && !description.isBlank()
                    && !description.startsWith("Direct Audio Device")
                    && !description.equals(info.getName());
            return says ? info.getName() + " (" + description + ")" : info.getName();
        }
    }

    private Mixers() {}

    /** Java Sound puts the system's default first. Two devices of one name are told apart by a number. */
    static List<Known> with(Class<? extends DataLine> kind) {
        DataLine.Info line = new DataLine.Info(kind, null);
        List<Known> known = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            if (AudioSystem.getMixer(info).isLineSupported(line)) {
                String id = info.getName();
                for (int n = 2; !taken.add(id); n++) {
                    id = info.getName() + " #" + n;
                }
                known.add(new Known(id, info));
            }
        }
        return known;
    }

    /**
     * @param what e.g. {@code "input device"}
     * @param none what to do when there is no such device at all
     * @throws VoiceRecorderException {@code ERR_DEVICE_NOT_FOUND}
     */
    static Known find(List<Known> known, String id, String what, String none, String otherwise) {
        Optional<Known> found = known.stream().filter(k -> k.id().equals(id)).findFirst();
        return found.orElseThrow(() -> new VoiceRecorderException(
                ErrorCode.ERR_DEVICE_NOT_FOUND,
                known.isEmpty() ? "There is no " + what : "There is no %s '%s'".formatted(what, id),
                known.isEmpty() ? none : otherwise,
                null));
    }
}
