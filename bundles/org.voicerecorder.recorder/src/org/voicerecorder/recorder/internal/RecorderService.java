package org.voicerecorder.recorder.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.LiveEncoder;
import org.voicerecorder.api.audio.LiveEncoders;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.recorder.LevelTest;
import org.voicerecorder.api.recorder.PreFlightFinding;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus.State;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.audio.VoiceClassifiers;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.storage.FlacCopies;
import org.voicerecorder.storage.UnderWay;

/** Opens devices and keeps the takes that are under way. */
@Component
public final class RecorderService implements Recorder {
    private final Library library;
    private final Ingest ingest;
    private final UnderWay underWay;
    private final FlacCopies flacCopies;
    private final List<LiveEncoders> encoders = new CopyOnWriteArrayList<>();
    private final FileIo io;
    private final SleepInhibitor sleep = new SleepInhibitor();
    private final List<TakeSession> active = new CopyOnWriteArrayList<>();
    private final Set<CompletableFuture<?>> copying = ConcurrentHashMap.newKeySet();
    private final List<AudioInputs> inputs = new CopyOnWriteArrayList<>();
    private final InputDevices devices = new InputDevices(inputs);
    private final List<ComponentServiceObjects<VoiceClassifiers>> voices = new CopyOnWriteArrayList<>();
    private final PreFlight preFlight;
    /** Of those that begin takes, to be read; of the one that closes, to be written. */
    private final ReadWriteLock opening = new ReentrantReadWriteLock();

    private volatile boolean closed;

    /** @param io how the disk is written; the real disk when no service is there */
    @Activate
    public RecorderService(
            @Reference Library library,
            @Reference Ingest ingest,
            @Reference UnderWay underWay,
            @Reference Recovery recovery,
            @Reference FlacCopies flacCopies,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileIo io) {
        this.library = library;
        this.ingest = ingest;
        this.underWay = underWay;
        this.flacCopies = flacCopies;
        this.io = Optional.ofNullable(io).orElseGet(FileIo::disk);
        preFlight = new PreFlight(library, recovery, devices);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addInputs(AudioInputs service) {
        inputs.add(service);
    }

    void removeInputs(AudioInputs service) {
        inputs.remove(service);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEncoders(LiveEncoders service) {
        encoders.add(service);
    }

    void removeEncoders(LiveEncoders service) {
        encoders.remove(service);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addVoices(ComponentServiceObjects<VoiceClassifiers> service) {
        voices.add(service);
    }

    void removeVoices(ComponentServiceObjects<VoiceClassifiers> service) {
        voices.remove(service);
    }

    /** Opened with the first take that needs one: a detector brings a native library. */
    private VoiceClassifiers classifiers() {
        return rate -> voices.stream()
                .findFirst()
                .flatMap(service -> Optional.ofNullable(service.getService()))
                .orElseGet(VoiceClassifiers::energy)
                .open(rate);
    }

    /** The library closes: every take ends cleanly and is kept, and so are the FLAC copies that are nearly done. */
    @Deactivate
    void close() {
        // Whoever is opening a device now finds that there is no library any more.
        opening.writeLock().lock();
        try {
            closed = true;
        } finally {
            opening.writeLock().unlock();
        }
        active.forEach(TakeSession::stop);
        active.forEach(TakeSession::awaitEnd);
        copying.forEach(CompletableFuture::join);
    }

    @Override
    public Take start(TakeRequest request) {
        return begin(request, request.course().voice().isPresent() ? State.LISTENING : State.RECORDING);
    }

    @Override
    public Take arm(TakeRequest request) {
        return begin(request, State.ARMED);
    }

    private Take begin(TakeRequest request, State state) {
        preFlight.require(request);
        InputDevices.OpenInput input = open(request);
        opening.readLock().lock();
        try {
            if (closed) {
                throw new VoiceRecorderException(ErrorCode.ERR_UNAVAILABLE, "The library was closed meanwhile");
            }
            return begin(request, state, input);
        } catch (RuntimeException | Error e) {
            input.stream().close();
            throw e;
        } finally {
            opening.readLock().unlock();
        }
    }

    private TakeSession begin(TakeRequest request, State state, InputDevices.OpenInput input) {
        var place = new TakeParts.Place(library, ingest, underWay, io);
        var session = new TakeSession(place, devices, input, classifiers(), request, flac(request), state, this::ended);
        active.add(session);
        copying.add(session.flacCopies());
        session.flacCopies().thenRun(() -> copying.remove(session.flacCopies()));
        sleep.acquire();
        session.run();
        return session;
    }

    private FlacCopying flac(TakeRequest request) {
        return request.flac()
                ? FlacCopying.with(encoders.stream().findFirst().orElse(RecorderService::noEncoder), flacCopies)
                : FlacCopying.none();
    }

    private static LiveEncoder noEncoder(Path target, CaptureFormat format) {
        throw new VoiceRecorderException(ErrorCode.ERR_UNAVAILABLE, "No encoder is installed");
    }

    private InputDevices.OpenInput open(TakeRequest request) {
        return InputDevices.open(devices.choose(request.input().device()), request.format());
    }

    @Override
    public List<PreFlightFinding> check(TakeRequest request) {
        return preFlight.check(request);
    }

    @Override
    public LevelTest test(TakeRequest request) {
        return new DeviceLevelTest(open(request).stream(), request.input().watch());
    }

    @Override
    public List<Take> active() {
        return List.copyOf(active);
    }

    private void ended(TakeSession session) {
        if (active.remove(session)) {
            sleep.release();
        }
    }
}
