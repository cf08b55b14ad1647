package org.voicerecorder.audio.internal.rescue;

import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.audio.rescue.BeyondRescueException;
import org.voicerecorder.audio.rescue.Finding;

/** What was found so far. Of a file that is nothing but damage only the first are kept. */
final class Findings {
    private static final int MOST = 200;

    private final List<Finding> all = new ArrayList<>();

    void add(Finding finding) {
        if (all.size() < MOST && !all.contains(finding)) {
            all.add(finding);
        }
    }

    void addAll(Findings others) {
        others.all.forEach(this::add);
    }

    boolean has(Class<? extends Finding> kind) {
        return all.stream().anyMatch(kind::isInstance);
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    BeyondRescueException beyond(ErrorCode code, String message, String advice) {
        return new BeyondRescueException(code, message, advice, all());
    }
}
