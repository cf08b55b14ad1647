package org.voicerecorder.api.audio;

import java.util.List;

/**
 * Something that can be recorded from.
 *
 * @param id stable as long as the device is connected; what {@code --device} takes
 * @param name for people
 * @param isDefault whether it is what the system records from
 * @param formats the formats it offers, most useful first; empty when it does not say
 */
public record InputDevice(String id, String name, boolean isDefault, List<CaptureFormat> formats) {
    public InputDevice {
        formats = List.copyOf(formats);
    }
}
