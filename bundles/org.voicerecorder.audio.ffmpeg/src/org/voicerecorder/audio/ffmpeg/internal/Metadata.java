package org.voicerecorder.audio.ffmpeg.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Annotations;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.marker.Marker;

/**
 * Tags, chapters and picture as FFmpeg takes them: in a file of its own format, for a command line is too short for a long
 * description. MP3 (CHAP) and M4A have chapters of their own; FLAC, Opus and Vorbis say them in comments
 * ({@code CHAPTER001}, {@code CHAPTER001NAME}: the Xiph wiki, "Chapter Extension"). Used by one thread.
 */
final class Metadata implements AutoCloseable {
    /** The numbers of chapter comments have three digits. */
    private static final int MOST_COMMENTS = 999;

    /** One byte counts the entries of an MP3's table of contents (ID3v2 Chapter Frame Addendum). */
    private static final int MOST_FRAMES = 255;

    private final Path file;
    private final Optional<Cover> attached;
    private final boolean chapters;
    private final List<Marker> leftOut;

    private Metadata(Path file, Optional<Cover> attached, boolean chapters, List<Marker> leftOut) {
        this.file = file;
        this.attached = attached;
        this.chapters = chapters;
        this.leftOut = leftOut;
    }

    /**
     * @param audio of the source, whose frames the markers count
     * @param file does not exist yet; deleted when this is closed
     */
    static Metadata write(Annotations annotations, ExportFormat format, AudioProperties audio, Path file)
            throws IOException {
        Optional<Cover> cover = annotations.cover().map(path -> cover(path, format));
        boolean own = format == ExportFormat.MP3 || format == ExportFormat.M4A;
        boolean comments = !own && format != ExportFormat.WAV;
        int most = comments ? MOST_COMMENTS : format == ExportFormat.MP3 ? MOST_FRAMES : Integer.MAX_VALUE;
        List<Marker> markers = annotations.markers().stream()
                .sorted(Comparator.comparingLong(Marker::frame))
                .toList();
        List<Marker> fit = markers.subList(0, Math.min(most, markers.size()));
        StringBuilder text = new StringBuilder(";FFMETADATA1\n");
        annotations.tags().forEach((key, value) -> line(text, key, value));
        if (comments) {
            cover.ifPresent(picture -> line(text, "METADATA_BLOCK_PICTURE", picture.comment()));
            ChapterText.comments(text, fit, audio);
        } else if (own) {
            if (format == ExportFormat.M4A) {
                ChapterText.leading(text, fit, audio, annotations.tags().getOrDefault("title", ""));
            }
            ChapterText.sections(text, fit, audio);
        }
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new Metadata(
                file,
                cover.filter(_ -> own),
                own,
                format == ExportFormat.WAV ? List.of() : List.copyOf(markers.subList(fit.size(), markers.size())));
    }

    private static Cover cover(Path path, ExportFormat format) {
        if (!format.carriesCover()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    format + " has no place for a picture",
                    "Leave the cover out, or choose another format.",
                    null);
        }
        return Cover.read(path);
    }

    /** A line {@code key=value} of the format. */
    static void line(StringBuilder text, String key, String value) {
        text.append(escaped(key)).append('=').append(escaped(value)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\0", "").replaceAll("[=;#\\\\\n]", "\\\\$0");
    }

    /** What comes after the audio's own input. */
    List<String> inputs() {
        List<String> inputs = new ArrayList<>(List.of("-f", "ffmetadata", "-i", "file:" + file));
        attached.ifPresent(cover -> inputs.addAll(List.of("-f", cover.demuxer(), "-i", "file:" + cover.file())));
        return inputs;
    }

    List<String> maps() {
        List<String> maps = new ArrayList<>(List.of("-map_chapters", chapters ? "1" : "-1"));
        if (attached.isPresent()) {
            maps.addAll(List.of("-map", "2:v:0", "-c:v", "copy", "-disposition:v:0", "attached_pic"));
        }
        return maps;
    }

    List<Marker> leftOut() {
        return leftOut;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
