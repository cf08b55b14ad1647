package org.voicerecorder.api.recorder;

import java.util.Optional;

/** Makes titles from templates. Thread-safe. */
public interface Titles {
    /**
     * Fills in what is known before a take begins: <code>{preset}</code> and <code>{n}</code>. The others are the take's,
     * see {@link TakeRequest.Text#title}.
     *
     * <p><code>{n}</code> counts the calls with the same template in this library, from 1; a template that holds
     * <code>{date}</code> counts from 1 every day.
     *
     * @param preset name of the preset that the template belongs to
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_INVALID_ARGUMENT}, see {@link TitleTemplate#require}
     */
    String prepare(String template, Optional<String> preset);
}
