package org.voicerecorder.command.internal;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.Recording;
import org.voicerecorder.command.internal.text.HumanTime;
import org.voicerecorder.command.internal.text.Style;
import org.voicerecorder.command.internal.text.Table;
import org.voicerecorder.command.internal.text.Table.Column;

/** Recordings as a table for people. */
public final class RecordingTable {
    private RecordingTable() {}

    /** @param withStatus whether a column says which are in the bin */
    public static String of(List<Recording> recordings, boolean withStatus, Invocation invocation) {
        Style style = invocation.style();
        ZoneId zone = invocation.zone();
        List<Column> columns = new ArrayList<>(List.of(
                Column.left("ID").painted(style::id),
                Column.left("CREATED").leaving(3),
                Column.right("LENGTH"),
                Column.right("SIZE").leaving(1)));
        if (withStatus) {
            columns.add(Column.left("STATUS"));
        }
        columns.add(Column.text("TITLE"));
        columns.add(Column.text("TAGS").leaving(2).painted(style::faint));
        Table table = new Table(columns);
        for (Recording recording : recordings) {
            List<String> cells = new ArrayList<>(List.of(
                    recording.shortId(),
                    HumanTime.date(recording.createdAt(), zone),
                    length(recording),
                    new ByteSize(recording.sizeBytes()).toString()));
            if (withStatus) {
                cells.add(recording.status().name().toLowerCase(Locale.ROOT));
            }
            cells.add(recording.title());
            cells.add(String.join(" ", recording.tags()));
            table.add(cells);
        }
        return table.render(invocation.width(), style);
    }

    /** The length of the audio, {@code -} when it is unknown. */
    public static String length(Recording recording) {
        return recording
                .audio()
                .map(audio -> audio.duration().compareTo(Duration.ofMinutes(1)) < 0
                        ? HumanTime.clock(audio.duration())
                        : HumanTime.clock(Math.round(audio.seconds())))
                .orElse("-");
    }
}
