package org.voicerecorder.workbench.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.library.LibraryOpener;
import org.voicerecorder.api.library.LibraryOwnership;
import org.voicerecorder.workbench.internal.model.Background;
import org.voicerecorder.workbench.internal.model.Listeners;
import org.voicerecorder.workbench.internal.model.ServiceSource;

/** Which library the window shows: the one that was asked for, the one that is open, or why none is. Display thread. */
final class OpenLibrary {
    private final ServiceSource services;
    private final Background background;
    private final Runnable opened;
    private final Listeners listeners = new Listeners();
    private Optional<Path> root = Optional.empty();
    private Optional<VoiceRecorderException> failure = Optional.empty();
    private Optional<Path> requested = Optional.empty();
    private boolean wasOpen;

    /** @param opened told when a library that was asked for is open */
    OpenLibrary(ServiceSource services, Background background, Runnable opened) {
        this.services = services;
        this.background = background;
        this.opened = opened;
    }

    Listeners listeners() {
        return listeners;
    }

    Optional<Path> root() {
        return root;
    }

    Optional<VoiceRecorderException> failure() {
        return failure;
    }

    Optional<Path> requested() {
        return requested;
    }

    /** Opens a library beside the display thread. @param then run in the display thread once it is open */
    void open(Path folder, Runnable then) {
        requested = Optional.of(folder);
        failure = Optional.empty();
        listeners.tell();
        background.fetch(
                () -> ownAndOpen(folder),
                open -> {
                    root = Optional.of(open);
                    opened.run();
                    then.run();
                },
                problem -> {
                    failure = Optional.of(problem);
                    listeners.tell();
                });
    }

    /** First this process becomes the library's owner, so that commands in a terminal find it; then it opens it. */
    private Path ownAndOpen(Path folder) {
        services.find(LibraryOwnership.class).ifPresent(ownership -> ownership.take(folder));
        return services.require(LibraryOpener.class).open(folder).root();
    }

    /** The services came or went, and a library with them. */
    void follow() {
        boolean open = services.has(Library.class);
        if (open != wasOpen) {
            wasOpen = open;
            if (!open) {
                root = Optional.empty();
            }
        }
        if (open && root.isEmpty()) {
            background.fetch(
                    () -> services.find(Library.class).map(Library::root),
                    found -> {
                        root = found;
                        listeners.tell();
                    },
                    problem -> listeners.tell());
        }
    }
}
