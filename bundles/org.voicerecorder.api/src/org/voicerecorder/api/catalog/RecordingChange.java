package org.voicerecorder.api.catalog;

import java.util.Optional;
import java.util.Set;
import org.voicerecorder.api.RecordingStatus;

/**
 * A change of metadata; what is empty stays as it is.
 *
 * @param description the empty string takes it away
 * @param addTags and {@code removeTags} are applied after {@code tags}
 */
public record RecordingChange(
        Optional<String> title,
        Optional<String> description,
        Optional<Set<String>> tags,
        Set<String> addTags,
        Set<String> removeTags,
        Optional<RecordingStatus> status) {

    private static final RecordingChange NOTHING = new RecordingChange(
            Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Set.of(), Optional.empty());

    public static RecordingChange title(String title) {
        return NOTHING.withTitle(title);
    }

    public static RecordingChange description(String description) {
        return NOTHING.withDescription(description);
    }

    public static RecordingChange tags(Set<String> add, Set<String> remove) {
        return new RecordingChange(Optional.empty(), Optional.empty(), Optional.empty(), add, remove, Optional.empty());
    }

    public static RecordingChange status(RecordingStatus status) {
        return new RecordingChange(
                Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Set.of(), Optional.of(status));
    }

    public RecordingChange withTitle(String newTitle) {
        return new RecordingChange(Optional.of(newTitle), description, tags, addTags, removeTags, status);
    }

    public RecordingChange withDescription(String newDescription) {
        return new RecordingChange(title, Optional.of(newDescription), tags, addTags, removeTags, status);
    }

    public RecordingChange withTags(Set<String> newTags) {
        return new RecordingChange(title, description, Optional.of(newTags), addTags, removeTags, status);
    }
}
