package org.voicerecorder.command.internal.commands;

import java.util.Optional;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.SearchIndex;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "index",
        sortOptions = false,
        description = {
            "Brings the search index up to date, or builds it anew.",
            "",
            "The index follows every change by itself; this waits until it has, and says so. It can be thrown away "
                    + "and built anew at any time, nothing is lost by it."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.BUSY, ExitCodes.DATABASE, ExitCodes.CANCELLED},
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec index", "  voicerec index --rebuild"})
public final class IndexCommand implements Command {
    private final Invocation invocation;

    @Option(names = "--rebuild", description = "Build it anew from the database.")
    private boolean rebuild;

    public IndexCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        SearchIndex index = invocation.services().get(SearchIndex.class);
        long recordings = rebuild ? index.rebuild(invocation.progress(), invocation.cancel()) : catchUp(index);
        if (invocation.isJson()) {
            invocation.emit(json -> json.beginObject()
                    .name("rebuilt")
                    .value(rebuild)
                    .name("recordings")
                    .value(recordings)
                    .endObject());
        } else {
            invocation.note("The search index is %s: %d recordings."
                    .formatted(rebuild ? "built anew" : "up to date", recordings));
        }
        return ExitStatus.OK;
    }

    /** A search waits for the changes committed before it; what it finds does not matter here. */
    private long catchUp(SearchIndex index) {
        index.search("title:voicerec");
        return invocation
                .recordings()
                .page(RecordingFilter.ALL, RecordingOrder.NEWEST_FIRST, Optional.empty(), 1)
                .total();
    }
}
