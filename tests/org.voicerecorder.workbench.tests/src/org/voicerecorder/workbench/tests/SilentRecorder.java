package org.voicerecorder.workbench.tests;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.LevelTest;
import org.voicerecorder.api.recorder.PreFlightFinding;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus;

/** A recorder without a device: its takes and level tests hear nothing. */
final class SilentRecorder implements Recorder {
    private static final class SilentTake implements Take {
        private final UUID id = UUID.randomUUID();
        private final TakeRequest request;
        private final CompletableFuture<Recording> result = new CompletableFuture<>();
        private final long begun = System.nanoTime();

        SilentTake(TakeRequest request) {
            this.request = request;
        }

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public TakeRequest request() {
            return request;
        }

        @Override
        public TakeStatus status() {
            return new TakeStatus(
                    TakeStatus.State.RECORDING,
                    1,
                    Duration.ofNanos(System.nanoTime() - begun),
                    new TakeStatus.Buffer(Duration.ZERO, Duration.ofSeconds(4), Duration.ZERO),
                    new TakeStatus.Input(
                            request.input().device(),
                            Optional.empty(),
                            Levels.silence(1),
                            false,
                            0,
                            0,
                            0,
                            InputCondition.listening(1),
                            Optional.empty()),
                    Optional.empty(),
                    List.of(),
                    Optional.empty());
        }

        @Override
        public void begin() {
            // it began when it was made
        }

        @Override
        public void mute(boolean muted) {
            // silence is as good as mute
        }

        @Override
        public void gain(double decibels) {
            // nothing to amplify
        }

        @Override
        public Marker mark(String text) {
            return Marker.at(0, text);
        }

        @Override
        public void describe(UUID marker, String text) {
            // no marker is kept
        }

        @Override
        public List<Marker> markers() {
            return List.of();
        }

        @Override
        public List<Recording> parts() {
            return List.of();
        }

        @Override
        public void pause() {
            // silence has nothing to pause
        }

        @Override
        public void resume() {
            // nor to go on with
        }

        @Override
        public CompletableFuture<Recording> stop() {
            MemoryLibrary library = Window.library();
            result.complete(library.add("A take"));
            return result;
        }

        @Override
        public void discard() {
            result.cancel(false);
        }

        @Override
        public CompletableFuture<Recording> result() {
            return result;
        }
    }

    @Override
    public Take start(TakeRequest request) {
        return new SilentTake(request);
    }

    @Override
    public Take arm(TakeRequest request) {
        return start(request);
    }

    @Override
    public List<PreFlightFinding> check(TakeRequest request) {
        return List.of();
    }

    @Override
    public LevelTest test(TakeRequest request) {
        return new LevelTest() {
            @Override
            public Levels levels() {
                return Levels.silence(2);
            }

            @Override
            public InputCondition condition() {
                return InputCondition.listening(2);
            }

            @Override
            public PcmStream heard() {
                throw new UnsupportedOperationException("nothing was heard");
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Override
    public List<Take> active() {
        return List.of();
    }
}
