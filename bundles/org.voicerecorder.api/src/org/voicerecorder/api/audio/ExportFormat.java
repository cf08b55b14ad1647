package org.voicerecorder.api.audio;

/** Formats a recording can be exported to. */
public enum ExportFormat {
    WAV("wav"),
    FLAC("flac"),
    MP3("mp3"),
    M4A("m4a"),
    OPUS("opus");

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    public String extension() {
        return extension;
    }
}
