package org.voicerecorder.recorder.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.LiveEncoders;
import org.voicerecorder.api.recorder.FlacCopy;
import org.voicerecorder.storage.FlacCopies;

/** The FLAC copies of a take, one for each part; of a take that is to have none, nothing. Thread-safe. */
final class FlacCopying {
    /** Begins to copy a part. */
    @FunctionalInterface
    interface Begin {
        FlacFollower of(TakePart part);
    }

    private final Optional<Begin> begin;
    private final Map<UUID, FlacFollower> followers = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<FlacCopy>> results = new ConcurrentSkipListMap<>();
    private final CompletableFuture<List<FlacCopy>> all = new CompletableFuture<>();

    private FlacCopying(Optional<Begin> begin) {
        this.begin = begin;
    }

    static FlacCopying none() {
        return new FlacCopying(Optional.empty());
    }

    static FlacCopying with(LiveEncoders encoders, FlacCopies copies) {
        return new FlacCopying(Optional.of(part -> new FlacFollower(encoders, copies, part)));
    }

    /** The part gets its samples from now on. */
    void begin(TakePart part) {
        begin.ifPresent(way -> {
            FlacFollower follower = way.of(part);
            followers.put(part.id(), follower);
            results.put(part.firstFrame(), follower.result());
            follower.start();
        });
    }

    /** The part is in the library. */
    void finish(TakePart part, Recording recording) {
        Optional.ofNullable(followers.get(part.id())).ifPresent(follower -> follower.finish(recording));
    }

    /** The part is thrown away, or does not come into the library now. */
    void forget(TakePart part, VoiceRecorderException why) {
        Optional.ofNullable(followers.get(part.id())).ifPresent(follower -> follower.giveUp(why));
    }

    /** What is not kept yet is given up. */
    void giveUp(VoiceRecorderException why) {
        followers.values().forEach(follower -> follower.giveUp(why));
    }

    /** Why a copy was given up. */
    Optional<VoiceRecorderException> problem() {
        return followers.values().stream()
                .flatMap(follower -> follower.problem().stream())
                .findFirst();
    }

    /** No further part comes. */
    void close() {
        followers.values().stream()
                .filter(follower -> !follower.isFinishing())
                .forEach(follower -> follower.giveUp(new CancelledException()));
        CompletableFuture.allOf(results.values().toArray(CompletableFuture[]::new))
                .thenRun(() -> all.complete(
                        results.values().stream().map(CompletableFuture::join).toList()));
    }

    /** What became of the copies, in the order of the parts; complete some time after the take is over. */
    CompletableFuture<List<FlacCopy>> all() {
        return all;
    }
}
