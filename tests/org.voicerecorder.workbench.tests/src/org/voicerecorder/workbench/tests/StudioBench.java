package org.voicerecorder.workbench.tests;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.edit.EditSessions;
import org.voicerecorder.api.edit.Editor;
import org.voicerecorder.workbench.internal.Tasks;
import org.voicerecorder.workbench.internal.model.Background;
import org.voicerecorder.workbench.internal.model.ServiceSource;
import org.voicerecorder.workbench.internal.studio.model.Drafts;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;

/** A Studio without a window, beside services that a test can take away. */
final class StudioBench implements ServiceSource, Drafts, AutoCloseable {
    final HandDisplay display = new HandDisplay();
    final Background background = new Background(display);
    final FakeEdits edits = new FakeEdits();
    final Map<Class<?>, Object> services = new HashMap<>();
    final List<VoiceRecorderException> failures = new ArrayList<>();
    final List<UUID> unsaved = new ArrayList<>();
    final Map<UUID, String> saved = new HashMap<>();
    final StudioModel model;
    /** What the long work under way is cancelled by. */
    Cancellation cancellation = new Cancellation();

    StudioBench() {
        services.put(EditSessions.class, edits);
        services.put(Editor.class, edits);
        model = new StudioModel(this, background, this, this::work);
        model.report(failures::add);
    }

    private <R> void work(String name, Tasks.Work<R> work, Consumer<R> then, Consumer<VoiceRecorderException> failed) {
        cancellation = new Cancellation();
        Cancellation cancel = cancellation;
        background.fetch(() -> work.run(Progress.NONE, cancel), then, problem -> {
            if (!(problem instanceof CancelledException)) {
                failed.accept(problem);
            }
        });
    }

    static Recording recording(String title, RecordingStatus status) {
        UUID id = UUID.nameUUIDFromBytes(title.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var audio = new AudioProperties(Duration.ofSeconds(4), FakeAudio.RATE, 1, OptionalInt.of(16));
        return new Recording(
                id,
                title + ".wav",
                id + ".wav",
                Path.of(id + ".wav"),
                title,
                Optional.empty(),
                List.of(),
                Optional.of(audio),
                64_044,
                "audio/wav",
                "0".repeat(64),
                status,
                SyncStatus.UNSYNCED,
                IngestSource.IMPORT,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                "0.1.0",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    /** Opens the edit of a recording and waits for it. */
    Recording open(String title) {
        Recording recording = recording(title, RecordingStatus.ACTIVE);
        model.open(recording);
        display.await("the edit", () -> model.phase() == StudioModel.Phase.OPEN);
        return recording;
    }

    void awaitSteps(int steps) {
        display.await(
                steps + " steps",
                () -> model.state()
                                .filter(s -> s.list().operations().size() == steps)
                                .isPresent()
                        && !model.changes().isBusy());
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(services.get(type)).map(type::cast);
    }

    @Override
    public <T> List<T> findAll(Class<T> type) {
        return find(type).stream().toList();
    }

    @Override
    public boolean has(Class<?> type) {
        return services.containsKey(type);
    }

    @Override
    public List<UUID> unsaved() {
        return List.copyOf(unsaved);
    }

    @Override
    public void markUnsaved(UUID recording) {
        unsaved.remove(recording);
        unsaved.addFirst(recording);
    }

    @Override
    public void markSaved(UUID recording, Optional<String> steps) {
        unsaved.remove(recording);
        saved.remove(recording);
        steps.ifPresent(s -> saved.put(recording, s));
    }

    @Override
    public Optional<String> saved(UUID recording) {
        return Optional.ofNullable(saved.get(recording));
    }

    @Override
    public void close() {
        background.close();
    }
}
