package org.voicerecorder.audio.ffmpeg.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.marker.Marker;

/** Asks ffprobe, in a process of its own, what a file holds. The demuxer is chosen by us. */
final class FFprobe {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
    private static final int OUTPUT_LIMIT = 4 << 20;
    private static final Set<String> LOSSLESS = Set.of("flac", "alac");
    private static final String ENTRIES = "format=duration"
            + ":format_tags=title,artist,date,comment"
            + ":stream=codec_type,codec_name,sample_rate,channels,bits_per_raw_sample,bits_per_sample,duration_ts,time_base"
            + ":stream_tags=title,artist,date,comment"
            + ":stream_disposition=attached_pic"
            + ":chapter=start_time,end_time:chapter_tags=title";

    private final FFmpegPrograms programs;

    FFprobe(FFmpegPrograms programs) {
        this.programs = programs;
    }

    AudioContent inspect(Path file, AudioType type) {
        FlatOutput answer = new FlatOutput(ask(file, type));
        String stream = audioStream(file, answer);
        long rate = answer.number(stream + "sample_rate").orElse(0);
        long channels = answer.number(stream + "channels").orElse(0);
        Optional<Duration> duration = duration(file, type, answer, stream, rate);
        if (rate < 1 || channels < 1 || duration.isEmpty()) {
            throw damaged(file, "it does not say its rate, channels or duration");
        }
        var properties = new AudioProperties(
                duration.get(), Math.toIntExact(rate), Math.toIntExact(channels), bitDepth(answer, stream));
        Map<String, String> tags = tags(answer, stream);
        List<Marker> markers = Chapters.read(answer, properties);
        return new AudioContent(
                type.mimeType(),
                type.extension(),
                properties,
                tags,
                type == AudioType.MP4 ? Chapters.withoutLeading(markers, tags.getOrDefault("title", "")) : markers,
                Optional.empty());
    }

    private String ask(Path file, AudioType type) {
        List<String> command = List.of(
                programs.ffprobe().toString(),
                "-v",
                "error",
                "-protocol_whitelist",
                "file,pipe",
                "-f",
                type.demuxer(),
                "-show_entries",
                ENTRIES,
                "-of",
                "flat",
                "-i",
                "file:" + file.toAbsolutePath());
        try (ChildProgram child = new ChildProgram(command, TIME_LIMIT)) {
            byte[] output = child.output().readNBytes(OUTPUT_LIMIT);
            if (output.length == OUTPUT_LIMIT) {
                child.kill();
                throw damaged(file, "it holds more metadata than any honest file");
            }
            int status = child.await();
            if (child.hasTimedOut()) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_TIMEOUT, "Reading %s took too long".formatted(file.getFileName()));
            }
            if (status != 0) {
                throw failure(file, status, child.complaint());
            }
            return new String(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_AUDIO_TOOL, "ffprobe could not be read: " + e.getMessage(), e);
        }
    }

    /** 127 and a loader's complaint mean that the tool is broken, anything else that the file is. */
    static VoiceRecorderException failure(Path file, int status, String complaint) {
        if (status == 127 || status == 126 || complaint.contains("error while loading shared libraries")) {
            return new VoiceRecorderException(
                    ErrorCode.ERR_AUDIO_TOOL, "The audio tools could not be started: " + complaint);
        }
        // Which of its parts and threads say it is of no use to a person.
        String last = complaint
                .lines()
                .filter(line -> !line.contains("with return code") && !line.contains("with error code"))
                .reduce((_, line) -> line)
                .map(line -> line.replaceAll("\\[[^\\]]* @ 0x\\p{XDigit}+\\] ", ""))
                .orElse("FFmpeg cannot read it");
        return damaged(
                file,
                last.replace("file:" + file.toAbsolutePath(), file.getFileName().toString()));
    }

    static VoiceRecorderException damaged(Path file, String why) {
        return new VoiceRecorderException(
                ErrorCode.ERR_CORRUPT_FILE, "%s is damaged: %s".formatted(file.getFileName(), why));
    }

    private static String audioStream(Path file, FlatOutput answer) {
        int streams = answer.count("streams.stream.");
        for (int i = 0; i < streams; i++) {
            String prefix = "streams.stream." + i + ".";
            if (answer.text(prefix + "codec_type").orElse("").equals("audio")) {
                return prefix;
            }
        }
        throw streams == 0
                ? damaged(file, "it holds nothing")
                : new VoiceRecorderException(
                        ErrorCode.ERR_UNSUPPORTED_FORMAT, "%s holds no audio".formatted(file.getFileName()));
    }

    /** The stream's own count of ticks is exact where the format has one; else what FFmpeg estimates. */
    private static Optional<Duration> duration(Path file, AudioType type, FlatOutput answer, String stream, long rate) {
        OptionalLong ticks = answer.number(stream + "duration_ts");
        String[] base = answer.text(stream + "time_base").orElse("").split("/");
        if (rate > 0 && ticks.isPresent() && ticks.getAsLong() > 0 && base.length == 2) {
            double seconds = (double) ticks.getAsLong() * Long.parseLong(base[0]) / Long.parseLong(base[1]);
            long frames = Math.round(seconds * rate);
            if (type == AudioType.OPUS) {
                frames = Math.max(0, frames - Sniffer.opusPreSkip(file));
            }
            return Optional.of(AudioProperties.duration(frames, (int) rate));
        }
        return answer.text("format.duration")
                .filter(text -> text.matches("\\d{1,9}(\\.\\d+)?"))
                .map(text -> Duration.ofNanos(Math.round(Double.parseDouble(text) * 1e9)));
    }

    private static OptionalInt bitDepth(FlatOutput answer, String stream) {
        String codec = answer.text(stream + "codec_name").orElse("");
        long bits = answer.number(stream + "bits_per_raw_sample")
                .orElse(answer.number(stream + "bits_per_sample").orElse(0));
        boolean lossless = LOSSLESS.contains(codec) || codec.startsWith("pcm_");
        return lossless && bits > 0 ? OptionalInt.of((int) bits) : OptionalInt.empty();
    }

    private static Map<String, String> tags(FlatOutput answer, String stream) {
        Map<String, String> tags = new HashMap<>();
        for (String key : List.of("title", "artist", "date", "comment")) {
            for (String prefix : List.of("format.tags.", stream + "tags.")) {
                for (String spelling : List.of(key, key.toUpperCase(Locale.ROOT))) {
                    answer.text(prefix + spelling)
                            .map(String::strip)
                            .filter(value -> !value.isEmpty())
                            .ifPresent(value -> tags.putIfAbsent(key, value));
                }
            }
        }
        return tags;
    }
}
