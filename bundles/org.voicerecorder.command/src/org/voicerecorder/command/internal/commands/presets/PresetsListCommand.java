package org.voicerecorder.command.internal.commands.presets;

import java.util.List;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.Table;
import org.voicerecorder.command.internal.text.Table.Column;
import picocli.CommandLine;

@CommandLine.Command(name = "list", sortOptions = false, description = "Lists the presets.")
final class PresetsListCommand implements Command {
    private final Invocation invocation;

    PresetsListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Presets presets = invocation.services().get(Presets.class);
        List<Preset> all = presets.list();
        if (invocation.isJson()) {
            emit(presets, all);
        } else if (invocation.isQuiet()) {
            all.forEach(preset -> invocation.console().printLine(preset.name()));
        } else {
            print(presets, all);
        }
        return ExitStatus.OK;
    }

    private void print(Presets presets, List<Preset> all) {
        Table table = new Table(List.of(
                Column.text("NAME").painted(invocation.style()::id),
                Column.left("FORMAT"),
                Column.text("TITLE"),
                Column.left("")));
        for (Preset preset : all) {
            table.add(List.of(
                    preset.name(),
                    preset.request().format().toString(),
                    preset.request().text().title().orElse(""),
                    presets.isBuiltIn(preset.name()) ? "built in" : ""));
        }
        invocation.console().print(table.render(invocation.width(), invocation.style()));
    }

    private void emit(Presets presets, List<Preset> all) {
        invocation.emit(json -> {
            json.beginObject().name("builtIn").beginArray();
            for (Preset preset : all) {
                if (presets.isBuiltIn(preset.name())) {
                    json.value(preset.name());
                }
            }
            json.endArray().name("presets");
            PresetCard.array(json, presets, all);
            json.endObject();
        });
    }
}
