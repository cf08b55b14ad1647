package org.voicerecorder.command.internal.commands;

import java.util.OptionalInt;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioProperties;

/**
 * Which recordings can be appended to which. One and two channels go together either way: the same signal on both, or the
 * mean. From more channels, 5.1 say, nothing is mixed behind somebody's back: which of them are the front, and how loud
 * the others come in, is a decision that is heard in all that follows, and a mean would bring the low-frequency effects in
 * at full level and the voice in the centre at a sixth. So it is said how to make the mix first, and listen to it.
 */
final class JoinedAudio {
    private JoinedAudio() {}

    /**
     * @param channels of the audio that something is appended to
     * @param program what the user types for this program
     * @throws VoiceRecorderException {@code ERR_FORMAT_NOT_SUPPORTED}, with what to do
     */
    static void require(Recording other, int channels, String program) {
        OptionalInt there = other.audio()
                .map(AudioProperties::channels)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        if (there.isEmpty() || there.getAsInt() == channels || there.getAsInt() <= 2 && channels <= 2) {
            return;
        }
        String mix = "%s export %%s --format wav %s --output mix.wav"
                .formatted(program, channels == 1 ? "--mono" : "--stereo");
        throw new VoiceRecorderException(
                ErrorCode.ERR_FORMAT_NOT_SUPPORTED,
                "--join %s: it is %s, the audio it is to be joined to is %s"
                        .formatted(other.shortId(), name(there.getAsInt()), name(channels)),
                there.getAsInt() > 2 && channels <= 2
                        ? "Mix it down first: '%s', then '%s add mix.wav', and join that."
                                .formatted(mix.formatted(other.shortId()), program)
                        : "Mix the recording with more channels down first: '%s export ID --format wav --stereo --output mix.wav', then '%s add mix.wav', and use that."
                                .formatted(program, program),
                null);
    }

    private static String name(int channels) {
        return switch (channels) {
            case 1 -> "mono";
            case 2 -> "stereo";
            case 6 -> "5.1 (6 channels)";
            case 8 -> "7.1 (8 channels)";
            default -> channels + " channels";
        };
    }
}
