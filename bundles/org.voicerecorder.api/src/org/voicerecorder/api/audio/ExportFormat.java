package org.voicerecorder.api.audio;

/** Formats a recording can be exported to. */
public enum ExportFormat {
    WAV("wav"),
    FLAC("flac"),
    MP3("mp3"),
    M4A("m4a"),
    OPUS("opus"),
    /** Vorbis; always with two channels. */
    OGG("ogg");

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    public String extension() {
        return extension;
    }

    /** Whether every sample comes back. */
    public boolean isLossless() {
        return this == WAV || this == FLAC;
    }

    /** Whether there is a place for a picture. */
    public boolean carriesCover() {
        return this != WAV;
    }
}
