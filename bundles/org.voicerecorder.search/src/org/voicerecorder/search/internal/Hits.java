package org.voicerecorder.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Collects the ids of everything that matches, best first; what is equally good comes newest change first. */
final class Hits implements CollectorManager<Hits.Segment, List<UUID>> {
    private record Hit(UUID id, float score) {}

    @Override
    public Segment newCollector() {
        return new Segment();
    }

    @Override
    public List<UUID> reduce(Collection<Segment> segments) {
        var hits = new ArrayList<Hit>();
        segments.forEach(segment -> hits.addAll(segment.hits));
        return hits.reversed().stream()
                .sorted(Comparator.comparingDouble(hit -> -hit.score()))
                .map(Hit::id)
                .toList();
    }

    /** The hits of the segments that one thread searches. */
    static final class Segment extends SimpleCollector {
        private final List<Hit> hits = new ArrayList<>();
        private NumericDocValues high;
        private NumericDocValues low;
        private Scorable scorer;

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            high = context.reader().getNumericDocValues(Documents.ID_HIGH);
            low = context.reader().getNumericDocValues(Documents.ID_LOW);
        }

        @Override
        public void setScorer(Scorable newScorer) {
            scorer = newScorer;
        }

        @Override
        public void collect(int doc) throws IOException {
            if (high.advanceExact(doc) && low.advanceExact(doc)) {
                hits.add(new Hit(new UUID(high.longValue(), low.longValue()), scorer.score()));
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
        }
    }
}
