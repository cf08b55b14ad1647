package org.voicerecorder.search.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.voicerecorder.search.internal.Clause.Group;

/** Makes Lucene's queries of what was typed. */
final class Queries {
    /** More words than these are not looked at: Lucene allows 1024 parts of a query, and a word has up to six. */
    private static final int MOST_WORDS = 100;

    private final Words words;
    private int left = MOST_WORDS;

    private Queries(Words words) {
        this.words = words;
    }

    static Query of(String text, Words words) {
        return new Queries(words).query(QueryText.read(text));
    }

    private Query query(List<Group> groups) {
        var query = new BooleanQuery.Builder();
        boolean wanted = false;
        boolean any = false;
        for (Group group : groups) {
            List<Query> alternatives = group.alternatives().stream()
                    .flatMap(clause -> clause(clause).stream())
                    .toList();
            if (!alternatives.isEmpty()) {
                any = true;
                wanted |= !group.unwanted();
                query.add(oneOf(alternatives), group.unwanted() ? Occur.MUST_NOT : Occur.MUST);
            }
        }
        if (!any) {
            return new MatchNoDocsQuery("no words");
        }
        if (!wanted) {
            query.add(new MatchAllDocsQuery(), Occur.MUST);
        }
        return query.build();
    }

    /** Empty when there is no word in it. */
    private Optional<Query> clause(Clause clause) {
        List<String> found = words.of(clause.text());
        List<String> taken = found.subList(0, Math.min(found.size(), left));
        left -= taken.size();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        List<String> fields = clause.field().map(List::of).orElse(Clause.FIELDS);
        if (clause.phrase()) {
            String[] phrase = taken.toArray(String[]::new);
            return Optional.of(oneOf(fields.stream()
                    .map(field -> boosted(field, new PhraseQuery(field, phrase)))
                    .toList()));
        }
        var all = new BooleanQuery.Builder();
        for (int i = 0; i < taken.size(); i++) {
            boolean beginning = clause.beginning() && i == taken.size() - 1;
            all.add(word(fields, taken.get(i), beginning), Occur.MUST);
        }
        return Optional.of(all.build());
    }

    private static Query word(List<String> fields, String word, boolean beginning) {
        var ways = new ArrayList<Query>();
        for (String field : fields) {
            ways.add(boosted(field, new TermQuery(new Term(field, word))));
            if (beginning) {
                ways.add(new BoostQuery(new PrefixQuery(new Term(field, word)), 0.1f));
            }
        }
        return oneOf(ways);
    }

    /** A title says more than a tag, a tag more than a description. */
    private static Query boosted(String field, Query query) {
        return switch (field) {
            case Clause.TITLE -> new BoostQuery(query, 4);
            case Clause.TAG -> new BoostQuery(query, 2);
            default -> query;
        };
    }

    private static Query oneOf(List<Query> queries) {
        if (queries.size() == 1) {
            return queries.getFirst();
        }
        var one = new BooleanQuery.Builder();
        queries.forEach(query -> one.add(query, Occur.SHOULD));
        return one.build();
    }
}
