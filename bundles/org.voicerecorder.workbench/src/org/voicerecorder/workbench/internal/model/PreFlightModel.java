package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.voicerecorder.api.recorder.PreFlightFinding;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.TakeRequest;

/**
 * What the recorder says of a take before it begins: device, format, room on the disk, library. Asked again soon after
 * something else is chosen, and now and then, for the disk fills by itself. Lives in the display thread.
 */
public final class PreFlightModel {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final ServiceSource services;
    private final Background background;
    private final CaptureInput input;
    private final Runnable changed;
    private final Coalescer asking;
    private List<PreFlightFinding> findings = List.of();
    private boolean waiting;

    /** @param changed told when something else was found */
    PreFlightModel(ServiceSource services, Background background, CaptureInput input, Runnable changed) {
        this.services = services;
        this.background = background;
        this.input = input;
        this.changed = changed;
        asking = new Coalescer(background.display(), PAUSE, this::ask);
    }

    /** Everything that was found, the refusals first. */
    public List<PreFlightFinding> findings() {
        return findings;
    }

    /** The gravest that a person should know before recording. */
    public Optional<PreFlightFinding> advice() {
        return findings.stream().filter(f -> f.advice().isPresent()).findFirst();
    }

    /** Everything in lines. */
    public String inWords() {
        return findings.stream()
                .map(f -> f.text() + f.advice().map(a -> ". " + a).orElse(""))
                .collect(Collectors.joining("\n"));
    }

    void request() {
        asking.request();
    }

    private void ask() {
        if (!services.has(Recorder.class)) {
            found(List.of());
            return;
        }
        TakeRequest wanted = input.request();
        background.fetchIdly(
                () -> services.find(Recorder.class).map(r -> r.check(wanted)).orElse(List.of()),
                this::found,
                problem -> {
                    // Whatever it is, the start of a take tells it.
                    found(List.of());
                });
        if (!waiting) {
            waiting = true;
            background.later(AGAIN, () -> {
                waiting = false;
                request();
            });
        }
    }

    private void found(List<PreFlightFinding> now) {
        boolean other = !inWords(now).equals(inWords(findings));
        findings = List.copyOf(now);
        asking.done();
        if (other) {
            changed.run();
        }
    }

    private static List<String> inWords(List<PreFlightFinding> all) {
        return all.stream()
                .map(f -> f.topic() + f.text() + f.advice().orElse(""))
                .toList();
    }
}
