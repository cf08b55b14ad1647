package org.voicerecorder.api.storage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.IngestSource;

/**
 * A file to bring in and what is known of it.
 *
 * @param name the original name to keep; the file's own name when empty
 * @param fixName whether characters that a name must not have are replaced by {@code _}
 * @param title from the file's tags, else from its name, when empty
 * @param createdAt when it was recorded; now when empty
 */
public record AddRequest(
        Path file,
        Optional<String> name,
        boolean fixName,
        Optional<String> title,
        Optional<String> description,
        List<String> tags,
        ByteSize maximumSize,
        IngestSource source,
        Optional<Instant> createdAt) {
    /** The largest file that is added without asking for more (VAL-1). */
    public static final ByteSize DEFAULT_MAXIMUM_SIZE = new ByteSize(500_000_000);

    public AddRequest {
        tags = List.copyOf(tags);
    }

    /** The same with another time; one that is there already stays. */
    public AddRequest createdAtUnlessKnown(Instant when) {
        return createdAt.isPresent()
                ? this
                : new AddRequest(file, name, fixName, title, description, tags, maximumSize, source, Optional.of(when));
    }

    /** An import with the defaults. */
    public static AddRequest of(Path file) {
        return new AddRequest(
                file,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                DEFAULT_MAXIMUM_SIZE,
                IngestSource.IMPORT,
                Optional.empty());
    }
}
