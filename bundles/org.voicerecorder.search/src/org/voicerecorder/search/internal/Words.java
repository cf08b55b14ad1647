package org.voicerecorder.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Takes folded text apart into words, by the word boundaries of Unicode (UAX #29). The index and queries use the same. */
final class Words extends Analyzer {
    /** Between two tags, so that no phrase reaches from one into the other. */
    private static final int GAP = 100;

    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new StandardTokenizer());
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }

    List<String> of(String text) {
        var words = new ArrayList<String>();
        try (var stream = tokenStream("", Folding.fold(text))) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a text in memory failed", e);
        }
        return words;
    }
}
