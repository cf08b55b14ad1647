package org.voicerecorder.search.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Recording;

/**
 * An open index on disk. It carries, in its last commit, the number of the last change it knows, so that whatever ends
 * the program it knows where to go on. One thread writes; any thread searches.
 */
final class IndexFolder implements AutoCloseable {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    /** Changed whenever documents are made otherwise; an index with another one is made anew. */
    private static final String FORMAT = "1";

    private static final String FORMAT_KEY = "format";
    private static final String CHANGE_KEY = "change";
    /** Lucene tells on standard error that it could be faster with incubating modules; kept, else the level is lost. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile long changeNumber;

    private IndexFolder(Directory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
        this.changeNumber = Long.parseLong(data(writer).getOrDefault(CHANGE_KEY, "0"));
    }

    /** Opens the index; one that cannot be read, or is of another format, is thrown away and an empty one opened. */
    static IndexFolder open(Path folder, Words words) throws IOException {
        LUCENE.setLevel(Level.SEVERE);
        try {
            IndexFolder index = tryOpen(folder, words);
            String format = data(index.writer).get(FORMAT_KEY);
            if (format == null || format.equals(FORMAT)) {
                return index;
            }
            index.close();
        } catch (LockObtainFailedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (NoSpace.isReasonOf(e)) {
                throw e;
            }
            LOG.atWarn().addKeyValue("folder", folder).setCause(e).log("The search index is damaged; making it anew");
        }
        delete(folder);
        return tryOpen(folder, words);
    }

    private static IndexFolder tryOpen(Path folder, Words words) throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        IndexWriter writer = null;
        try {
            writer = new IndexWriter(directory, new IndexWriterConfig(words).setCommitOnClose(false));
            return new IndexFolder(directory, writer);
        } catch (IOException | RuntimeException e) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw e;
        }
    }

    private static Map<String, String> data(IndexWriter writer) {
        var data = new HashMap<String, String>();
        Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
        if (entries != null) {
            entries.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    /** The last change in it. */
    long changeNumber() {
        return changeNumber;
    }

    void put(Recording recording, List<String> markers) throws IOException {
        writer.updateDocument(Documents.key(recording.id()), Documents.of(recording, markers));
    }

    void remove(UUID id) throws IOException {
        writer.deleteDocuments(Documents.key(id));
    }

    /** Forgets everything; searches find it until the next commit. */
    void clear() throws IOException {
        writer.deleteAll();
    }

    /** Makes what was put and removed last, and found. */
    void commit(long lastChange) throws IOException {
        writer.setLiveCommitData(Map.of(FORMAT_KEY, FORMAT, CHANGE_KEY, Long.toString(lastChange))
                .entrySet());
        writer.commit();
        searchers.maybeRefreshBlocking();
        changeNumber = lastChange;
    }

    int size() {
        return writer.getDocStats().numDocs;
    }

    List<UUID> search(String text, Words words) throws IOException {
        var searcher = searchers.acquire();
        try {
            return searcher.search(Queries.of(text, words), new Hits());
        } finally {
            searchers.release(searcher);
        }
    }

    /** Closes it as it was at the last commit. */
    @Override
    public void close() throws IOException {
        try (directory) {
            searchers.close();
            writer.rollback();
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var tree = Files.walk(folder)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
