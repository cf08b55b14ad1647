package org.voicerecorder.workbench.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.library.Guests;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.dialogs.Question;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.TaskModel;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.views.PropertiesView;

/** Asks before the window closes over something that has not finished. */
final class Closing {
    private static final Duration TO_END = Duration.ofSeconds(2);

    private final Desk desk;
    private final Shell shell;

    private Closing(Desk desk, Shell shell) {
        this.desk = desk;
        this.shell = shell;
    }

    /** Asked for the window and for the program; whoever has agreed is not asked again. */
    static boolean mayClose(Desk desk, Shell shell) {
        if (desk.isClosing()) {
            return true;
        }
        // Leaving a field keeps what was typed in it.
        Windows.view(WorkbenchIds.PROPERTIES_VIEW, PropertiesView.class).ifPresent(PropertiesView::commit);
        Closing closing = new Closing(desk, shell);
        int foreign = (int) desk.recorder().takes().stream()
                .filter(t -> !desk.recorder().isOwn(t))
                .count();
        boolean agreed = closing.mayStopRecording() && closing.mayEndTasks() && closing.mayDismissGuests(foreign);
        if (agreed) {
            desk.beginClosing();
        }
        return agreed;
    }

    private boolean mayStopRecording() {
        RecorderModel recorder = desk.recorder();
        List<Take> takes = recorder.takes();
        if (takes.isEmpty()) {
            return true;
        }
        String text = takes.size() == 1
                ? NLS.bind(Messages.closeRecordingText, name(recorder, takes.getFirst()))
                : NLS.bind(
                        Messages.closeRecordingsText,
                        takes.size(),
                        takes.stream().map(t -> "\u2022 " + name(recorder, t)).collect(Collectors.joining("\n")));
        int answer = ask(Messages.closeRecordingTitle, text, Messages.closeStopAndClose, Messages.closeMinimise);
        if (answer == 1) {
            shell.setMinimized(true);
        }
        if (answer != 0) {
            return false;
        }
        recorder.stopAll();
        await(() -> !recorder.isRecording());
        return true;
    }

    private static String name(RecorderModel recorder, Take take) {
        String length = Texts.length(take.status().recorded());
        return NLS.bind(recorder.isOwn(take) ? Messages.closeTake : Messages.closeForeignTake, take.title(), length);
    }

    private void await(BooleanSupplier condition) {
        while (!shell.isDisposed() && !condition.getAsBoolean()) {
            if (!shell.getDisplay().readAndDispatch()) {
                shell.getDisplay().sleep();
            }
        }
    }

    private boolean mayEndTasks() {
        return desk.tasks().running().stream()
                .findFirst()
                .map(TaskModel.Task::state)
                .map(task -> agreed(
                        Messages.closeTasksTitle, NLS.bind(Messages.closeTasksText, task.name()), Messages.closeAnyway))
                .map(yes -> {
                    if (yes) {
                        desk.tasks().running().forEach(TaskModel.Task::end);
                    }
                    return yes;
                })
                .orElse(true);
    }

    /** @param ending how many commands end by themselves, for their takes were stopped */
    private boolean mayDismissGuests(int ending) {
        int active = guests() - ending;
        boolean agreed = active <= 0
                || agreed(
                        Messages.closeGuestsTitle,
                        active == 1 ? Messages.closeGuestsTextOne : NLS.bind(Messages.closeGuestsText, active),
                        Messages.closeAnyway);
        if (agreed && ending > 0) {
            giveTimeToEnd();
        }
        return agreed;
    }

    private int guests() {
        return desk.services().find(Guests.class).map(Guests::active).orElse(0);
    }

    /** Commands that have recorded still tell their terminals so. */
    private void giveTimeToEnd() {
        long end = System.nanoTime() + TO_END.toNanos();
        boolean[] over = {false};
        desk.background().later(TO_END, () -> over[0] = true);
        await(() -> over[0] || guests() == 0 || System.nanoTime() > end);
    }

    private boolean agreed(String title, String text, String yes) {
        return ask(title, text, yes) == 0;
    }

    /** What keeps everything as it is comes last, and is what Enter does. */
    private int ask(String title, String text, String... answers) {
        String[] all = Arrays.copyOf(answers, answers.length + 1);
        all[answers.length] = Messages.closeKeepOpen;
        return Question.ask(shell, title, text, all);
    }
}
