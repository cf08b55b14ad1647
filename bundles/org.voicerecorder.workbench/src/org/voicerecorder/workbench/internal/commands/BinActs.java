package org.voicerecorder.workbench.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.api.storage.Purge;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Tasks;
import org.voicerecorder.workbench.internal.dialogs.Problems;
import org.voicerecorder.workbench.internal.dialogs.Question;
import org.voicerecorder.workbench.internal.model.SidebarModel.Place;

/** Taking recordings out of the bin for good, and looking whether the others are intact. */
final class BinActs {
    private BinActs() {}

    static void purgeSelected(Desk desk, Shell shell) {
        List<UUID> ids = desk.selection().ids();
        String question = ids.size() == 1
                ? NLS.bind(
                        Messages.purgeConfirmOne,
                        desk.rows().known(ids.getFirst()).map(Recording::title).orElse(""))
                : NLS.bind(Messages.purgeConfirmMany, ids.size());
        confirmAndPurge(desk, shell, question, ids);
    }

    static void emptyBin(Desk desk, Shell shell) {
        long count = desk.sidebar().count(Place.BIN).orElse(0L);
        confirmAndPurge(desk, shell, NLS.bind(Messages.purgeConfirmMany, count), List.of());
    }

    private static void confirmAndPurge(Desk desk, Shell shell, String question, List<UUID> ids) {
        String text = question + "\n\n" + Messages.purgeDetail;
        if (Question.confirmed(shell, Messages.purgeTitle, text, Messages.purgeButton, Messages.cancel)) {
            new Tasks(desk)
                    .start(
                            Messages.purgeTitle,
                            (progress, cancel) ->
                                    desk.services().require(Purge.class).purge(ids, false),
                            report -> desk.toasts()
                                    .show(NLS.bind(
                                            Messages.purged,
                                            NLS.bind(
                                                    Messages.manyRecordings,
                                                    report.purged().size()))),
                            problem -> Problems.show(shell, problem));
        }
    }

    static void verifySelected(Desk desk, Shell shell) {
        verify(desk, shell, desk.selection().ids());
    }

    static void verifyAll(Desk desk, Shell shell) {
        verify(desk, shell, List.of());
    }

    private static void verify(Desk desk, Shell shell, List<UUID> ids) {
        new Tasks(desk)
                .start(
                        Messages.verifyTask,
                        (progress, cancel) ->
                                desk.services().require(Integrity.class).verify(ids, progress, cancel),
                        report -> tell(desk, shell, report),
                        problem -> Problems.show(shell, problem));
    }

    private static void tell(Desk desk, Shell shell, Integrity.Report report) {
        if (report.isClean()) {
            desk.toasts().show(NLS.bind(Messages.verifyClean, report.verified()));
            return;
        }
        List<String> lines = new ArrayList<>();
        report.corrupt().forEach(r -> lines.add(line(r, ErrorCode.ERR_CHECKSUM_MISMATCH)));
        report.missing().forEach(r -> lines.add(line(r, ErrorCode.ERR_FILE_MISSING)));
        report.failed()
                .forEach(f -> lines.add(Problems.line(
                        f.recording().title(),
                        f.why().code(),
                        f.why().getMessage(),
                        f.why().advice())));
        report.unregistered()
                .forEach(file -> lines.add(
                        "%s\n    %s\n    %s".formatted(file, Messages.verifyStranger, Messages.verifyStrangerAdvice)));
        String intro = NLS.bind(Messages.verifyBad, new Object[] {
            report.verified(),
            report.corrupt().size(),
            report.missing().size(),
            report.failed().size(),
            report.unregistered().size()
        });
        Problems.summary(shell, Messages.verifyBadTitle, intro, lines, java.util.Optional.empty());
    }

    private static String line(Recording recording, ErrorCode code) {
        return Problems.line(recording.title(), code, recording.path().toString(), code.advice());
    }
}
