package org.voicerecorder.api.recorder;

import java.nio.file.Path;
import java.util.List;

/**
 * The presets of a library: those that come with the program (Podcast, Music, Interview), which never change, and the
 * user's own, kept in the library's file {@code presets.json}. A file that is damaged or was written by a newer version
 * is left as it is: everything that would have to read it fails with {@code ERR_CORRUPT_FILE} or {@code ERR_VERSION}.
 * Thread-safe.
 */
public interface Presets {
    /** All of them, those of the program first, then by name. */
    List<Preset> list();

    /** @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_NOT_FOUND}, with the names there are */
    Preset get(String name);

    /** Whether it comes with the program. */
    boolean isBuiltIn(String name);

    /**
     * Keeps a preset; it survives a power failure once this returns.
     *
     * @param replace whether an own one of that name may be replaced
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_EXISTS}; {@code ERR_INVALID_NAME} for a name of the
     *     program's; {@code ERR_DISK_FULL}, {@code ERR_IO}, and then the file is as it was
     */
    void save(Preset preset, boolean replace);

    /** @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_NOT_FOUND}; {@code ERR_INVALID_NAME} */
    void remove(String name);

    /**
     * Writes presets into a file outside the library, which other libraries import.
     *
     * @param names which; all own ones when empty
     * @return what was written
     */
    List<Preset> exportTo(Path file, List<String> names, boolean overwrite);

    /**
     * Takes the presets of a file, all or none of them.
     *
     * @param replace whether own ones of the same names may be replaced
     * @return what was taken
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_CORRUPT_FILE}, {@code ERR_VERSION},
     *     {@code ERR_EXISTS}, {@code ERR_FILE_NOT_FOUND}
     */
    List<Preset> importFrom(Path file, boolean replace);

    /** The preset as it stands in the files: one JSON object. */
    String toJson(Preset preset);
}
