package org.voicerecorder.audio;

import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.api.audio.CaptureFormat;

/** Formats that recording devices are asked for, or offered in, by whichever sound system. */
public final class UsualFormats {
    /** Most useful first: by rate, then by depth, mono before stereo. */
    public static final List<CaptureFormat> ALL = all();

    private UsualFormats() {}

    private static List<CaptureFormat> all() {
        int[] rates = {48_000, 44_100, 96_000, 88_200, 192_000, 176_400, 32_000, 24_000, 22_050, 16_000, 11_025, 8_000};
        List<CaptureFormat> formats = new ArrayList<>();
        for (int rate : rates) {
            for (int depth : new int[] {16, 24, 32}) {
                formats.add(new CaptureFormat(rate, 1, depth));
                formats.add(new CaptureFormat(rate, 2, depth));
            }
        }
        return List.copyOf(formats);
    }
}
