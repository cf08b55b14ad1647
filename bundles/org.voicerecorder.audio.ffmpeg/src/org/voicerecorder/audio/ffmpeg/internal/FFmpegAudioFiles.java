package org.voicerecorder.audio.ffmpeg.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Annotations;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.Encoding;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.audio.SampleStream;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.PcmFiles;

/** Uncompressed audio is read by ourselves, everything else by FFmpeg in a process of its own. */
@Component
public final class FFmpegAudioFiles implements AudioFiles {
    private final FFmpegPrograms programs = new FFmpegPrograms();
    private final FFprobe probe = new FFprobe(programs);

    @Activate
    public FFmpegAudioFiles() {
        // Programs are looked for when first needed: most commands never do.
    }

    @Override
    public String mimeType(Path file) {
        return Sniffer.sniff(file).mimeType();
    }

    @Override
    public AudioContent inspect(Path file) {
        AudioType type = Sniffer.sniff(file);
        AudioContent content = inspect(file, type);
        if (type == AudioType.AIFF) {
            // A WAV may be a take that was cut short and is rescued by its owner; nobody writes an AIFF piece by piece.
            content.problem().ifPresent(problem -> {
                throw FFprobe.damaged(file, problem);
            });
        }
        return content;
    }

    private AudioContent inspect(Path file, AudioType type) {
        Optional<AudioContent> own = isPcm(type) ? PcmFiles.inspect(file) : Optional.empty();
        return own.orElseGet(() -> {
            AudioContent content = probe.inspect(file, type);
            Completeness.check(file, type);
            return content;
        });
    }

    @Override
    public PcmStream decode(Path file, long startFrame) {
        return open(file, startFrame, Decoding.Errors.LEFT_OUT);
    }

    @Override
    public SampleStream samples(Path file, long startFrame) {
        AudioType type = Sniffer.sniff(file);
        Optional<SampleStream> floats = isPcm(type) ? PcmFiles.floats(file, startFrame) : Optional.empty();
        if (floats.isPresent()) {
            return floats.get();
        }
        if (isPcm(type) && PcmFiles.inspect(file).isPresent()) {
            return AudioFiles.super.samples(file, startFrame);
        }
        return new DecodedSamples(programs, file, type, probe.inspect(file, type), startFrame);
    }

    @Override
    public PcmStream examine(Path file) {
        return open(file, 0, Decoding.Errors.FAIL);
    }

    private PcmStream open(Path file, long startFrame, Decoding.Errors errors) {
        AudioType type = Sniffer.sniff(file);
        Optional<PcmStream> own = isPcm(type) ? PcmFiles.open(file, startFrame) : Optional.empty();
        return own.orElseGet(
                () -> new DecodedStream(programs, file, type, probe.inspect(file, type), startFrame, errors));
    }

    @Override
    public List<Marker> convert(
            Path source,
            Path target,
            Encoding encoding,
            Annotations annotations,
            Progress progress,
            Cancellation cancel) {
        AudioType type = Sniffer.sniff(source);
        AudioContent content = inspect(source, type);
        refuseNothing(content, encoding);
        return new Conversion(programs, source, type, content, target, encoding).run(annotations, progress, cancel);
    }

    /** Encoders make of no audio files that nobody can open, or never end. */
    private static void refuseNothing(AudioContent content, Encoding encoding) {
        if (content.properties().frames() == 0 && encoding.format() != ExportFormat.WAV) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_EMPTY_FILE,
                    "The recording holds no audio; nothing was exported",
                    "Without audio there is nothing to encode. Export it as WAV, or as it is.",
                    null);
        }
    }

    private static boolean isPcm(AudioType type) {
        return type == AudioType.WAV || type == AudioType.AIFF;
    }
}
