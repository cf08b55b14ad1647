package org.voicerecorder.api.edit;

import java.util.Optional;

/**
 * Where a stretch of edited audio comes from.
 *
 * @param at its first frame in the edited audio
 * @param frames its length
 * @param source empty for inserted silence
 * @param sourceFrame the frame of the source that is heard at {@code at}
 * @param untouched whether its samples are those of the source, bit for bit; crossfades at its ends are not
 */
public record Stretch(long at, long frames, Optional<EditSource> source, long sourceFrame, boolean untouched) {}
