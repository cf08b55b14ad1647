package org.voicerecorder.workbench.internal.studio.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingEvent;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.edit.Clipping;
import org.voicerecorder.api.edit.EditSession;
import org.voicerecorder.api.edit.EditSessions;
import org.voicerecorder.api.edit.EditState;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.Editor;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.RenderRequest;
import org.voicerecorder.workbench.internal.model.Background;
import org.voicerecorder.workbench.internal.model.Listeners;
import org.voicerecorder.workbench.internal.model.PlayerModel;
import org.voicerecorder.workbench.internal.model.ServiceSource;

/**
 * The edit of one recording, as the Studio shows it: what was done, how it looks and sounds now, the cursor and the
 * selection. What others do in the same edit (a command in a terminal, say) is taken over at once. Nothing here waits for
 * the disk; lives in the display thread.
 */
public final class StudioModel {
    /** Whether there is something to edit. */
    public enum Phase {
        /** No recording was opened. */
        EMPTY,
        OPENING,
        OPEN,
        /** It could not be opened, or its audio could not be read; {@link #problem} tells why. */
        FAILED,
        /** The library was closed. The edit goes on when it is open again. */
        SUSPENDED,
        /** The recording was taken out of the library for good, and its edit with it. */
        GONE
    }

    /** Recordings that were made of the edit, and what was beyond full scale in them. */
    public record Saved(List<Recording> recordings, Clipping clipping) {}

    private final ServiceSource services;
    private final Background background;
    private final UnsavedEdits unsaved;
    private final Listeners listeners = new Listeners();
    private final PlayerModel player;
    private final WaveTiles waves;
    private final SpectrumTiles spectrum;
    private final StudioMarkers markers;
    private final StudioLoudness loudness;
    private final StudioClipboard clipboard = new StudioClipboard();
    private final StudioChanges changes;
    private final StudioSteps steps = new StudioSteps(this);
    private Phase phase = Phase.EMPTY;
    private Optional<Recording> recording = Optional.empty();
    private Optional<EditSession> session = Optional.empty();
    private Optional<EditState> state = Optional.empty();
    private Optional<VoiceRecorderException> problem = Optional.empty();
    private boolean selected;
    private long generation;

    public StudioModel(ServiceSource services, Background background, Drafts drafts, LongWork work) {
        this.services = services;
        this.background = background;
        unsaved = new UnsavedEdits(drafts);
        player = new PlayerModel(services, background);
        waves = new WaveTiles(background::fetch, listeners::tell, this::unreadable);
        spectrum = new SpectrumTiles(background::fetchIdly, listeners::tell, this::unreadable);
        markers = new StudioMarkers(this, background);
        loudness = new StudioLoudness(services, background, listeners::tell);
        changes = new StudioChanges(this, background, work);
        player.listeners().add(this::selectionChanged);
    }

    /** The player tells of every move of the cursor; most of what listens here cares for the selection only. */
    private void selectionChanged() {
        Optional<FrameRange> now = selection();
        if (now.isPresent() != selected) {
            selected = now.isPresent();
            listeners.tell();
        }
    }

    /** Told of every change but the player's, which has listeners of its own. */
    public Listeners listeners() {
        return listeners;
    }

    public Phase phase() {
        return phase;
    }

    /** What is edited. */
    public Optional<Recording> recording() {
        return recording;
    }

    public Optional<EditState> state() {
        return state;
    }

    public Optional<EditedAudio> audio() {
        return state.map(EditState::audio);
    }

    /** Why the edit could not be opened or shown. What was done in it is kept. */
    public Optional<VoiceRecorderException> problem() {
        return problem;
    }

    /** Plays the edit. */
    public PlayerModel player() {
        return player;
    }

    public WaveTiles waves() {
        return waves;
    }

    public SpectrumTiles spectrum() {
        return spectrum;
    }

    public StudioMarkers markers() {
        return markers;
    }

    /** How loud the edit is. */
    public StudioLoudness loudness() {
        return loudness;
    }

