package org.voicerecorder.audio.ffmpeg.internal;

/** The container formats we let in, and the one demuxer that may read each. */
enum AudioType {
    WAV("audio/wav", "wav", "wav"),
    AIFF("audio/aiff", "aiff", "aiff"),
    MP3("audio/mpeg", "mp3", "mp3"),
    MP4("audio/mp4", "m4a", "mov"),
    FLAC("audio/flac", "flac", "flac"),
    OGG("audio/ogg", "ogg", "ogg"),
    OPUS("audio/opus", "opus", "ogg");

    private final String mimeType;
    private final String extension;
    private final String demuxer;

    AudioType(String mimeType, String extension, String demuxer) {
        this.mimeType = mimeType;
        this.extension = extension;
        this.demuxer = demuxer;
    }

    String mimeType() {
        return mimeType;
    }

    String extension() {
        return extension;
    }

    String demuxer() {
        return demuxer;
    }
}
