package org.voicerecorder.audio.ffmpeg.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Annotations;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.Encoding;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.WavMarkers;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.audio.io.UnfinishedFiles;
import org.voicerecorder.audio.io.WritableFile;

/** One conversion of a file: to a temporary file beside the target, forced, then renamed. */
final class Conversion {
    /** How long FFmpeg may be silent. It reports twice a second. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FFmpegPrograms programs;
    private final Path source;
    private final AudioType type;
    private final AudioContent content;
    private final Path target;
    private final Encoding encoding;

    Conversion(
            FFmpegPrograms programs,
            Path source,
            AudioType type,
            AudioContent content,
            Path target,
            Encoding encoding) {
        this.programs = programs;
        this.source = source;
        this.type = type;
        this.content = content;
        this.target = target.toAbsolutePath();
        this.encoding = encoding;
    }

    /** What every ffmpeg command begins with. */
    static List<String> start(Path ffmpeg) {
        return List.of(
                ffmpeg.toString(), "-nostdin", "-hide_banner", "-v", "error", "-protocol_whitelist", "file,pipe");
    }

    /** The input: our demuxer, a name that cannot be taken for anything else, and of its streams the first audio. */
    static List<String> input(Path file, AudioType type) {
        return List.of(
                "-f", type.demuxer(), "-i", "file:" + file.toAbsolutePath(), "-map", "0:a:0", "-vn", "-sn", "-dn");
    }

    /** @return markers that the format has no place for */
    List<Marker> run(Annotations annotations, Progress progress, Cancellation cancel) {
        cancel.throwIfCancelled();
        if (!Files.isDirectory(target.getParent())) {
            throw new VoiceRecorderException(ErrorCode.ERR_FILE_NOT_FOUND, "There is no folder " + target.getParent());
        }
        Path part = UnfinishedFiles.beside(target);
        // The tags lie there, too: what a kill leaves is removed where the audio is, and nowhere else.
        Path tags = UnfinishedFiles.beside(target);
        try (Metadata metadata = Metadata.write(annotations, encoding.format(), content.properties(), tags)) {
            encode(command(metadata, part), progress, cancel);
            List<Marker> leftOut = new ArrayList<>(metadata.leftOut());
            if (encoding.format() == ExportFormat.WAV) {
                leftOut.addAll(WavMarkers.append(FileIo.disk(), part, annotations.markers()));
            }
            try (WritableFile file = FileIo.disk().open(part)) {
                file.force(true);
            }
            cancel.throwIfCancelled();
            FileIo.disk().moveAtomically(part, target);
            FileIo.disk().forceDirectory(target.getParent());
            return leftOut;
        } catch (IOException e) {
            throw IoFailures.of(e, "write", target);
        } finally {
            delete(part);
        }
    }

    private static void delete(Path part) {
        try {
            FileIo.disk().delete(part);
        } catch (IOException e) {
            throw IoFailures.of(e, "delete", part);
        }
    }

    /** Input 0 is the audio, 1 the metadata, 2 the picture. Nothing of the source's own metadata comes along. */
    private List<String> command(Metadata metadata, Path part) {
        List<String> command = new ArrayList<>(start(programs.ffmpeg()));
        command.addAll(List.of("-f", type.demuxer(), "-i", "file:" + source.toAbsolutePath()));
        command.addAll(metadata.inputs());
        command.addAll(List.of("-map", "0:a:0", "-map_metadata", "1", "-map_metadata:s", "-1"));
        command.addAll(metadata.maps());
        command.addAll(encoder());
        command.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.2", "-n", "file:" + part));
        return command;
    }

    private List<String> encoder() {
        boolean copies = type == AudioType.FLAC && encoding.format() == ExportFormat.FLAC && !encoding.mixes();
        return copies ? List.of("-c:a", "copy", "-f", "flac") : Encoders.arguments(encoding, content.properties());
    }

    private void encode(List<String> command, Progress progress, Cancellation cancel) throws IOException {
        try (ChildProgram child = new ChildProgram(command, PATIENCE)) {
            cancel.onCancel(child::kill);
            follow(child, progress);
            int status = child.await();
            cancel.throwIfCancelled();
            if (child.hasTimedOut()) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_TIMEOUT, "Converting %s took too long".formatted(source.getFileName()));
            }
            if (status != 0) {
                throw failure(status, child.complaint());
            }
        }
    }

    /** A failure may be the source's or the target's. */
    private VoiceRecorderException failure(int status, String complaint) {
        if (IoFailures.isDiskFull(new IOException(complaint))) {
            return new VoiceRecorderException(
                    ErrorCode.ERR_DISK_FULL, "The disk is full: %s was not written".formatted(target));
        }
        if (complaint.contains("Permission denied") || complaint.contains("Read-only file system")) {
            return new VoiceRecorderException(
                    ErrorCode.ERR_PERMISSION, "Could not write %s: permission denied".formatted(target));
        }
        return FFprobe.failure(source, status, complaint);
    }

    /** Reads {@code key=value} lines; {@code out_time_us} is how much audio was written. */
    private void follow(ChildProgram child, Progress progress) throws IOException {
        String what = target.getFileName().toString();
        long total = content.properties().duration().toMillis();
        var lines = new BufferedReader(new InputStreamReader(child.output(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            child.sign();
            if (line.matches("out_time_us=\\d{1,18}")) {
                long done = Long.parseLong(line.substring(line.indexOf('=') + 1)) / 1000;
                progress.report(what, Math.min(done, total), total, Progress.Unit.MILLISECONDS);
            }
        }
    }
}
