package org.voicerecorder.edit.internal.graph;

import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.voicerecorder.api.audio.AudioFiles;

/** What one reader of edited audio holds: open sources, and what nodes have computed and want again. One thread. */
public final class Reading implements AutoCloseable {
    private final AudioFiles files;
    private final boolean fromTheBeginning;
    private final Map<SourceAudio, SourceReader> sources = new HashMap<>();
    private final Map<Node, Object> states = new IdentityHashMap<>();

    /**
     * @param fromTheBeginning whether compressed sources are decoded from their first frame, which is exact, and not entered
     *     in the middle, which is quick
     */
    public Reading(AudioFiles files, boolean fromTheBeginning) {
        this.files = files;
        this.fromTheBeginning = fromTheBeginning;
    }

    SourceReader source(SourceAudio audio) {
        return sources.computeIfAbsent(audio, a -> new SourceReader(files, a, fromTheBeginning));
    }

    @SuppressWarnings("unchecked")
    <T> T state(Node node, Supplier<T> first) {
        return (T) states.computeIfAbsent(node, _ -> first.get());
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (SourceReader reader : sources.values()) {
            try {
                reader.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        sources.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
