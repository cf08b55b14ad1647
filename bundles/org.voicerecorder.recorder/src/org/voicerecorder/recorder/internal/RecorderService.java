package org.voicerecorder.recorder.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.recorder.LevelTest;
import org.voicerecorder.api.recorder.PreFlightFinding;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.storage.UnderWay;

/** Opens devices and keeps the takes that are under way. */
@Component
public final class RecorderService implements Recorder {
    private final Library library;
    private final Ingest ingest;
    private final UnderWay underWay;
    private final FileIo io;
    private final SleepInhibitor sleep = new SleepInhibitor();
    private final List<TakeSession> active = new CopyOnWriteArrayList<>();
    private final List<AudioInputs> inputs = new CopyOnWriteArrayList<>();

    /** @param io how the disk is written; the real disk when no service is there */
    @Activate
    public RecorderService(
            @Reference Library library,
            @Reference Ingest ingest,
            @Reference UnderWay underWay,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileIo io) {
        this.library = library;
        this.ingest = ingest;
        this.underWay = underWay;
        this.io = Optional.ofNullable(io).orElseGet(FileIo::disk);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addInputs(AudioInputs service) {
        inputs.add(service);
    }

    void removeInputs(AudioInputs service) {
        inputs.remove(service);
    }

    /** The library closes: every take ends cleanly and is kept. */
    @Deactivate
    void close() {
        active.forEach(TakeSession::stop);
        active.forEach(TakeSession::awaitEnd);
    }

    @Override
    public Take start(TakeRequest request) {
        PreFlight.check(library, request);
        CaptureStream device = open(request);
        try {
            var session = TakeSession.begin(library, ingest, underWay, io, device, request, this::ended);
            active.add(session);
            sleep.acquire();
            session.run();
            return session;
        } catch (RuntimeException e) {
            device.close();
            throw e;
        }
    }

    @Override
    public Take arm(TakeRequest request) {
        throw new VoiceRecorderException(ErrorCode.ERR_UNAVAILABLE, "Takes cannot be armed yet");
    }

    @Override
    public List<PreFlightFinding> check(TakeRequest request) {
        try {
            PreFlight.check(library, request);
            return List.of();
        } catch (VoiceRecorderException e) {
            return List.of(PreFlightFinding.refusal(PreFlightFinding.Topic.LIBRARY, e));
        }
    }

    @Override
    public LevelTest test(TakeRequest request) {
        return new DeviceLevelTest(open(request));
    }

    @Override
    public List<Take> active() {
        return List.copyOf(active);
    }

    private void ended(TakeSession session) {
        underWay.end(session.id());
        if (active.remove(session)) {
            sleep.release();
        }
    }

    private CaptureStream open(TakeRequest request) {
        record Choice(AudioInputs service, InputDevice device) {}
        var choices = inputs.stream()
                .flatMap(service -> service.devices().stream().map(device -> new Choice(service, device)))
                .toList();
        if (choices.isEmpty()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_DEVICE_NOT_FOUND,
                    "No input device was found",
                    "Connect a microphone and see whether 'voicerec devices' lists it.",
                    null);
        }
        Optional<Choice> choice = request.input().device().isPresent()
                ? choices.stream()
                        .filter(c ->
                                c.device().id().equals(request.input().device().get())
                                        || c.device()
                                                .name()
                                                .equalsIgnoreCase(
                                                        request.input().device().get()))
                        .findFirst()
                : choices.stream()
                        .filter(c -> c.device().isDefault())
                        .findFirst()
                        .or(() -> choices.stream().findFirst());
        return choice.map(c -> c.service().open(c.device().id(), request.format()))
                .orElseThrow(() -> new VoiceRecorderException(
                        ErrorCode.ERR_DEVICE_NOT_FOUND,
                        "There is no input device '%s'"
                                .formatted(request.input().device().orElseThrow())));
    }
}
