package org.voicerecorder.api.audio;

/**
 * Something that can be played on.
 *
 * @param id stable as long as the device is connected; what {@code --output} takes
 * @param name for people
 * @param isDefault whether it is what the system plays on
 */
public record OutputDevice(String id, String name, boolean isDefault) {}
