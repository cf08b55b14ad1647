package org.voicerecorder.audio.ffmpeg.internal;

import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.Encoding;
import org.voicerecorder.api.audio.Encoding.Quality;

/** What FFmpeg is told to encode. */
final class Encoders {
    private Encoders() {}

    /** @param source what is encoded */
    static List<String> arguments(Encoding encoding, AudioProperties source) {
        List<String> arguments = new ArrayList<>(codec(encoding, source));
        arguments.addAll(channels(encoding, source));
        return arguments;
    }

    private static List<String> codec(Encoding encoding, AudioProperties source) {
        int bits = source.bitDepth().orElse(16);
        return switch (encoding.format()) {
            case WAV ->
                List.of(
                        "-c:a",
                        bits > 24 ? "pcm_s32le" : bits > 16 ? "pcm_s24le" : "pcm_s16le",
                        "-rf64",
                        "auto",
                        "-f",
                        "wav");
            case FLAC -> flac(bits);
            case MP3 ->
                encoding.bitrate().isPresent()
                        ? List.of(
                                "-c:a", "libmp3lame", "-b:a", encoding.bitrate().getAsInt() + "k", "-f", "mp3")
                        : List.of("-c:a", "libmp3lame", "-q:a", step(encoding, "6", "4", "2"), "-f", "mp3");
            case M4A ->
                List.of("-c:a", "aac", "-b:a", rate(encoding, source, 96), "-movflags", "+faststart", "-f", "ipod");
            case OPUS -> List.of("-c:a", "libopus", "-b:a", rate(encoding, source, 64), "-f", "opus");
            // libvorbis is not in the build of FFmpeg that we ship; its own encoder is marked experimental.
            case OGG ->
                List.of(
                        "-c:a",
                        "vorbis",
                        "-strict",
                        "experimental",
                        "-q:a",
                        step(encoding, "3", "5", "8"),
                        "-f",
                        "ogg");
        };
    }

    /** FFmpeg calls FLAC of more than 24 bits experimental, because older decoders cannot read it; it is exact. */
    static List<String> flac(int bits) {
        List<String> arguments = new ArrayList<>(List.of("-c:a", "flac", "-sample_fmt", bits > 16 ? "s32" : "s16"));
        if (bits > 24) {
            arguments.addAll(List.of("-strict", "experimental"));
        }
        arguments.addAll(List.of("-f", "flac"));
        return arguments;
    }

    private static String step(Encoding encoding, String low, String medium, String high) {
        return switch (encoding.quality().orElse(Quality.HIGH)) {
            case LOW -> low;
            case MEDIUM -> medium;
            case HIGH -> high;
        };
    }

    /** Kilobits per second of all channels; from the quality when no bitrate was given. */
    private static String rate(Encoding encoding, AudioProperties source, int highest) {
        int percent =
                switch (encoding.quality().orElse(Quality.HIGH)) {
                    case LOW -> 40;
                    case MEDIUM -> 65;
                    case HIGH -> 100;
                };
        int channels = encoding.mono() ? 1 : Math.min(2, source.channels());
        return encoding.bitrate().orElse(highest * percent / 100 * channels) + "k";
    }

    private static List<String> channels(Encoding encoding, AudioProperties source) {
        if (encoding.mono()) {
            return List.of("-ac", "1");
        }
        if (encoding.stereo() && source.channels() > 2) {
            return List.of("-ac", "2");
        }
        return switch (encoding.format()) {
            case MP3, OPUS -> List.of("-ac", Integer.toString(Math.min(2, source.channels())));
            case OGG -> List.of("-ac", "2");
            case WAV, FLAC, M4A -> List.of();
        };
    }
}
