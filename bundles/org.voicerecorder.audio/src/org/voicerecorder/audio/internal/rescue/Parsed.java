package org.voicerecorder.audio.internal.rescue;

import java.util.List;
import org.voicerecorder.audio.rescue.RescuePlan.Part;
import org.voicerecorder.audio.rescue.RescuePlan.Piece;
import org.voicerecorder.audio.rescue.WaveFormat;

/**
 * A WAV file inside a file, understood.
 *
 * @param end where it ends, and another may begin
 */
record Parsed(WaveFormat format, boolean bigEndian, List<Piece> audio, List<Part> before, List<Part> after, long end) {}
