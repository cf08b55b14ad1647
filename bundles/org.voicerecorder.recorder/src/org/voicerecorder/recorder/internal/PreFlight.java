package org.voicerecorder.recorder.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.recorder.PreFlightFinding;
import org.voicerecorder.api.recorder.PreFlightFinding.Topic;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.storage.Metadata;

/** What must hold before a take begins (REC-2); that the device opens is tried by opening it. */
final class PreFlight {
    /** Kept free so that the take can be finished and the database can grow. */
    static final ByteSize RESERVE = new ByteSize(50_000_000);

    /** Room that a take of unknown length must find; below that it would end before it has begun. */
    private static final Duration LEAST_ROOM = Duration.ofMinutes(1);

    private final Library library;
    private final Recovery recovery;
    private final InputDevices devices;

    PreFlight(Library library, Recovery recovery, InputDevices devices) {
        this.library = library;
        this.recovery = recovery;
        this.devices = devices;
    }

    /** @throws VoiceRecorderException the first refusal */
    void require(TakeRequest request) {
        checkFormat(request.format());
        checkLibrary(request.text());
        checkSpace(request);
    }

    /** Everything that can be told, the refusals first. */
    List<PreFlightFinding> check(TakeRequest request) {
        List<PreFlightFinding> found = new ArrayList<>();
        found.add(guarded(Topic.DEVICE, () -> device(request)));
        found.add(guarded(Topic.FORMAT, () -> format(request)));
        found.add(guarded(Topic.SPACE, () -> checkSpace(request)));
        found.add(guarded(Topic.LIBRARY, () -> checkLibrary(request.text())));
        found.sort(Comparator.comparing(f -> f.refusal().isEmpty()));
        return found;
    }

    private interface Look {
        PreFlightFinding look();
    }

    private static PreFlightFinding guarded(Topic topic, Look look) {
        try {
            return look.look();
        } catch (VoiceRecorderException e) {
            return PreFlightFinding.refusal(topic, e);
        }
    }

    private PreFlightFinding device(TakeRequest request) {
        InputDevice device = devices.choose(request.input().device()).device();
        return PreFlightFinding.good(Topic.DEVICE, "%s is there".formatted(device.name()));
    }

    private PreFlightFinding format(TakeRequest request) {
        checkFormat(request.format());
        List<CaptureFormat> offered =
                devices.choose(request.input().device()).device().formats();
        return offered.isEmpty() || offered.contains(request.format())
                ? PreFlightFinding.good(Topic.FORMAT, request.format().toString())
                : PreFlightFinding.warning(
                        Topic.FORMAT,
                        "The device does not list %s".formatted(request.format()),
                        "The sound system may convert it; 'voicerec devices' lists what it offers.");
    }

    private static void checkFormat(CaptureFormat format) {
        if (format.channels() > 2 || format.sampleRate() < 8_000 || format.sampleRate() > 192_000) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FORMAT_NOT_SUPPORTED,
                    "%s cannot be recorded; 8 to 192 kHz, mono or stereo can".formatted(format));
        }
    }

    private PreFlightFinding checkLibrary(TakeRequest.Text text) {
        if (!Files.isWritable(library.incoming()) || !Files.isWritable(library.raw())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_PERMISSION, "The library %s cannot be written to".formatted(library.root()));
        }
        Metadata.check(text.title(), text.description(), text.tags());
        int problems = recovery.problems().size();
        return problems == 0
                ? PreFlightFinding.good(Topic.LIBRARY, "%s can be written to".formatted(library.root()))
                : PreFlightFinding.warning(
                        Topic.LIBRARY,
                        "%d things in the library could not be put right".formatted(problems),
                        "The take is safe all the same. 'voicerec verify' tells what it is.");
    }

    private PreFlightFinding checkSpace(TakeRequest request) {
        Optional<Duration> planned = request.course().length();
        Duration length = planned.orElse(LEAST_ROOM);
        CaptureFormat format = request.format();
        double needed = RESERVE.bytes() + Math.ceil(length.toSeconds() + 1.0) * format.bytesPerSecond();
        long free = free();
        if (free < needed) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_DISK_FULL,
                    "%s of %s need %s on the disk; %s are free"
                            .formatted(words(length), format, new ByteSize((long) needed), new ByteSize(free)),
                    "Free space, choose %sa smaller format, or another disk with --library."
                            .formatted(planned.isPresent() ? "a shorter --duration or " : ""),
                    null);
        }
        Duration room = Duration.ofSeconds((free - RESERVE.bytes()) / format.bytesPerSecond());
        String words = "Room for %s on the disk".formatted(words(room));
        return planned.isEmpty() && room.compareTo(TakeWatch.SHORT_OF_ROOM) < 0
                ? PreFlightFinding.warning(Topic.SPACE, words, "Free space, or the take ends then.")
                : PreFlightFinding.good(Topic.SPACE, words);
    }

    private long free() {
        try {
            return Files.getFileStore(library.incoming()).getUsableSpace();
        } catch (IOException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_IO, "The free space of %s cannot be read".formatted(library.root()), e);
        }
    }

    private static String words(Duration length) {
        if (length.toHours() >= 3) {
            return length.toHours() + " hours";
        }
        return length.toMinutes() >= 2 ? length.toMinutes() + " minutes" : length.toSeconds() + " seconds";
    }
}
