package org.voicerecorder.search.internal;

import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.voicerecorder.api.Recording;

/** Recordings as Lucene's documents: folded text to search, the id to give back, nothing else is stored. */
final class Documents {
    static final String ID_HIGH = "id_high";
    static final String ID_LOW = "id_low";

    private static final String ID = "id";

    private Documents() {}

    static Term key(UUID id) {
        return new Term(ID, id.toString());
    }

    static Document of(Recording recording, List<String> markers) {
        var document = new Document();
        UUID id = recording.id();
        document.add(new StringField(ID, id.toString(), Store.NO));
        document.add(new NumericDocValuesField(ID_HIGH, id.getMostSignificantBits()));
        document.add(new NumericDocValuesField(ID_LOW, id.getLeastSignificantBits()));
        document.add(text(Clause.TITLE, recording.title()));
        recording.description().ifPresent(words -> document.add(text(Clause.DESCRIPTION, words)));
        recording.tags().forEach(tag -> document.add(text(Clause.TAG, tag)));
        markers.forEach(words -> document.add(text(Clause.MARKER, words)));
        return document;
    }

    private static TextField text(String field, String words) {
        return new TextField(field, Folding.fold(words), Store.NO);
    }
}
