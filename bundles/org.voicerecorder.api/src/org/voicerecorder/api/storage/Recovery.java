package org.voicerecorder.api.storage;

import java.util.List;
import org.voicerecorder.api.Recording;

/**
 * What the last run of the program left half done is finished, or taken back, before anybody sees the library: the
 * service is there when that has happened.
 */
public interface Recovery {
    /** The takes and files that were kept when the library was opened; empty after a clean end. */
    List<Recording> recovered();
}
