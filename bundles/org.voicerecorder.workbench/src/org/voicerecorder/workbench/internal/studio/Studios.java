package org.voicerecorder.workbench.internal.studio;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.edit.EditSessions;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.Windows;
import org.voicerecorder.workbench.internal.dialogs.Problems;
import org.voicerecorder.workbench.internal.studio.dialogs.RecordingDialog;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;
import org.voicerecorder.workbench.internal.views.LibraryView;

/** Ways into the Studio and out of it. Display thread. */
public final class Studios {
    private static final String LAST = "studio.last";
    private static final Duration STEP = Duration.ofSeconds(5);

    private Studios() {}

    /** Lets the window know of the Studio: what it shows of itself, and what was left unsaved. */
    public static void install(Desk desk, Shell shell) {
        desk.studio().report(problem -> Problems.show(shell, problem));
        Runnable[] offer = new Runnable[1];
        offer[0] = desk.libraryListeners().add(() -> {
            if (desk.studio().isAvailable() && desk.services().has(Recordings.class)) {
                offer[0].run();
                begin(desk);
            }
        });
    }

    /** A window that was closed in the Studio opens there, with the same recording; else an unsaved edit is offered. */
    private static void begin(Desk desk) {
        Optional<UUID> last = Preferences.get(LAST).map(UUID::fromString);
        if (Windows.isStudio() && last.isPresent() && desk.studio().phase() == StudioModel.Phase.EMPTY) {
            desk.background()
                    .fetch(
                            () -> desk.services().require(Recordings.class).find(last.get()),
                            found -> found.ifPresent(desk.studio()::open),
                            problem -> Problems.show(Windows.shell(), problem));
        } else {
            offerDraft(desk);
        }
    }

    /** The edit that was worked on last, when the program was ended before it was saved. */
    private static void offerDraft(Desk desk) {
        List<UUID> unsaved = desk.studio().unsaved();
        if (unsaved.isEmpty()) {
            return;
        }
        desk.background()
                .fetch(
                        () -> unsaved.stream()
                                .filter(desk.services().require(EditSessions.class)::exists)
                                .flatMap(id -> desk.services().require(Recordings.class).find(id).stream())
                                .filter(recording -> !recording.isDeleted())
                                .findFirst(),
                        found -> found.ifPresent(recording -> desk.toasts()
                                .showUntilDismissed(
                                        NLS.bind(StudioMessages.draftToast, recording.title()),
                                        StudioMessages.draftGo,
                                        () -> edit(desk, recording))),
                        problem -> Problems.show(Windows.shell(), problem));
    }

    static void edit(Desk desk, Recording recording) {
        desk.player().stop();
        desk.studio().open(recording);
        Preferences.put(LAST, recording.id().toString());
        Windows.activate(WorkbenchIds.STUDIO_VIEW, StudioView.class);
    }

    static void editSelected(Desk desk, Shell shell) {
        UUID id = desk.selection().ids().getFirst();
        Optional<Recording> known =
                desk.selection().shown().or(() -> desk.rows().known(id));
        if (known.isPresent()) {
            edit(desk, known.get());
            return;
        }
        desk.background()
                .fetch(
                        () -> desk.services().require(Recordings.class).find(id),
                        found -> found.ifPresent(recording -> edit(desk, recording)),
                        (VoiceRecorderException problem) -> Problems.show(shell, problem));
    }

    /** Goes to the Studio; when nothing is open in it, with what is selected in the library. */
    static void show(Desk desk, Shell shell) {
        boolean empty = desk.studio().phase() == StudioModel.Phase.EMPTY
                || desk.studio().phase() == StudioModel.Phase.GONE;
        if (empty && desk.selection().ids().size() == 1) {
            editSelected(desk, shell);
        } else {
            Windows.activate(WorkbenchIds.STUDIO_VIEW, StudioView.class);
        }
    }

    static void choose(Desk desk, Shell shell) {
        new RecordingDialog(shell, desk, StudioMessages.dialogOpen, StudioMessages.open)
                .ask()
                .ifPresent(recording -> edit(desk, recording));
    }

    static void toLibrary() {
        Windows.activate(WorkbenchIds.LIBRARY_VIEW, LibraryView.class);
    }

    static void showInLibrary(Recording recording) {
        toLibrary();
        Windows.reveal(recording.id());
    }

    /** Left and right: 5 seconds while it plays, else as far as one sees: one sample at the closest. */
    static void step(Desk desk, int direction) {
        var player = desk.studio().player();
        Duration step = player.isPlaying()
                ? STEP
                : Windows.view(WorkbenchIds.STUDIO_VIEW, StudioView.class)
                        .map(StudioView::keyStep)
                        .filter(s -> s.compareTo(STEP) < 0)
                        .orElse(STEP);
        player.skip(step.multipliedBy(direction));
    }
}
