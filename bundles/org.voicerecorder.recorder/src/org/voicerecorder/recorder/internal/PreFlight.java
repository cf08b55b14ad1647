package org.voicerecorder.recorder.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.storage.Metadata;

/** What must hold before a take begins (REC-2); the device itself is tried by opening it. */
final class PreFlight {
    /** Kept free so that the take can be finished and the database can grow. */
    static final ByteSize RESERVE = new ByteSize(50_000_000);

    /** Room that a take of unknown length must find. */
    private static final Duration USUAL_LENGTH = Duration.ofMinutes(10);

    private PreFlight() {}

    static void check(Library library, TakeRequest request) {
        CaptureFormat format = request.format();
        if (format.channels() > 2 || format.sampleRate() < 8_000 || format.sampleRate() > 192_000) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FORMAT_NOT_SUPPORTED,
                    "%s cannot be recorded; 8 to 192 kHz, mono or stereo can".formatted(format));
        }
        if (!Files.isWritable(library.incoming()) || !Files.isWritable(library.raw())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_PERMISSION, "The library %s cannot be written to".formatted(library.root()));
        }
        TakeRequest.Text text = request.text();
        Metadata.check(text.title(), text.description(), text.tags());
        checkSpace(library, format, request.course().length().orElse(USUAL_LENGTH));
    }

    private static void checkSpace(Library library, CaptureFormat format, Duration length) {
        long needed = RESERVE.bytes() + Math.ceilDiv(length.toMillis() * format.bytesPerSecond(), 1000);
        long free;
        try {
            free = Files.getFileStore(library.incoming()).getUsableSpace();
        } catch (IOException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_IO, "The free space of %s cannot be read".formatted(library.root()), e);
        }
        if (free < needed) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_DISK_FULL,
                    "%s of %s need %s on the disk; %s are free"
                            .formatted(words(length), format, new ByteSize(needed), new ByteSize(free)),
                    "Free space, choose a shorter --duration or a smaller format, or another disk with --library.",
                    null);
        }
    }

    private static String words(Duration length) {
        return length.toMinutes() >= 2 ? length.toMinutes() + " minutes" : length.toSeconds() + " seconds";
    }
}