    /** What was copied. */
    public StudioClipboard clipboard() {
        return clipboard;
    }

    /** What can be done to the audio. */
    public StudioChanges changes() {
        return changes;
    }

    /** The steps that can be done at the cursor and to the selection. */
    public StudioSteps steps() {
        return steps;
    }

    Optional<EditSession> session() {
        return session;
    }

    /** Whether the part of the program that edits is there. */
    public boolean isAvailable() {
        return services.has(EditSessions.class);
    }

    public int sampleRate() {
        return audio().map(a -> a.format().sampleRate()).orElse(1);
    }

    public long cursor() {
        return Frames.of(player.position(), sampleRate());
    }

    /** The frames that are selected. */
    public Optional<FrameRange> selection() {
        return player.part().map(part -> Frames.of(part, sampleRate())).filter(range -> range.frames() > 0);
    }

    public void select(FrameRange range) {
        player.select(Optional.of(Frames.part(range.within(frames()), sampleRate())));
    }

    public long frames() {
        return audio().map(EditedAudio::frames).orElse(0L);
    }

    /** Whether there are steps that no recording was made of. */
    public boolean isUnsaved() {
        return state.filter(unsaved::isUnsaved).isPresent();
    }

    /** Recordings whose edits were left unsaved, in this library or another one, the latest first. */
    public List<UUID> unsaved() {
        return unsaved.recordings();
    }

    /** Opens the edit of a recording, with what was done in it before. */
    public void open(Recording wanted) {
        boolean same = recording.map(Recording::id).filter(wanted.id()::equals).isPresent();
        if (same && (phase == Phase.OPEN || phase == Phase.OPENING)) {
            return;
        }
        leave();
        recording = Optional.of(wanted);
        enter(Phase.OPENING);
        long asked = generation;
        background.fetch(
                () -> services.require(EditSessions.class).open(wanted), opened -> opened(asked, opened), failure -> {
                    if (asked == generation) {
                        problem = Optional.of(failure);
                        enter(Phase.FAILED);
                    }
                });
    }

    private void opened(long asked, EditSession opened) {
        if (asked != generation) {
            release(opened);
            return;
        }
        session = Optional.of(opened);
        opened.addListener(changed -> background.display().execute(() -> {
            if (asked == generation) {
                refresh();
            }
        }));
        phase = Phase.OPEN;
        refresh();
    }

    /** Takes over how the edit stands now: not what was told of it, for several may change it at a time. */
    void refresh() {
        session.map(EditSession::state).ifPresent(this::take);
    }

    private void take(EditState now) {
        Optional<EditedAudio> before = audio();
        if (phase != Phase.OPEN || state.filter(s -> isShownBy(s, now)).isPresent()) {
            return;
        }
        long cursor = cursor();
        state = Optional.of(now);
        problem = Optional.empty();
        unsaved.remember(now);
        markers.read(now.audio());
        // Setting a marker while it plays must not be heard.
        if (before.filter(b -> b.list().soundsAs(now.list())).isEmpty()) {
            showSound(before, now, cursor);
        }
        listeners.tell();
    }

    private static boolean isShownBy(EditState shown, EditState now) {
        return shown.list().equals(now.list())
                && shown.undone().equals(now.undone())
                && shown.audio().list().equals(now.audio().list());
    }

    private void showSound(Optional<EditedAudio> before, EditState now, long cursorBefore) {
        EditedAudio audio = now.audio();
        long cursor = before.map(b -> Places.map(b, audio, cursorBefore)).orElse(0L);
        Optional<PlayerModel.Part> kept =
                before.filter(b -> b.frames() == audio.frames()).flatMap(b -> player.part());
        waves.reset(audio);
        spectrum.reset(audio, now.recording());
        loudness.measure(audio);
        player.show(
                recording.orElse(now.recording()),
                new EditedSource(audio),
                Frames.time(cursor, audio.format().sampleRate()),
                kept);
    }

