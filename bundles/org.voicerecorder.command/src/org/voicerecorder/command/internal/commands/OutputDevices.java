package org.voicerecorder.command.internal.commands;

import java.util.List;
import java.util.Locale;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.OutputDevice;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.Table;
import org.voicerecorder.command.internal.text.Table.Column;

/** What can be played on: the list, and the one that a person means. */
final class OutputDevices {
    private OutputDevices() {}

    static void list(Invocation invocation) {
        List<OutputDevice> devices =
                invocation.services().get(AudioPlayer.class).outputs();
        if (invocation.isJson()) {
            emit(invocation, devices);
        } else if (invocation.isQuiet()) {
            devices.forEach(device -> invocation.console().printLine(device.id()));
        } else if (devices.isEmpty()) {
            invocation.note("No output device. Connect headphones or speakers, and see that a sound server runs.");
        } else {
            print(invocation, devices);
        }
    }

    private static void print(Invocation invocation, List<OutputDevice> devices) {
        Table table = new Table(List.of(
                Column.left("").painted(invocation.style()::good),
                Column.text("ID").painted(invocation.style()::id),
                Column.text("NAME")));
        for (OutputDevice device : devices) {
            table.add(List.of(device.isDefault() ? "*" : "", device.id(), device.name()));
        }
        invocation.console().print(table.render(invocation.width(), invocation.style()));
        invocation.note("* is the default. Play on another with 'voicerec play ID --output DEVICE'.");
    }

    private static void emit(Invocation invocation, List<OutputDevice> devices) {
        invocation.emit(json -> {
            json.beginObject().name("outputs").beginArray();
            for (OutputDevice device : devices) {
                json.beginObject().name("id").value(device.id()).name("name").value(device.name());
                json.name("default").value(device.isDefault()).endObject();
            }
            json.endArray().endObject();
        });
    }

    /**
     * By its id, its name, or a part of the name that only one has.
     *
     * @throws VoiceRecorderException {@code ERR_DEVICE_NOT_FOUND}
     */
    static OutputDevice find(String wanted, List<OutputDevice> devices) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        List<OutputDevice> exact = devices.stream()
                .filter(d -> d.id().equals(wanted) || d.name().equalsIgnoreCase(wanted))
                .toList();
        List<OutputDevice> candidates = exact.isEmpty()
                ? devices.stream()
                        .filter(d -> d.name().toLowerCase(Locale.ROOT).contains(lower))
                        .toList()
                : exact;
        if (candidates.size() == 1) {
            return candidates.getFirst();
        }
        throw new VoiceRecorderException(
                ErrorCode.ERR_DEVICE_NOT_FOUND,
                candidates.isEmpty()
                        ? "There is no output device '%s'".formatted(wanted)
                        : "'%s' could be %d output devices".formatted(wanted, candidates.size()),
                "Give the id of one; 'voicerec devices --outputs' lists them.",
                null);
    }
}
