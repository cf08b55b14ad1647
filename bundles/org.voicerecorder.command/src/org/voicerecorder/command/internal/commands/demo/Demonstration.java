package org.voicerecorder.command.internal.commands.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.OfferedInput;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.Escapes;

/** The tour. Each step is a command as a person would type it, shown and then executed as if typed. */
public final class Demonstration {
    private final Invocation invocation;
    private final List<Step> steps = new ArrayList<>();

    /** A command that was executed. */
    private record Step(List<String> arguments, int status) {}

    public Demonstration(Invocation invocation) {
        this.invocation = invocation;
    }

    public ExitStatus run() {
        Library library = invocation.services().get(Library.class);
        refuseUsedLibrary(library);
        say("A library of its own was made for this: " + library.root());
        say("1. Take spoken files in: a WAV, a FLAC and an MP3.");
        Path folder = folder(library);
        DemoFile.ALL.forEach(file -> add(file, folder));
        say("2. Record three seconds.");
        record();
        say("3. See what is there.");
        step("list");
        say("4. Find something by a word of its title, description or tags.");
        step("search", "budget");
        say("5. Compare the stored audio with the checksums taken when it came in.");
        step("verify");
        say("6. See how one looks.");
        waveform();
        finish(library);
        return steps.stream().allMatch(step -> step.status() == 0) ? ExitStatus.OK : ExitStatus.PARTIAL;
    }

    /** The start program gives the demo a new library. Should it ever be another one, that is left alone. */
    private void refuseUsedLibrary(Library library) {
        if (invocation.options().library() == null && !isTemporary(library.root())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_STATE,
                    "The library %s is not a throw-away one; the demo leaves it alone".formatted(library.root()),
                    "Name an empty folder: voicerec demo --library FOLDER.",
                    null);
        }
        long there = invocation
                .recordings()
                .page(RecordingFilter.ALL, RecordingOrder.NEWEST_FIRST, Optional.empty(), 1)
                .total();
        if (there > 0) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_STATE,
                    "The library %s holds %d recordings; the demo wants an empty one".formatted(library.root(), there),
                    "Run 'voicerec demo' without --library, or name an empty folder.",
                    null);
        }
    }

    private static boolean isTemporary(Path folder) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        try {
            return folder.startsWith(temporary) || folder.toRealPath().startsWith(temporary.toRealPath());
        } catch (IOException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_IO, "%s cannot be read".formatted(folder), e);
        }
    }

    private static Path folder(Library library) {
        try {
            return Files.createDirectories(library.root().resolve("demo-files"));
        } catch (IOException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_IO, "The demo's files could not be written: " + e.getMessage(), e);
        }
    }

    private void add(DemoFile file, Path folder) {
        String path = file.unpack(folder).toString();
        step(
                "add",
                path,
                "--title",
                file.title(),
                "--description",
                file.description(),
                "--tag",
                String.join(",", file.tags()));
    }

    private void record() {
        boolean microphone =
                !OfferedInput.of(invocation.services().all(AudioInputs.class)).isEmpty();
        if (!microphone) {
            say("   There is no microphone here, so this step is left out. With one: " + invocation.programName()
                    + " record --seconds 3");
            return;
        }
        List<String> arguments = List.of("record", "--seconds", "3", "--title", "Three seconds", "--tag", "demo");
        show(arguments);
        int status = invocation.runAsTyped(arguments);
        if (status == ExitStatus.DEVICE.code()) {
            say("   No microphone could be used, so this step is left out.");
        } else {
            steps.add(new Step(arguments, status));
        }
    }

    private void waveform() {
        String title = DemoFile.ALL.getFirst().title();
        invocation
                .recordings()
                .page(RecordingFilter.PRESENT, RecordingOrder.NEWEST_FIRST, Optional.empty(), 10)
                .recordings()
                .stream()
                .filter(recording -> recording.title().equals(title))
                .map(Recording::shortId)
                .findFirst()
                .ifPresent(id -> step("waveform", id));
    }

    private void step(String... arguments) {
        invocation.cancel().throwIfCancelled();
        List<String> typed = List.of(arguments);
        show(typed);
        steps.add(new Step(typed, invocation.runAsTyped(typed)));
    }

    private void show(List<String> arguments) {
        if (!invocation.isJson() && !invocation.isQuiet()) {
            invocation
                    .console()
                    .printLine(invocation.style().heading("$ " + invocation.programName() + " " + complete(arguments)));
        }
    }

    /** With the library, so that it can be typed as it is shown. */
    private String complete(List<String> arguments) {
        List<String> words = new ArrayList<>(arguments);
        words.addAll(List.of(
                "--library", invocation.services().get(Library.class).root().toString()));
        return typed(words);
    }

    /** As it would have to be typed. */
    private static String typed(List<String> arguments) {
        List<String> words = arguments.stream()
                .map(word -> word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .toList();
        return Escapes.visible(String.join(" ", words));
    }

    private void say(String text) {
        if (!invocation.isJson() && !invocation.isQuiet()) {
            invocation.console().printLine("\n" + Escapes.visible(text));
        }
    }

    private void finish(Library library) {
        if (!invocation.isJson()) {
            say("That was it. The recordings lie in " + library.raw() + ", the database beside them.");
            say("Next:");
            String option = typed(List.of("--library", library.root().toString()));
            String program = typed(List.of(invocation.programName()));
            for (String next : List.of("play last " + option, "record", "workbench " + option, "--help")) {
                invocation.console().printLine("  " + program + " " + next);
            }
            return;
        }
        invocation.emit(json -> {
            json.beginObject().name("library").value(library.root().toString());
            json.name("steps").beginArray();
            for (Step step : steps) {
                json.beginObject().name("command").value(complete(step.arguments()));
                json.name("exitStatus").value(step.status()).endObject();
            }
            json.endArray().endObject();
        });
    }
}