    /** A recording was made of these steps. */
    void saved(EditState made) {
        unsaved.saved(made);
        state.filter(EditState::canUndo).ifPresent(unsaved::remember);
        listeners.tell();
    }

    private void unreadable(VoiceRecorderException failure) {
        problem = Optional.of(failure);
        listeners.tell();
    }

    /** Leaves the edit; its steps stay. */
    public void close() {
        leave();
        recording = Optional.empty();
        enter(Phase.EMPTY);
    }

    /** Forgets the steps of the edit and begins anew. */
    void discard(Consumer<VoiceRecorderException> failures) {
        EditSession discarded = session.orElseThrow();
        UUID id = recording.map(Recording::id).orElseThrow();
        session = Optional.empty();
        leave();
        enter(Phase.OPENING);
        background.fetch(
                () -> {
                    discarded.close();
                    services.require(EditSessions.class).remove(id);
                    return id;
                },
                removed -> {
                    unsaved.forget(id);
                    reopen();
                },
                failure -> {
                    reopen();
                    failures.accept(failure);
                });
    }

    /** Not in the display thread. */
    Saved render(EditState made, Optional<String> title, Progress progress, Cancellation cancel) {
        var clipping = new AtomicReference<>(Clipping.NONE);
        List<Recording> recordings = services.require(Editor.class)
                .render(new RenderRequest(made.list(), title, clipping::set), progress, cancel);
        return new Saved(recordings, clipping.get());
    }

    /** Opens it once more, from the library as it is now. */
    public void reopen() {
        Optional<UUID> id = recording.map(Recording::id);
        leave();
        enter(Phase.OPENING);
        long asked = generation;
        id.ifPresent(wanted -> background.fetch(
                () -> services.require(Recordings.class).find(wanted),
                found -> {
                    if (asked == generation) {
                        phase = Phase.EMPTY;
                        found.ifPresentOrElse(this::open, () -> enter(Phase.GONE));
                    }
                },
                failure -> {
                    if (asked == generation) {
                        problem = Optional.of(failure);
                        enter(Phase.FAILED);
                    }
                }));
    }

    private void leave() {
        generation++;
        session.ifPresent(this::release);
        session = Optional.empty();
        state = Optional.empty();
        problem = Optional.empty();
        player.show(Optional.empty());
        waves.clear();
        spectrum.clear();
        markers.clear();
        loudness.clear();
        changes.left();
        steps.clear();
    }

    private void release(EditSession leaving) {
        background.fetch(
                () -> {
                    leaving.close();
                    return leaving;
                },
                closed -> {},
                this::unreadable);
    }

    private void enter(Phase now) {
        phase = now;
        listeners.tell();
    }

    /** The services of the library came or went. */
    public void servicesChanged() {
        if (!isAvailable() && (phase == Phase.OPEN || phase == Phase.OPENING)) {
            leave();
            enter(Phase.SUSPENDED);
        } else if (isAvailable() && services.has(Recordings.class) && phase == Phase.SUSPENDED) {
            reopen();
        } else {
            listeners.tell();
        }
    }

    /** Something happened to recordings. */
    public void onEvent(RecordingEvent event) {
        Optional<UUID> own = recording.map(Recording::id);
        switch (event) {
            case RecordingEvent.Changed changed ->
                changed.recordings().stream()
                        .filter(r -> own.filter(r.id()::equals).isPresent())
                        .forEach(this::renew);
            case RecordingEvent.Removed removed -> {
                if (own.filter(removed.ids()::contains).isPresent()) {
                    leave();
                    enter(Phase.GONE);
                }
            }
            case RecordingEvent.Added _ -> {}
        }
    }

    /** Another title, or in the bin: the audio, and so the edit, is the same. */
    private void renew(Recording newer) {
        recording = Optional.of(newer);
        listeners.tell();
    }

    /** Who is told of what went wrong in playing or changing. */
    public void report(Consumer<VoiceRecorderException> failures) {
        player.report(failures);
        changes.report(failures);
    }
}
