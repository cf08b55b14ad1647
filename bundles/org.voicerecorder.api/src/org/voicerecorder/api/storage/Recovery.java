package org.voicerecorder.api.storage;

import java.util.List;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;

/**
 * What the last run of the program left half done is finished, or taken back, before anybody sees the library: the
 * service is there when that has happened. What could not be put right does not keep the library from opening.
 */
public interface Recovery {
    /** The takes and files that were kept when the library was opened; empty after a clean end. */
    List<Recording> recovered();

    /** What could not be put right. Nothing of it was removed, and it is tried again at every start. */
    List<Problem> problems();

    /**
     * Something that is still half done.
     *
     * @param what a file of the library, e.g. {@code recordings/incoming/<id>.wav}, or several, in words
     * @param message what went wrong
     * @param advice what to do about it: one or two plain sentences
     */
    record Problem(String what, ErrorCode code, String message, String advice) {}
}
