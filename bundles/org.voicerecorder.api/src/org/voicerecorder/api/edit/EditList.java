package org.voicerecorder.api.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to become of a recording: steps, carried out one after the other on the audio of one recording, which stays as
 * it is. Immutable. As JSON: docs/edit-list.md.
 *
 * @param source the recording it was made for; empty in a list that fits any (one that only normalises, say)
 * @param dither whether samples that were computed get triangular noise of one step before they are rounded
 *     (16 bits only, and never samples that nothing was done to); otherwise they are rounded to the nearest step,
 *     halves to the even one
 */
public record EditList(Optional<EditSource> source, List<EditOperation> operations, boolean dither) {
    public EditList {
        Objects.requireNonNull(source, "source");
        operations = List.copyOf(operations);
    }

    /** Nothing done yet. */
    public static EditList of(EditSource source) {
        return new EditList(Optional.of(source), List.of(), true);
    }

    /** With one step more. */
    public EditList with(EditOperation operation) {
        var more = new ArrayList<>(operations);
        more.add(operation);
        return new EditList(source, more, dither);
    }

    public EditList withOperations(List<EditOperation> others) {
        return new EditList(source, others, dither);
    }

    public EditList withSource(EditSource other) {
        return new EditList(Optional.of(other), operations, dither);
    }

    public EditList withDither(boolean wanted) {
        return new EditList(source, operations, wanted);
    }

    /**
     * Whether another list is known to sound the same: the one goes on where the other ends with nothing but steps on
     * markers.
     */
    public boolean soundsAs(EditList other) {
        List<EditOperation> fewer = operations.size() < other.operations.size() ? operations : other.operations;
        List<EditOperation> more = fewer == operations ? other.operations : operations;
        return source.equals(other.source)
                && dither == other.dither
                && more.subList(0, fewer.size()).equals(fewer)
                && more.stream().skip(fewer.size()).noneMatch(EditOperation::isHeard);
    }
}
